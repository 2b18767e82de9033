import { createHash } from 'node:crypto';
import { at } from '../../support/world/asking';
import { pdfText } from '../../support/pdf-text';
import { requested, urlOf, type Fetched } from '../../support/world/receipts';
import type { World } from '../../support/world/world';
import { addressesOf, CARRIERS, refusalOf, type Address } from './addresses';
import { firstsOf, type Cast, type Viewer } from './cast';
import type { Heard } from './documents';
import type { Observation } from './observe';
import type { Stage } from './stage';
import { Trail } from './trail';

export interface Requested {
  readonly observations: readonly Observation[];
  readonly heard: readonly Heard[];
  /** Routes of a router without an address here, and addresses without a route. */
  readonly strange: readonly string[];
  /** What anybody may read and was not the same for everybody. */
  readonly different: readonly string[];
  /** Where HEAD said something else than GET. */
  readonly headless: readonly string[];
}

interface Requesting {
  readonly world: World;
  readonly stage: Stage;
  readonly trail: Trail;
  readonly found: { readonly observations: Observation[]; readonly heard: Heard[]; readonly headless: string[] };
  /** What came from an open address, by its name. */
  readonly bodies: Map<string, Set<string>>;
}

/** Every viewer asks every address of its site, as the router has them. */
export async function requestEverything(world: World, scene: { cast: Cast; stage: Stage; viewers: readonly Viewer[] }): Promise<Requested> {
  const requesting: Requesting = { world, stage: scene.stage, trail: await new Trail(world).read(), found: { observations: [], heard: [], headless: [] }, bodies: new Map() };
  const addresses = addressesOf({ world, ...scene });
  for (const [route, asked] of Object.entries(addresses)) {
    const sites = world.app.routes.filter(({ method, path }) => `${method} ${path}` === route).map(({ site }) => site);
    const viewers = scene.viewers.filter(({ visitor }) => sites.includes(visitor.site));
    const firsts = firstsOf(viewers);
    for (const address of asked) await Promise.all((address.isOpen === true || address.holds === 'PDF' ? firsts : viewers).map((viewer) => request(requesting, viewer, { route, address, withHead: firsts.includes(viewer) })));
  }
  const different = [...requesting.bodies].filter(([, bodies]) => bodies.size > 1).map(([name]) => name);
  return { ...requesting.found, strange: strangeTo(world, Object.keys(addresses)), different };
}

/** HEAD is what the router adds to each GET by itself. */
function strangeTo({ app }: World, known: readonly string[]): string[] {
  const served = new Set(app.routes.map(({ method, path }) => `${method.replace('HEAD', 'GET')} ${path}`));
  const lacking = [...served].filter((route) => !known.includes(route) && !CARRIERS.includes(route)).map((route) => `test/api/access/addresses.ts: add ${route}`);
  return [...lacking, ...[...known, ...CARRIERS].filter((route) => !served.has(route)).map((route) => `no site has ${route}`)];
}

interface Asked {
  readonly route: string;
  readonly address: Address;
  /** Whether HEAD is asked as well. */
  readonly withHead: boolean;
}

async function request(requesting: Requesting, viewer: Viewer, { route, address, withHead }: Asked): Promise<void> {
  const { world, found, bodies } = requesting;
  const [method = 'GET'] = route.split(' ');
  const answer = await send(world, viewer, method, address);
  const path = `${route} ${address.name}`;
  found.observations.push(...(await observe(requesting, viewer, { answer, address, path })));
  await keep({ found, bodies }, { viewer, answer, address, path });
  if (method !== 'GET' || address.holds === 'PDF' || !withHead) return;
  const { status, bytes } = await send(world, viewer, 'HEAD', address);
  if (status !== answer.status || bytes.length > 0) found.headless.push(`${viewer.name}: HEAD ${path} is ${status}, GET ${answer.status}`);
}

/** What was said at the address, and field by field what it holds. */
async function observe(requesting: Requesting, viewer: Viewer, { answer, address, path }: Omit<Answered, 'viewer'>): Promise<Observation[]> {
  const isGiven = answer.status < 400;
  const said = isGiven ? await address.reads(answer) : refusalOf(answer);
  // A sales agent's trail has only what is about customers.
  const thing = address.holds === 'TRAIL' && viewer.name.endsWith('/sales') ? 'for-sales' : '*';
  const whole: Observation = { viewer, type: 'Route', thing, field: address.name, answer: said, value: undefined, path, count: null, isAfterChange: false };
  if (isGiven && address.holds === 'RECEIPT') return [whole, ...fieldsOfReceipt(viewer, JSON.parse(answer.text), { thing: said, path })];
  return isGiven && address.holds === 'TRAIL' ? [whole, ...(await fieldsOfTrail(requesting, viewer, { text: answer.text, path }))] : [whole];
}

interface Answered {
  readonly viewer: Viewer;
  readonly answer: Fetched;
  readonly address: Address;
  readonly path: string;
}

/** For the scan of what nobody may be sent; what is the same for everybody is looked through once. */
async function keep({ found, bodies }: Pick<Requesting, 'found' | 'bodies'>, { viewer, answer, address, path }: Answered): Promise<void> {
  const isGiven = answer.status < 400;
  const hash = createHash('sha256').update(answer.bytes).digest('hex');
  const place = `${viewer.visitor.site} ${path}`;
  const isKnown = address.isOpen === true && bodies.get(place)?.has(hash) === true;
  if (!isKnown) found.heard.push({ viewer, path, text: await textOf(answer, isGiven ? address : {}), isSecret: false });
  if (address.isOpen === true && isGiven) bodies.set(place, (bodies.get(place) ?? new Set()).add(hash));
}

function send(world: World, { visitor }: Viewer, method: string, { path, headers, body }: Address): Promise<Fetched> {
  const key: Record<string, string> = visitor.key === undefined ? {} : { authorization: `Bearer ${visitor.key}` };
  return requested(world, visitor, path, { headers: { origin: urlOf(world, visitor), ...headers, ...key }, method, body });
}

/** As a person reads it, with the name under which it would be saved. A PDF breaks its lines anywhere. */
async function textOf({ text, bytes, headers }: Fetched, { holds }: Pick<Address, 'holds'>): Promise<string> {
  return `${headers.get('content-disposition') ?? ''}\n${holds === 'PDF' ? (await pdfText(bytes)).text : text}`;
}

interface Where {
  readonly thing: string;
  readonly path: string;
}

/** Every line of a receipt's summary, and every part of what it discloses and proves. */
function fieldsOfReceipt(viewer: Viewer, receipt: unknown, { thing, path }: Where): Observation[] {
  const disclosed = Object.fromEntries(['signer', 'evidence', 'parties'].map((group) => [`disclosed.${group}`, at(receipt, `disclosed.${group}.fields`)]));
  const parts = { ...flat(at(receipt, 'acceptance')), ...disclosed, event: at(receipt, 'event'), proof: at(receipt, 'proof'), later: at(receipt, 'later') };
  return Object.entries(parts).map(([field, value]) => observed(viewer, { type: 'ReceiptFile', thing, field, value, path }));
}

/** Two levels deep: below that, what is there is there as a whole. */
function flat(value: unknown): Record<string, unknown> {
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
  return Object.fromEntries(entries.flatMap(([name, below]) => (isGroup(name, below) ? Object.entries(below).map(([field, held]) => [`${name}.${field}`, held]) : [[name, below]])));
}

/** The circumstances of a direct acceptance are whatever was known of them. */
const isGroup = (name: string, value: unknown): value is object => typeof value === 'object' && value !== null && name !== 'evidence';

/** The last column is the event's id. What others were given meanwhile is an event as well. */
async function fieldsOfTrail({ trail }: Pick<Requesting, 'trail'>, viewer: Viewer, { text, path }: { readonly text: string; readonly path: string }): Promise<Observation[]> {
  const [heading = [], ...rows] = text.replace('\uFEFF', '').trimEnd().split('\r\n').map(cellsOf);
  if (rows.some((row) => !trail.has(row.at(-1) ?? ''))) await trail.read();
  return rows.flatMap((row) => {
    const id = row.at(-1) ?? '';
    const thing = trail.nameOf(id, viewer);
    return heading.map((name, index) => {
      const field = name.replaceAll(/[^\w]+/g, '-');
      const value = row[index] === '' ? null : row[index];
      return { ...observed(viewer, { type: 'TrailFile', thing, field, value, path }), isRecorded: () => trail.isRecorded(id, field, viewer) };
    });
  });
}

/** A line of RFC 4180. */
const cellsOf = (line: string): string[] => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');

function observed(viewer: Viewer, { type, thing, field, value, path }: Where & { readonly type: string; readonly field: string; readonly value: unknown }): Observation {
  const isNothing = value === null || value === undefined || value === '';
  const answer = isNothing ? 'null' : Array.isArray(value) && value.length === 0 ? 'none' : 'sees';
  return { viewer, type, thing, field, answer, value, path, count: null, isAfterChange: false };
}

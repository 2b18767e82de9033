import { isUnionType } from 'graphql';
import { at } from '../../support/world/asking';
import type { Selected } from './selection';
import type { Viewer } from './cast';
import type { Trail } from './trail';

/** One cell as it was answered: what this viewer got for a field of a thing, and by which chain of edges. */
export interface Observation {
  readonly viewer: Viewer;
  readonly type: string;
  readonly thing: string;
  readonly field: string;
  /** `null`, `none`, the names of the things that it gives, a code, or `sees`. */
  readonly answer: string;
  /** The value of a field that gives no object. */
  readonly value: unknown;
  readonly path: string;
  /** Of a field of a connection: how many rows it shows. */
  readonly count: number | null;
  /** After a mutation the things of the scene have moved on: less may be there than in the scene, never more. */
  readonly isAfterChange: boolean;
  /** Of an event: whether there is anything on record that the field could tell. */
  readonly isRecorded?: () => boolean;
}

export interface Seeing {
  readonly viewer: Viewer;
  /** `ANSWER` of a mutation: what it made is as it made it. `STREAM`: told later, whatever has become of it. */
  readonly after: 'NOTHING' | 'ANSWER' | 'STREAM';
  readonly trail: Trail;
  /** What the table calls a thing. */
  readonly nameOf: (id: string) => string;
  readonly observations: Observation[];
}

interface Place {
  readonly thing: string;
  readonly path: string;
  readonly prefix: string;
}

/** Goes through an answer with the selection that asked for it. */
export function observe(seeing: Seeing, value: unknown, selected: Selected, place: Place): void {
  if (Array.isArray(value)) {
    for (const entry of value) observe(seeing, entry, selected, place);
    return;
  }
  if (value === null || value === undefined) return;
  const typename = String(at(value, '__typename'));
  const member = isUnionType(selected.type) ? selected.members.find(({ type }) => type.name === typename) : selected;
  if (member === undefined) throw new Error(`${typename} is no member of ${selected.type.name}`);
  const prefix = member === selected ? '' : `${typename}__`;
  observeFields(seeing, value, member, { path: place.path, prefix, thing: thingOf(seeing, value, member.type.name, { ...place, prefix }) });
}

/** Things without an id that are told apart by what one of their fields says. */
const TELLING: Readonly<Record<string, string>> = { Refusal: 'code', CodeRequired: 'kind' };

function thingOf({ nameOf }: Seeing, value: unknown, type: string, { thing, prefix }: Place): string {
  const id = at(value, `${prefix}id`);
  if (typeof id === 'string') return nameOf(id);
  const told = TELLING[type] === undefined ? undefined : at(value, `${prefix}${TELLING[type]}`);
  return typeof told === 'string' ? told : thing;
}

/** Things that are told apart by the field that gives them. */
const BY_FIELD: readonly string[] = ['Permission', 'InvitationMail'];

function thingBelow(field: string, type: string, { thing, count }: { readonly thing: string; readonly count: number | null }): string {
  if (type === 'PageInfo') return count === 0 ? 'of-nothing' : 'of-some';
  return BY_FIELD.includes(type) ? field : thing;
}

/** What a mutation made, and what carries its answer, is as it says; of the scene's own things more may have happened. */
const isMoving = ({ after }: Seeing, thing: string): boolean => after === 'STREAM' || (after === 'ANSWER' && !/^(?:\*|made.*|[A-Z_]+)$/.test(thing));

const SAID_ELSEWHERE: readonly string[] = ['ReceiptLine.url'];

/** Lines of receipts that tell more than which version was agreed to and when. One that is not here fails as a line that nobody may have. */
const LINES = [
  ...['reference', 'company', 'domain', 'registrationNumber', 'agreement', 'country', 'language', 'signer', 'method', 'provider', 'recordedBy', 'dateAgreed', 'recordedAt', 'attachment'],
  ...['supersedes', 'withdrawn', 'displayedAt', 'signIn', 'credentials', 'address', 'userAgent', 'browserLanguage', 'timeZone', 'siteBuild', 'wordsLanguage', 'statement', 'boxes'],
  ...['button', 'wordsHash', 'state', 'leaf', 'checkpoint', 'verify', 'timestamp', 'fileHash', 'shownHash', 'event', 'rule'],
];

/** The page of a receipt, line by line: each is there or not, and with an address or without. */
function linesOf(receipt: unknown, place: Pick<Observation, 'viewer' | 'thing' | 'path'>): Observation[] {
  const sections = at(receipt, 'sections');
  const rows: unknown[] = Array.isArray(sections) ? sections.flatMap((section) => at(section, 'rows') ?? []) : [];
  const shown = new Map(rows.map((row) => [String(at(row, 'key')), row]));
  const whole = { ...place, type: 'ReceiptPage', value: undefined, count: null, isAfterChange: false };
  return [...new Set([...LINES, ...shown.keys()])].flatMap((key) => [
    { ...whole, field: key, answer: shown.has(key) ? 'sees' : 'null' },
    { ...whole, field: `${key}.url`, answer: plain(at(shown.get(key), 'url')) },
  ]);
}

function observeFields(seeing: Seeing, value: unknown, { type, fields }: Selected, { thing, path, prefix }: Place): void {
  const edges = at(value, `${prefix}edges`);
  const count = Array.isArray(edges) ? edges.length : null;
  const id = at(value, `${prefix}id`);
  const { viewer, trail } = seeing;
  if (type.name === 'ReceiptText' && seeing.after === 'NOTHING') seeing.observations.push(...linesOf(value, { viewer, thing, path }));
  const whole = { viewer, type: type.name, thing, path, count, isAfterChange: isMoving(seeing, thing) };
  for (const [field, below] of fields ?? []) {
    const found = at(value, `${prefix}${field}`);
    const answer = below === null ? plain(found) : given(namesAt(seeing, field), found, below);
    const isRecorded = type.name === 'AuditEvent' ? { isRecorded: () => trail.isRecorded(String(id), field, viewer) } : {};
    // Which things a list gives is said where the list is given.
    if ((count === null || field !== 'edges') && !SAID_ELSEWHERE.includes(`${type.name}.${field}`)) seeing.observations.push({ ...whole, field, answer, value: below === null ? found : undefined, ...isRecorded });
    if (below !== null && (below.fields !== null || below.members.length > 0)) observe(seeing, found, below, { thing: thingBelow(field, below.type.name, { thing, count }), path: `${path} > ${field}`, prefix: '' });
  }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) && value.length === 0 ? 'none' : 'sees';
}

/** Everybody is `self` to himself where a field says who is signed in. */
export const namesAt = ({ viewer, nameOf }: Pick<Seeing, 'viewer' | 'nameOf'>, field: string): Pick<Seeing, 'nameOf'> =>
  field === 'viewer' ? { nameOf: (id) => (id === viewer.personId ? 'self' : nameOf(id)) } : { nameOf };

/** What a field gives that gives objects: their names, where they have an id; which member, of a union. */
export function given({ nameOf }: Pick<Seeing, 'nameOf'>, value: unknown, { type }: Selected): string {
  if (value === null || value === undefined) return 'null';
  const edges = at(value, 'edges');
  const entries: unknown[] = Array.isArray(value) ? value : Array.isArray(edges) ? edges.map((edge) => at(edge, 'node')) : [value];
  if (entries.length === 0) return 'none';
  return [...new Set(entries.map((entry) => nameOfObject(nameOf, entry, isUnionType(type))))].join(' ');
}

function nameOfObject(nameOf: Seeing['nameOf'], value: unknown, isMember: boolean): string {
  const typename = String(at(value, '__typename'));
  const id = at(value, 'id') ?? at(value, `${typename}__id`);
  if (typeof id === 'string' && !(isMember && nameOf(id).startsWith('made'))) return nameOf(id);
  if (!isMember) return 'sees';
  return typename === 'Refusal' ? `Refusal:${String(at(value, 'Refusal__code'))}` : typename;
}

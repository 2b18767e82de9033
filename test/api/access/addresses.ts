import { createHash } from 'node:crypto';
import { expiringDocumentUrl } from '@assent/server/src/agreements/document-link';
import { at, textAt } from '../../support/world/asking';
import type { Fetched } from '../../support/world/receipts';
import { pdfText } from '../../support/pdf-text';
import type { World } from '../../support/world/world';
import type { Cast } from './cast';
import { PAPER, type Stage } from './stage';

/** An address outside GraphQL with the arguments of the scene. */
export interface Address {
  /** What the table calls it. */
  readonly name: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** What came, by the name that the table has for it. */
  readonly reads: (answer: Fetched) => string | Promise<string>;
  /** What it holds is read field by field. */
  readonly holds?: 'RECEIPT' | 'TRAIL' | 'PDF';
  /** Anybody may have it: it must be the same for everybody. */
  readonly isOpen?: boolean;
}

interface Scene {
  readonly world: World;
  readonly cast: Cast;
  readonly stage: Stage;
}

/** These carry operations, which are asked elsewhere here: field by field, mutation by mutation, stream by stream. */
export const CARRIERS: readonly string[] = ['POST /graphql', 'POST /graphql/stream'];

/** Every route of either site's router, as everybody asks for it. A route that is not here fails the test. */
export function addressesOf(scene: Scene): Readonly<Record<string, readonly Address[]>> {
  return {
    'GET /acceptances/:id/receipt': receipts(scene),
    'GET /acceptances/:id/attachment': attachments(scene),
    'POST /attachments': [{ name: 'upload', path: '/attachments', body: PAPER, headers: { 'content-type': 'application/octet-stream' }, reads: sees }],
    'GET /audit.csv': trails(scene),
    'GET /agreements/:textId/document': documents(scene),
    ...openAddresses(),
  };
}

const sees = ({ bytes }: Fetched): string => (bytes.length > 0 ? 'sees' : 'none');

const idOf = ({ stage }: Scene, thing: string): string => [...stage.names].find(([, name]) => name === thing)?.[0] ?? 'unknown';
const nameOf = ({ stage }: Scene, id: string): string => stage.names.get(id) ?? `a stranger ${id}`;

const PAGE = { accept: 'text/html' };

function receipts(scene: Scene): Address[] {
  const acceptances = [...scene.stage.names.values()].filter((name) => /-(attestation|superseded|withdrawn)$|^direct$/.test(name));
  const receipt = (name: string, format: string): Omit<Address, 'reads'> => ({ name: `${format}:${name}`, path: `/acceptances/${idOf(scene, name)}/receipt?format=${format}` });
  const printed = ['direct', 'seller-attestation', 'told-attestation'];
  return [
    ...[...acceptances, 'unknown'].map((name): Address => ({ ...receipt(name, 'json'), holds: 'RECEIPT', reads: ({ text }) => nameOf(scene, textAt(JSON.parse(text), 'acceptance.id')) })),
    ...printed.map((name): Address => ({ ...receipt(name, 'pdf'), holds: 'PDF', reads: async ({ bytes }) => ((await pdfText(bytes)).text.includes(idOf(scene, name)) ? name : 'another') })),
    ...['direct', 'unknown'].map((name): Address => ({ ...receipt(name, 'html'), headers: PAGE, reads: sees })),
  ];
}

const attachments = (scene: Scene): Address[] =>
  ['seller-attestation', 'direct', 'unknown'].map((name) => ({ name: `paper:${name}`, path: `/acceptances/${idOf(scene, name)}/attachment`, reads: ({ bytes }) => (bytes.equals(PAPER) ? 'seller-paper' : 'another') }));

function trails(scene: Scene): Address[] {
  const { linden, elsewhere, elsewhereAdmin } = scene.cast;
  const filters = { all: '', linden: `?customerId=${linden.id}`, elsewhere: `?customerId=${elsewhere.id}`, 'by-another': `?actorId=${elsewhereAdmin.id}`, 'of-no-kind': '?kind=NOTHING' };
  return Object.entries(filters).map(([name, query]) => ({ name: `trail:${name}`, path: `/audit.csv${query}`, holds: 'TRAIL', reads: ({ text }) => (text.trimEnd().split('\r\n').length > 1 ? 'sees' : 'none') }));
}

function documents({ world, stage }: Scene): Address[] {
  const [textId = ''] = [...stage.names].find(([, name]) => name === 'text-2026.2-de-DE') ?? [];
  const [secret = Buffer.alloc(0)] = world.app.config.linkSecrets;
  const until = (days: number, key = secret): string => expiringDocumentUrl({ origin: '', textId, expiresAt: new Date(world.now.getTime() + days * 86_400_000), secret: key });
  const names = new Map(stage.versions.flatMap(({ texts }) => texts.map(({ id, fileHash }) => [fileHash, stage.names.get(id) ?? 'unnamed'] as const)));
  const reads = ({ bytes }: Fetched): string => names.get(createHash('sha256').update(bytes).digest('hex')) ?? 'another';
  const document = (name: string, path: string): Address => ({ name: `document:${name}`, path, reads, isOpen: true });
  return [
    document('plain', `/agreements/${textId}/document`),
    document('unknown', '/agreements/unknown/document'),
    document('signed', until(1)),
    document('expired', until(-1)),
    document('forged', until(1, Buffer.alloc(32, 1))),
  ];
}

const SANDBOX = ['', '/graphiql.css', '/graphiql.js', '/start.js', '/editorWorkerService.js', '/json.js', '/graphql.js'];

function openAddresses(): Record<string, readonly Address[]> {
  const open = (name: string, path: string, headers = {}): Address => ({ name, path, headers, reads: sees, isOpen: true });
  return {
    'GET /log/checkpoint': [open('checkpoint', '/log/checkpoint')],
    'GET /log/keys': [open('keys', '/log/keys')],
    'GET /log/keys/:keyId': [open('endorsement', '/log/keys/00000000')],
    'GET /log/tile/*': [open('tile', '/log/tile/0/000.p/1'), open('tile:beyond', '/log/tile/0/999')],
    'GET /verify': [open('verify', '/verify', PAGE)],
    'GET /healthz': [open('healthz', '/healthz')],
    'GET /readyz': [open('readyz', '/readyz')],
    'GET /graphql': [open('graphql', '/graphql')],
    'GET /graphql/stream': [open('stream', '/graphql/stream')],
    'GET /*': [open('site', '/customers', PAGE), open('file', '/index.html'), open('file:unknown', '/assets/unknown.js')],
    ...Object.fromEntries(SANDBOX.map((file) => [`GET /sandbox${file}`, [open('sandbox', `/sandbox${file}`)]])),
  };
}

/** The code that a refusal carries; of one without a body that anybody reads, its status. */
export function refusalOf({ status, text }: Fetched): string {
  const code = text.startsWith('{') ? at(JSON.parse(text), 'errors.0.extensions.code') : undefined;
  return typeof code === 'string' ? code : String(status);
}

import { consistencyProof, fromBase64, leafHash, leafOf, merkleRoot, parseCheckpoint, parseVerifierKey, verifyCheckpoint, verifyConsistency, verifyInclusion, type Hash } from '@assent/proof';
import { recordEvents } from '@assent/server/src/events/event.service';
import { readLogEvent } from '@assent/server/src/events/log-event';
import { readProof } from '@assent/server/src/log/proof.reader';
import { newId } from '@assent/server/src/database/id';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, textAt, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { leavesOf, publishLog, verifiersOf } from '../../support/world/log';
import { attested } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { addRelationship } from '../../support/world/relationships';
import { eventsOf } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

// An hour: what is signed here is signed when a test says so.
const world = shareWorld({ env: async () => ({ LOG_CHECKPOINT_SECONDS: '3600' }) });
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const PROOF = `query Proof($id: ID!) { acceptance(id: $id) { id recordedAt proof { leafIndex treeSize inclusion checkpoint timestamp } } }`;

const proofOf = async (visitor: Visitor, id: string): Promise<unknown> => at(await ask(world, visitor, PROOF, { id }), 'proof');

const hash = (text: string): Hash => fromBase64(text) ?? Buffer.alloc(0);

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const answers = await Promise.all([world.app.consoleUrl, world.app.acceptanceUrl].map((url) => fetch(`${url}${path}`, { headers })));
  const [one, other] = answers;
  if (one === undefined || other === undefined) throw new Error('There are two sites');
  expect(other.status).toBe(one.status);
  // A fault has a number of its own.
  if (one.ok) expect(Buffer.from(await other.arrayBuffer())).toEqual(Buffer.from(await one.clone().arrayBuffer()));
  return one;
}

const bytesOf = async (path: string): Promise<Buffer> => Buffer.from(await (await get(path)).arrayBuffer());

/** Whether an answer of the API proves the event that recorded the acceptance, with nothing but the keys. */
async function isProved(proof: unknown, acceptanceId: string): Promise<boolean> {
  const [recorded] = await eventsOf(world, { kind: 'ACCEPTANCE_RECORDED', subjectId: acceptanceId });
  const event = recorded && (await world.database.read((manager) => readLogEvent(manager, recorded.id)));
  const verified = verifyCheckpoint(textAt(proof, 'checkpoint'), await verifiersOf(world));
  const inclusion = at(proof, 'inclusion');
  if (!event || !verified.ok || !Array.isArray(inclusion)) return false;
  const { size, root } = verified.checkpoint;
  expect(at(proof, 'treeSize')).toBe(size);
  return verifyInclusion({ leaf: leafHash(leafOf(event)), index: Number(at(proof, 'leafIndex')), size, proof: inclusion.map((text) => hash(String(text))), root });
}

describe('The proof of an acceptance', () => {
  it('is pending until a checkpoint has it, and then proves the event to anybody who has the key', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    const [event] = await eventsOf(world, { kind: 'ACCEPTANCE_RECORDED', subjectId: id });
    expect(await proofOf(partner.admin, id)).toBeNull();
    expect(await world.database.read((manager) => readProof(manager, event?.id ?? ''))).toBeNull();
    await publishLog(world);
    const proof = await proofOf(partner.admin, id);
    expect(proof).toMatchObject({ timestamp: null });
    expect(await isProved(proof, id)).toBe(true);
    expect(await world.database.read((manager) => readProof(manager, event?.id ?? ''))).toEqual(proof);
  });

  it('stays the same when the log grows', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    await publishLog(world);
    const proof = await proofOf(partner.admin, id);
    await attested(world, partner.admin, { customer, version: german, dateAgreed: '2026-03-03' });
    await publishLog(world);
    expect(await proofOf(partner.admin, id)).toEqual(proof);
  });

  it('proves no other acceptance', async () => {
    const { partner, customer } = await directScene(world);
    const [one, other] = [await attested(world, partner.admin, { customer, version: german }), await attested(world, partner.admin, { customer, version: german, dateAgreed: '2026-03-03' })];
    await publishLog(world);
    expect(await isProved(await proofOf(partner.admin, one), other)).toBe(false);
  });

  it('is for whoever may read all of the acceptance: its partner and its customer, not another partner', async () => {
    const { partner, customer } = await directScene(world);
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    const user = await addUser(world, customer);
    const id = await attested(world, partner.admin, { customer, version: german });
    await publishLog(world);
    expect(await isProved(await proofOf(user, id), id)).toBe(true);
    expect(await ask(world, other.admin, PROOF, { id })).toMatchObject({ id, recordedAt: null, proof: null });
  });

  it('of an event that is not there is none', async () => {
    expect(await world.database.read((manager) => readProof(manager, newId()))).toBeNull();
  });
});

describe('What anyone may read of the log, on both sites', () => {
  it('is the newest checkpoint, which is not kept for long', async () => {
    const note = await publishLog(world);
    const answer = await get('/log/checkpoint');
    expect(await answer.text()).toBe(note);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=5', 'access-control-allow-origin': '*' });
    expect((await get('/log/checkpoint', { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('is every key, as it is written in verifiers', async () => {
    const answer = await get('/log/keys');
    const [key = '', ...others] = (await answer.text()).split('\n');
    expect(others).toEqual(['']);
    const verifier = parseVerifierKey(key);
    expect(verifyCheckpoint(await publishLog(world), verifier === null ? [] : [verifier]).ok).toBe(true);
    expect((await get(`/log/keys/${verifier?.id ?? ''}`)).status).toBe(404);
  });

  it('is the hashes of the leaves under each checkpoint, as tiles, with which its root and its growth are checked', async () => {
    const older = parseCheckpoint(await publishLog(world));
    const events = Array.from({ length: 300 }, (_, number) => ({ kind: 'SIGNED_OUT' as const, actor: { kind: 'SYSTEM' } as const, payload: { number }, now: world.now }));
    await world.database.transact((manager) => recordEvents(manager, events));
    const newer = parseCheckpoint(await publishLog(world));
    if (older === null || newer === null) throw new Error('These are checkpoints');
    expect(newer.size - older.size).toBe(300);
    const tiles: Buffer[] = [];
    for (let tile = 0; tile * 256 < newer.size; tile += 1) {
      const width = Math.min(256, newer.size - tile * 256);
      tiles.push(await bytesOf(`/log/tile/0/${String(tile).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`));
    }
    const all = Buffer.concat(tiles);
    const leaves = Array.from({ length: newer.size }, (_, index) => all.subarray(index * 32, (index + 1) * 32));
    expect(Buffer.from(merkleRoot(leaves))).toEqual(Buffer.from(newer.root));
    expect(verifyConsistency({ first: older.size, second: newer.size, firstRoot: older.root, secondRoot: newer.root, proof: consistencyProof(older.size, leaves) })).toBe(true);
    expect((await leavesOf(world)).slice(0, 3).map(({ leafHash: hex }) => hex)).toEqual(leaves.slice(0, 3).map((leaf) => leaf.toString('hex')));
  });

  it('may be kept for ever, and is not there before it is signed', async () => {
    const checkpoint = parseCheckpoint(await publishLog(world));
    const size = checkpoint?.size ?? 0;
    const path = (width: number): string => `/log/tile/0/${String(Math.floor(size / 256)).padStart(3, '0')}.p/${width}`;
    const answer = await get(path(size % 256));
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' });
    expect((await get(path((size % 256) + 1))).status).toBe(404);
  });

  it.each(['/log/tile/0/0', '/log/tile/63/000', '/log/tile/0/000.p/0', '/log/tile/0/999', '/log/tile/entries/000', '/log/tile/', '/log/keys/zzzzzzzz', '/log/tile/0/..%2f000'])('is not %s', async (path) => {
    const answer = await get(path).catch(() => null);
    expect(answer === null ? 404 : answer.status).toBe(404);
  });

  it('is never what an event says', async () => {
    const paths = ['/log/checkpoint', '/log/keys', '/log/tile/0/000'];
    const said = Buffer.concat(await Promise.all(paths.map(bytesOf))).toString('latin1');
    expect(said).not.toMatch(/ACCEPTANCE|ATTESTED|Jana/);
  });
});

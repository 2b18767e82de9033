import { CheckpointTimestampEntity } from '@assent/server/src/log/checkpoint-timestamp.entity';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { newId } from '@assent/server/src/database/id';
import { stamp } from '@assent/server/src/log/timestamp';
import { followWithTimestamp } from '@assent/server/src/log/timestamp.job';
import { readTrustedRoots } from '@assent/server/src/log/trusted-roots';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openAuthority, type Answer, type TimestampAuthority } from '../../support/timestamp-authority';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, textAt, type Visitor } from '../../support/world/asking';
import { publishLog } from '../../support/world/log';
import { attested } from '../../support/world/moves';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';
import { verdictAfter } from './forgery';

let authority: TimestampAuthority;
let stranger: TimestampAuthority;
let german: Version;

const world = shareWorld({
  env: async () => {
    [authority, stranger] = await Promise.all([openAuthority(), openAuthority()]);
    return { LOG_CHECKPOINT_SECONDS: '3600', TIMESTAMP_URL: authority.url, TIMESTAMP_CA_FILE: authority.rootFile, TIMESTAMP_MINUTES: '0' };
  },
});
beforeAll(async () => {
  german = await addVersion(world);
});
afterEach(() => authority.answerWith(null));
afterAll(async () => {
  await Promise.all([authority.close(), stranger.close()]);
});

const NOTE = 'test.example/log\n1\nAAAA\n\n— test.example/log AAAA\n';

const stamped = async (note = NOTE) => stamp({ url: authority.url, trusted: await readTrustedRoots(authority.rootFile) }, note, new AbortController().signal);

const PROOF = `query Proof($id: ID!) { acceptance(id: $id) { proof { checkpoint timestamp } } }`;

const proofOf = async (visitor: Visitor, id: string): Promise<unknown> => at(await ask(world, visitor, PROOF, { id }), 'proof');

/** Signs what is new, and enqueues its stamp as the server does. */
async function publishAndStamp(): Promise<void> {
  await attestSomething();
  await publishLog(world, { follow: followWithTimestamp(0) });
}

async function attestSomething(): Promise<{ visitor: Visitor; id: string }> {
  const { partner, customer } = await directScene(world);
  return { visitor: partner.admin, id: await attested(world, partner.admin, { customer, version: german }) };
}

describe('A time-stamp', () => {
  it('is one that OpenSSL verifies over the same note, and over no other', async () => {
    const { token, stampedAt } = await stamped();
    expect(await authority.verify(token, NOTE)).toBe(true);
    expect(await authority.verify(token, NOTE.replace('1', '2'))).toBe(false);
    expect(Math.abs(stampedAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  const answers: [string, string, Answer][] = [
    ['for another note', 'TIMESTAMP_OTHER_IMPRINT', async (query, honest) => honest(withAnotherImprint(query))],
    ['that was asked for before', 'TIMESTAMP_OTHER_NONCE', async (query, honest) => honest(withAnotherNonce(query))],
    ['of an authority that nobody trusts', 'TIMESTAMP_UNTRUSTED', async (query) => elsewhere(query)],
    ['that is refused', 'TIMESTAMP_REFUSED', async (_query, honest) => honest(Buffer.from('3003020101', 'hex'))],
    ['that is garbage', 'TIMESTAMP_MALFORMED', async () => Buffer.from('<html>Not here</html>')],
    ['that is empty', 'TIMESTAMP_MALFORMED', async () => Buffer.alloc(0)],
    ['with one bit of its signature changed', 'TIMESTAMP_UNTRUSTED', async (query, honest) => withLastBit(await honest(query))],
    ['without end', 'TIMESTAMP_TOO_LONG', async () => Buffer.alloc(1_100_000)],
    ['by a server that is broken', 'TIMESTAMP_HTTP_500', async () => 500],
  ];
  it.each(answers)('%s is not kept: %s', async (_, code, answer) => {
    authority.answerWith(answer);
    await expect(stamped()).rejects.toMatchObject({ name: 'JobFault', code, isPermanent: false });
  });

  it('by nobody is asked for again', async () => {
    const trusted = await readTrustedRoots(authority.rootFile);
    await expect(stamp({ url: 'http://127.0.0.1:9/', trusted }, NOTE, new AbortController().signal)).rejects.toMatchObject({ code: 'TIMESTAMP_UNREACHABLE' });
  });
});

describe('A checkpoint', () => {
  it('is stamped after it was signed, and the proof has the stamp', async () => {
    const { visitor, id } = await attestSomething();
    await publishAndStamp();
    await vi.waitFor(async () => expect(textAt(await proofOf(visitor, id), 'timestamp')).not.toBe(''), { timeout: 20_000 });
    const proof = await proofOf(visitor, id);
    expect(await authority.verify(Buffer.from(textAt(proof, 'timestamp'), 'base64'), textAt(proof, 'checkpoint'))).toBe(true);
  });

  it('whose stamp is not right waits for the next attempt, and is whole without', async () => {
    authority.answerWith(async (query) => elsewhere(query));
    const before = await world.database.read((manager) => manager.count(CheckpointTimestampEntity));
    await publishAndStamp();
    const waiting = await vi.waitFor(async () => {
      const jobs = await world.database.read((manager) => manager.findBy(JobEntity, { kind: 'TIMESTAMP', state: 'WAITING', lastError: 'TIMESTAMP_UNTRUSTED' }));
      expect(jobs).toHaveLength(1);
      return jobs;
    }, { timeout: 20_000 });
    expect(await world.database.read((manager) => manager.count(CheckpointTimestampEntity))).toBe(before);
    authority.answerWith(null);
    world.travelDays(1);
    await vi.waitFor(async () => expect(await world.database.read((manager) => manager.findOneBy(JobEntity, { id: waiting[0]?.id ?? '' }))).toMatchObject({ state: 'DONE', attempts: 2 }), { timeout: 20_000 });
    expect(await world.database.read((manager) => manager.count(CheckpointTimestampEntity))).toBe(before + 1);
  });
});

describe('Verifying the log finds', () => {
  const forged = async (...statements: [string, unknown[]][]) => {
    const verdict = await verdictAfter(world.database, async (manager) => {
      for (const [statement, values] of statements) await manager.query(statement, values);
    });
    return verdict.ok ? 'nothing' : `${verdict.finding.table}: ${verdict.finding.what}`;
  };
  beforeAll(async () => {
    await publishAndStamp();
    await vi.waitFor(async () => expect(await world.database.read((manager) => manager.count(CheckpointTimestampEntity))).toBeGreaterThan(0), { timeout: 20_000 });
  });

  it('a stamp of another time, of another note, or of no checkpoint, and nothing where nothing was done', async () => {
    expect(await forged()).toBe('nothing');
    expect(await forged([`UPDATE checkpoint_timestamp SET stamped_at = '2026-01-01T00:00:00.000Z'`, []])).toMatch(/^checkpoint_timestamp: stamped_at is 2026-01-01.* but its token says/);
    expect(await forged(['UPDATE checkpoint_timestamp SET token = $1', [(await stamped()).token]])).toMatch(/^checkpoint_timestamp: is a time-stamp of something else/);
    expect(await forged(['UPDATE checkpoint_timestamp SET token = $1', [Buffer.from('no token')]])).toMatch(/^checkpoint_timestamp: is no time-stamp token/);
    expect(await forged(['UPDATE checkpoint_timestamp SET checkpoint_id = $1 WHERE id = (SELECT MIN(id) FROM checkpoint_timestamp)', [newId()]])).toMatch(/^checkpoint_timestamp: is of a checkpoint that is not there/);
  });
});

/** The same query to the other authority. */
async function elsewhere(query: Buffer): Promise<Buffer> {
  const response = await fetch(stranger.url, { method: 'POST', body: new Uint8Array(query) });
  return Buffer.from(await response.arrayBuffer());
}

// In a query the imprint is the last 32 bytes before the nonce, whose 16 bytes come before the 3 that ask for certificates.
const withAnotherImprint = (query: Buffer): Buffer => flippedAt(query, query.length - 3 - 18 - 5);
const withAnotherNonce = (query: Buffer): Buffer => flippedAt(query, query.length - 3 - 5);
const withLastBit = (answer: Buffer): Buffer => flippedAt(answer, answer.length - 1);

function flippedAt(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

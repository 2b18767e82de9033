import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dialect } from '@assent/server/src/database/columns';
import { entities } from '@assent/server/src/database/entities';
import { newId } from '@assent/server/src/database/id';
import { LiveFeed } from '@assent/server/src/live/feed';
import { note } from '@assent/server/src/live/note.service';
import { Notifications } from '@assent/server/src/live/notifications';
import { createLogger } from '@assent/server/src/log';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { ask as askAt } from '../../support/app';
import { openAt } from '../../support/database';
import { addVersion, type Version } from '../../support/world/agreements';
import { at } from '../../support/world/asking';
import { ATTEST } from '../../support/world/documents';
import { attested, SIGNER } from '../../support/world/moves';
import { directScene } from '../../support/world/scenes';
import { codeOf, ended, openStream, PATIENCE, toldAtLeast, type Stream } from '../../support/world/streams';
import { shareWorld } from '../../support/world/world';
import type { Neighbour } from './neighbour';

const world = shareWorld();
const RECORDED = 'subscription Recorded { acceptanceRecorded { id } }';
const LATE = 120_000;
let version: Version;
let neighbour: ChildProcess;
let neighbourUrl: string;

beforeAll(async () => {
  version = await addVersion(world);
  const { dataDir, databaseUrl } = world.app.config;
  const env = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', CONSOLE_PORT: '0', ACCEPTANCE_PORT: '0', LOG_LEVEL: 'error', LOG_FORMAT: 'json' };
  const given: Neighbour = { env, now: world.now.toISOString() };
  neighbour = spawn(process.execPath, [fileURLToPath(new URL('./neighbour.mjs', import.meta.url)), JSON.stringify(given)], {
    env: { ...process.env, DATABASE_URL: databaseUrl ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = neighbour;
  if (stdout === null) throw new Error('The neighbour says nothing');
  neighbourUrl = await new Promise<string>((resolve) => createInterface(stdout).once('line', resolve));
}, LATE);

afterAll(async () => {
  if (neighbour.exitCode !== null) return;
  neighbour.kill('SIGKILL');
  await once(neighbour, 'close');
});

async function listen(...given: Parameters<typeof openStream> extends [unknown, ...infer Rest] ? Rest : never): Promise<Stream> {
  const stream = await openStream(world, ...given);
  onTestFinished(() => stream.close());
  return stream;
}

const idsOf = (stream: Stream): unknown[] => stream.told.map(({ data }) => at(data, 'acceptanceRecorded.id'));

it(
  'a stream is told what was recorded at another process, goes on there where it was left, and ends with its session wherever that ended',
  async () => {
    const { partner, customer } = await directScene(world);
    const [here, there] = [await listen(partner.admin, RECORDED), await listen(partner.admin, RECORDED, { url: neighbourUrl })];
    const first = await attested(world, partner.admin, { customer, version });
    const [told] = await toldAtLeast(there, 1);
    const input = { customerId: customer.id, agreementId: version.id, signer: { ...SIGNER, phone: '+49 3643 555999' }, dateAgreed: '2026-03-02', idempotencyKey: 'at the neighbour' };
    const { body } = await askAt(neighbourUrl, ATTEST, { input }, { cookie: partner.admin.cookie });
    const second = at(body.data, 'attestAcceptance.acceptance.id');
    await toldAtLeast(here, 2);
    await toldAtLeast(there, 2);
    expect([idsOf(here), idsOf(there)]).toEqual([[first, second], [first, second]]);
    there.close();
    const movedHere = await listen(partner.admin, RECORDED, { lastEventId: told?.eventId ?? '' });
    await toldAtLeast(movedHere, 1);
    expect(idsOf(movedHere)).toEqual([second]);
    const again = await listen(partner.admin, RECORDED, { url: neighbourUrl });
    await askAt(world.app.consoleUrl, 'mutation { signOut }', {}, { cookie: partner.admin.cookie });
    expect([await ended(again), codeOf(again.told[0])]).toEqual(['COMPLETE', 'UNAUTHENTICATED']);
  },
  LATE,
);

it('what was left by a process that could not tell it any more is told all the same', async () => {
  const { partner, customer } = await directScene(world);
  const stream = await listen(partner.admin, RECORDED);
  const id = await attested(world, partner.admin, { customer, version });
  await toldAtLeast(stream, 1);
  const { dataDir, databaseUrl } = world.app.config;
  const silent = await openAt({ file: join(dataDir, 'assent.sqlite'), url: databaseUrl ?? undefined, remove: async () => undefined }, { entities });
  await silent.transact((manager) => note(manager, [{ topic: 'ACCEPTANCE', subjectId: id, customerId: customer.id }], world.now));
  await silent.close();
  await toldAtLeast(stream, 2);
  expect(idsOf(stream)).toEqual([id, id]);
});

if (dialect === 'postgres') it('notifications of PostgreSQL wake a process that never looks by itself, also after its connection was lost', hearNotifications);

async function hearNotifications(): Promise<void> {
  const { databaseUrl } = world.app.config;
  const database = await openAt({ file: '', url: databaseUrl ?? undefined, remove: async () => undefined }, { entities });
  const logger = createLogger({ logLevel: 'error', logFormat: 'json' }, process.stderr);
  const feed = new LiveFeed({ database, logger, pollMs: 3_600_000 });
  await feed.start();
  const notifications = new Notifications({ url: databaseUrl ?? '', logger, hear: () => feed.wake() });
  notifications.start();
  onTestFinished(async () => {
    await notifications.stop();
    await feed.stop();
    await database.close();
  });
  const tell = async (): Promise<number> => {
    const before = (await feed.newest()).position;
    await world.database.transact((manager) => note(manager, [{ topic: 'ACCEPTANCE', subjectId: newId() }], world.now));
    await expect.poll(async () => (await feed.newest()).position, PATIENCE).toBeGreaterThan(before);
    return (await feed.newest()).position;
  };
  const signal = AbortSignal.timeout(20_000);
  await feed.beyond((await tell()) - 1, signal);
  const listening = `pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'assent live'`;
  const pids = async (): Promise<number[]> => (await world.database.read((manager) => manager.query<{ pid: number }[]>(`SELECT ${listening}`))).map(({ pid }) => pid);
  const lost = await pids();
  expect(lost.length).toBeGreaterThanOrEqual(2);
  await world.database.transact((manager) => manager.query(`SELECT pg_terminate_backend(pid), ${listening}`));
  await feed.beyond((await tell()) - 1, signal);
  await expect.poll(async () => (await pids()).filter((pid) => !lost.includes(pid)).length, PATIENCE).toBeGreaterThanOrEqual(2);
  await feed.beyond((await tell()) - 1, signal);
  expect(signal.aborted).toBe(false);
}

it(
  'a server that stops ends its streams without ending their operations, and waits for nobody',
  async () => {
    const { partner } = await directScene(world);
    const stream = await listen(partner.admin, RECORDED, { url: neighbourUrl });
    const closed = once(neighbour, 'close');
    neighbour.kill('SIGTERM');
    expect(await ended(stream)).toBe('CUT');
    expect(stream.told).toEqual([]);
    expect(await closed).toEqual([0, null]);
  },
  LATE,
);

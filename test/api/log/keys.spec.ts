import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newSignerKey, parseCheckpoint, parseSignerKey, parseVerifierKey, verifyCheckpoint, verifyNote, type VerifierKey } from '@assent/proof';
import { startApp, type RunningApp } from '@assent/server/src/app';
import { createLogKey, rotateLogKey } from '@assent/server/src/cli/keys';
import { readConfig, type Config } from '@assent/server/src/config';
import { dialect } from '@assent/server/src/database/columns';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { recordEvents } from '@assent/server/src/events/event.service';
import { createLogger } from '@assent/server/src/log';
import { CheckpointEntity } from '@assent/server/src/log/checkpoint.entity';
import { openMigrated } from '@assent/server/src/open-database';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { emptyPlace } from '../../support/database';

let config: Config;
let keyFile: string;
let folder: string;
const lines: string[] = [];

beforeEach(async () => {
  const place = await emptyPlace();
  folder = await mkdtemp(join(tmpdir(), 'assent-keys-'));
  onTestFinished(async () => {
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });
  keyFile = join(folder, 'log.key');
  lines.splice(0);
  const ports = { CONSOLE_PORT: '0', ACCEPTANCE_PORT: '0', CONSOLE_DIR: '/nowhere/at/all', ACCEPTANCE_DIR: '/nowhere/at/all' };
  config = readConfig({ DATA_DIR: dirname(place.file), DATABASE_URL: place.url, LOG_KEY_FILE: keyFile, ...ports });
});

const quiet = () => createLogger({ logLevel: 'warn', logFormat: 'json' }, { write: (line) => lines.push(line) });

async function start(given: Config = config): Promise<RunningApp> {
  const app = await startApp({ config: given, logger: quiet() });
  onTestFinished(() => app.stop());
  return app;
}

/** What a command prints. */
async function said(work: Promise<void>): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await work;
  const text = log.mock.calls.flat().join('\n');
  log.mockRestore();
  return text;
}

const keyIn = async (): Promise<string> => parseSignerKey((await readFile(keyFile, 'utf8')).trim())?.verifierKey ?? '';

async function published(app: RunningApp): Promise<VerifierKey[]> {
  const text = await (await fetch(`${app.consoleUrl}/log/keys`)).text();
  return text.trim().split('\n').flatMap((line) => parseVerifierKey(line) ?? []);
}

const something = (app: RunningApp): Promise<void> =>
  app.database.transact((manager) => recordEvents(manager, [{ kind: 'SIGNED_OUT' as const, actor: { kind: 'SYSTEM' }, now: new Date() }]));

/** Every checkpoint, the oldest first, once the server has stopped and signed its last one. */
async function signedBy(app: RunningApp): Promise<string[]> {
  await app.stop();
  const database = await openMigrated(config, quiet());
  const checkpoints = await database.read((manager) => manager.find(CheckpointEntity, { order: { treeSize: 'ASC' } }));
  await database.close();
  return checkpoints.map(({ note }) => note);
}

describe('The first key of a log', () => {
  it('is made by a command, is readable for its owner alone, and is shown in its public half', async () => {
    const text = await said(createLogKey(config, { name: 'agreements.example.com/log' }));
    expect(text).toContain(await keyIn());
    expect(text).not.toContain('PRIVATE');
    expect(await keyIn()).toMatch(/^agreements\.example\.com\/log\+/);
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    const app = await start();
    expect((await published(app)).map(({ name }) => name)).toEqual(['agreements.example.com/log']);
  });

  it('is an event of the log itself', async () => {
    await said(createLogKey(config, {}));
    const app = await start();
    const events = await app.database.read((manager) => manager.findBy(EventEntity, { kind: 'LOG_KEY_ADDED' }));
    expect(events).toMatchObject([{ actorKind: 'OPERATOR', payload: { number: 1, verifierKey: await keyIn(), endorsement: null } }]);
  });

  it('is not made where there is one, nor under a name that no checkpoint could have', async () => {
    await said(createLogKey(config, {}));
    await expect(createLogKey(config, {})).rejects.toThrow(/has a key already/);
    await expect(createLogKey(config, { name: 'two words' })).rejects.toThrow(/no space/);
  });

  it('is not made by the server in a file that somebody named', async () => {
    await expect(startApp({ config, logger: quiet() })).rejects.toThrow(/keys create/);
  });

  it('is made by the server in the folder of an embedded database; without a key records are ordered, and checkpoints wait', async () => {
    const unnamed = { ...config, log: { ...config.log, key: dialect === 'sqlite' ? { file: join(config.dataDir, 'log.key'), mayBeMade: true } : null } };
    const app = await start(unnamed);
    await something(app);
    const checkpoints = await signedBy(app);
    expect(checkpoints.length).toBe(dialect === 'sqlite' ? 1 : 0);
    expect(lines.some((line) => line.includes('checkpoints wait'))).toBe(dialect === 'postgres');
    if (dialect === 'sqlite') expect((await stat(join(config.dataDir, 'log.key'))).mode & 0o777).toBe(0o600);
  });
});

describe('A server does not start', () => {
  beforeEach(async () => {
    await said(createLogKey(config, { name: 'agreements.example.com/log' }));
  });

  it.each([
    ['without the key of its log', () => rm(keyFile), /does not hold the key of this log .* put it back/],
    ['with the key of another log', () => writeFile(keyFile, `${newSignerKey('agreements.example.com/log')}\n`), /this log is signed with/],
    ['with a key that is cut off', async () => writeFile(keyFile, (await readFile(keyFile, 'utf8')).slice(0, 60)), /holds no whole key/],
    ['with an empty key', () => writeFile(keyFile, ''), /holds no whole key/],
    ['beside a rotation that was never finished', () => writeFile(`${keyFile}.next`, `${newSignerKey('agreements.example.com/log')}\n`), /left over from a rotation/],
  ])('%s, and makes none', async (_, change, why) => {
    await change();
    await expect(startApp({ config, logger: quiet() })).rejects.toThrow(why);
    const app = await openMigrated(config, quiet());
    expect(await app.read((manager) => manager.countBy(EventEntity, { kind: 'LOG_KEY_ADDED' }))).toBe(1);
    await app.close();
  });
});

describe('A rotated key', () => {
  beforeEach(async () => {
    await said(createLogKey(config, { name: 'agreements.example.com/log' }));
  });

  it('signs from then on; what the old one signed stays verifiable, and the old one endorses it', async () => {
    const old = await keyIn();
    const first = await start();
    await something(first);
    const [before = ''] = await signedBy(first);
    expect(await said(rotateLogKey(config, {}))).toContain(await keyIn());
    const next = await keyIn();
    const second = await start();
    const keys = await published(second);
    const endorsement = await (await fetch(`${second.acceptanceUrl}/log/keys/${parseVerifierKey(next)?.id ?? ''}`)).text();
    const after = (await signedBy(second)).at(-1) ?? '';
    expect(keys).toHaveLength(2);
    expect([verifyCheckpoint(before, keys).ok, verifyCheckpoint(after, keys).ok]).toEqual([true, true]);
    const [oldOnly, newOnly] = [old, next].map((key) => [parseVerifierKey(key)].filter((each) => each !== null));
    expect(verifyCheckpoint(after, oldOnly ?? [])).toEqual({ ok: false, fault: 'NO_KNOWN_KEY' });
    expect(verifyCheckpoint(after, newOnly ?? []).ok).toBe(true);
    expect(verifyNote(endorsement, oldOnly ?? [])).toMatchObject({ ok: true, text: `assent/log-key/v1\n${next}\n` });
  });

  it('takes effect though the rotation was cut off before the file was put in its place', async () => {
    await copyFile(keyFile, `${keyFile}.old`);
    await said(rotateLogKey(config, {}));
    await copyFile(keyFile, `${keyFile}.next`);
    await copyFile(`${keyFile}.old`, keyFile);
    const next = parseSignerKey((await readFile(`${keyFile}.next`, 'utf8')).trim())?.verifierKey;
    await start();
    expect(await keyIn()).toBe(next);
  });

  it('is not used by a server that still has the old one in hand: it signs nothing and says so', async () => {
    const app = await start();
    await said(rotateLogKey(config, {}));
    await something(app);
    const signed = await signedBy(app);
    expect(signed).toEqual([]);
    expect(lines.join()).toMatch(/is not the key of the log/);
  });

  it('follows a lost one without its word, and only a lost one', async () => {
    await expect(rotateLogKey(config, { lost: true })).rejects.toThrow(/rotate it without --lost/);
    await rm(keyFile);
    await expect(rotateLogKey(config, {})).rejects.toThrow(/does not hold the key/);
    expect(await said(rotateLogKey(config, { lost: true }))).toMatch(/No key endorses it/);
    const app = await start();
    expect((await fetch(`${app.consoleUrl}/log/keys/${parseVerifierKey(await keyIn())?.id ?? ''}`)).status).toBe(404);
    expect(await published(app)).toHaveLength(2);
  });
});

describe('What was signed before', () => {
  it('is continued: a database that is older, or another, is not signed', async () => {
    await said(createLogKey(config, { name: 'agreements.example.com/log' }));
    const app = await start();
    for (let time = 0; time < 3; time += 1) await something(app);
    const note = (await signedBy(app)).at(-1) ?? '';
    const kept = parseCheckpoint(await readFile(`${keyFile}.checkpoint`, 'utf8'));
    expect(kept).toEqual(parseCheckpoint(note));
    const signer = parseSignerKey((await readFile(keyFile, 'utf8')).trim());
    if (kept === null || signer === null) throw new Error('Nothing was signed');
    await writeFile(`${keyFile}.checkpoint`, note.replace(`\n${kept.size}\n`, `\n${kept.size + 5}\n`));
    const older = await start();
    await something(older);
    expect(await signedBy(older)).toEqual([note]);
    expect(lines.join()).toMatch(/older than its checkpoints/);
    await writeFile(`${keyFile}.checkpoint`, note.replace(/\n[^\n]{44}\n/, `\n${Buffer.alloc(32).toString('base64')}\n`));
    const other = await start();
    await something(other);
    expect(await signedBy(other)).toEqual([note]);
    expect(lines.join()).toMatch(/not those that were signed/);
  });
});

import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSignerKey, parseCheckpoint, parseSignerKey } from '@assent/proof';
import { startApp } from '@assent/server/src/app';
import { createLogKey } from '@assent/server/src/cli/keys';
import { dialect } from '@assent/server/src/database/columns';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { openMigrated } from '@assent/server/src/open-database';
import { beforeEach, describe, expect, it } from 'vitest';
import { printed, published, readiness, sharePlace, something } from './key-place';

const place = sharePlace();

describe('The first key of a log', () => {
  it('is made by a command, is readable for its owner alone, and is shown in its public half', async () => {
    const text = await printed(createLogKey(place().config, { name: 'agreements.example.com/log' }));
    expect(text).toContain(await place().verifierKey());
    expect(text).not.toContain('PRIVATE');
    expect(text).toContain(`start them again with LOG_KEY_FILE=${place().keyFile}`);
    expect(await place().verifierKey()).toMatch(/^agreements\.example\.com\/log\+/);
    expect((await stat(place().keyFile)).mode & 0o777).toBe(0o600);
    const app = await place().start();
    expect((await published(app)).map(({ name }) => name)).toEqual(['agreements.example.com/log']);
  });

  it('is an event of the log itself', async () => {
    await printed(createLogKey(place().config, {}));
    const app = await place().start();
    const events = await app.database.read((manager) => manager.findBy(EventEntity, { kind: 'LOG_KEY_ADDED' }));
    expect(events).toMatchObject([{ actorKind: 'OPERATOR', payload: { number: 1, verifierKey: await place().verifierKey(), endorsement: null } }]);
  });

  it('is not made where there is one, nor under a name that no checkpoint could have', async () => {
    await printed(createLogKey(place().config, {}));
    await expect(createLogKey(place().config, {})).rejects.toThrow(/has a key already/);
    await expect(createLogKey(place().config, { name: 'two words' })).rejects.toThrow(/no space/);
  });

  it('is written whole or not at all, and over no file that is there', async () => {
    await writeFile(place().keyFile, 'something else\n');
    await expect(createLogKey(place().config, {})).rejects.toThrow(/cannot be made: EEXIST/);
    expect(await readFile(place().keyFile, 'utf8')).toBe('something else\n');
    await rm(place().keyFile);
    await printed(createLogKey(place().config, {}));
    expect(await readdir(place().folder)).toEqual(['log.key']);
  });

  it('is not made by the server in a file that somebody named', async () => {
    await expect(startApp({ config: place().config, logger: place().logger() })).rejects.toThrow(/keys create/);
  });

  it('is made by the server in the folder of an embedded database; without a key records are ordered, and checkpoints wait', async () => {
    const unnamed = { ...place().config, log: { ...place().config.log, key: dialect === 'sqlite' ? { file: join(place().config.dataDir, 'log.key'), mayBeMade: true } : null } };
    const app = await place().start(unnamed);
    await something(app);
    expect(await readiness(app)).toEqual({ status: 'ready', log: dialect === 'sqlite' ? 'signs' : 'waits for its key' });
    const checkpoints = await place().signedBy(app);
    expect(checkpoints.length).toBe(dialect === 'sqlite' ? 1 : 0);
    expect(place().lines.some((line) => line.includes('checkpoints wait'))).toBe(dialect === 'postgres');
    if (dialect === 'sqlite') expect((await stat(join(place().config.dataDir, 'log.key'))).mode & 0o777).toBe(0o600);
  });
});

describe('A server does not start', () => {
  beforeEach(async () => {
    await printed(createLogKey(place().config, { name: 'agreements.example.com/log' }));
  });

  it.each([
    ['without the key of its log', () => rm(place().keyFile), /does not hold the key of this log .* put it back/],
    ['with the key of another log', () => writeFile(place().keyFile, `${newSignerKey('agreements.example.com/log')}\n`), /this log is signed with/],
    ['with a key that is cut off', async () => writeFile(place().keyFile, (await readFile(place().keyFile, 'utf8')).slice(0, 60)), /holds no whole key/],
    ['with an empty key', () => writeFile(place().keyFile, ''), /holds no whole key/],
    ['beside a rotation that was never finished', () => writeFile(`${place().keyFile}.next`, `${newSignerKey('agreements.example.com/log')}\n`), /left over from a rotation/],
  ])('%s, and makes none', async (_, change, why) => {
    await change();
    await expect(startApp({ config: place().config, logger: place().logger() })).rejects.toThrow(why);
    const app = await openMigrated(place().config, place().logger());
    expect(await app.read((manager) => manager.countBy(EventEntity, { kind: 'LOG_KEY_ADDED' }))).toBe(1);
    await app.close();
  });
});

describe('What was signed before', () => {
  it('is continued: a database that is older, or another, is not signed', async () => {
    await printed(createLogKey(place().config, { name: 'agreements.example.com/log' }));
    const app = await place().start();
    for (let time = 0; time < 3; time += 1) await something(app);
    const note = (await place().signedBy(app)).at(-1) ?? '';
    const kept = parseCheckpoint(await readFile(`${place().keyFile}.checkpoint`, 'utf8'));
    expect(kept).toEqual(parseCheckpoint(note));
    const signer = parseSignerKey((await readFile(place().keyFile, 'utf8')).trim());
    if (kept === null || signer === null) throw new Error('Nothing was signed');
    await writeFile(`${place().keyFile}.checkpoint`, note.replace(`\n${kept.size}\n`, `\n${kept.size + 5}\n`));
    const older = await place().start();
    await something(older);
    expect(await place().signedBy(older)).toEqual([note]);
    expect(place().lines.join()).toMatch(/older than its checkpoints/);
    await writeFile(`${place().keyFile}.checkpoint`, note.replace(/\n[^\n]{44}\n/, `\n${Buffer.alloc(32).toString('base64')}\n`));
    const other = await place().start();
    await something(other);
    expect(await place().signedBy(other)).toEqual([note]);
    expect(place().lines.join()).toMatch(/not those that were signed/);
  });
});

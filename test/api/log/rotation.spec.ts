import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSignerKey, parseSignerKey, parseVerifierKey, signCheckpoint, verifyCheckpoint, verifyNote } from '@assent/proof';
import type { RunningApp } from '@assent/server/src/app';
import { createLogKey, listLogKeys, rotateLogKey } from '@assent/server/src/cli/keys';
import { verifyLogOf } from '@assent/server/src/cli/verify-log';
import { newId } from '@assent/server/src/database/id';
import { CheckpointEntity } from '@assent/server/src/log/checkpoint.entity';
import { LogFault, publishCheckpoint } from '@assent/server/src/log/checkpoint.service';
import { readSigner } from '@assent/server/src/log/key.service';
import { orderBatch } from '@assent/server/src/log/sequencer.service';
import { readRoot, readSize } from '@assent/server/src/log/tree.reader';
import { openMigrated } from '@assent/server/src/open-database';
import { verifyLog } from '@assent/server/src/verification/verify-log';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { said } from '../../support/said';
import { printed, published, readiness, sharePlace, something } from './key-place';

const place = sharePlace({ LOG_CHECKPOINT_SECONDS: '1' });

const keyId = async (): Promise<string> => parseVerifierKey(await place().verifierKey())?.id ?? '';

/** Whose checkpoints there are, each key once, the oldest first. */
async function signers({ database }: RunningApp): Promise<string[]> {
  const checkpoints = await database.read((manager) => manager.find(CheckpointEntity, { order: { treeSize: 'ASC' } }));
  return [...new Set(checkpoints.map((each) => each.keyId))];
}

const escaped = (text: string): string => text.replaceAll(/[.+/]/g, String.raw`\$&`);

describe('A rotated key', () => {
  beforeEach(async () => {
    await printed(createLogKey(place().config, { name: 'agreements.example.com/log' }));
  });

  it('signs from then on; what the old one signed stays verifiable, and the old one endorses it', async () => {
    const old = await place().verifierKey();
    const first = await place().start();
    await something(first);
    const [before = ''] = await place().signedBy(first);
    expect(await printed(rotateLogKey(place().config, { yes: true }))).toContain(await place().verifierKey());
    const next = await place().verifierKey();
    const second = await place().start();
    const keys = await published(second);
    const endorsement = await (await fetch(`${second.acceptanceUrl}/log/keys/${parseVerifierKey(next)?.id ?? ''}`)).text();
    const after = (await place().signedBy(second)).at(-1) ?? '';
    expect(keys).toHaveLength(2);
    expect([verifyCheckpoint(before, keys).ok, verifyCheckpoint(after, keys).ok]).toEqual([true, true]);
    const [oldOnly, newOnly] = [old, next].map((key) => [parseVerifierKey(key)].filter((each) => each !== null));
    expect(verifyCheckpoint(after, oldOnly ?? [])).toEqual({ ok: false, fault: 'NO_KNOWN_KEY' });
    expect(verifyCheckpoint(after, newOnly ?? []).ok).toBe(true);
    expect(verifyNote(endorsement, oldOnly ?? [])).toMatchObject({ ok: true, text: `assent/log-key/v1\n${next}\n` });
  });

  it('takes effect though the rotation was cut off before the file was put in its place', async () => {
    await copyFile(place().keyFile, `${place().keyFile}.old`);
    await printed(rotateLogKey(place().config, { yes: true }));
    await copyFile(place().keyFile, `${place().keyFile}.next`);
    await copyFile(`${place().keyFile}.old`, place().keyFile);
    const next = parseSignerKey((await readFile(`${place().keyFile}.next`, 'utf8')).trim())?.verifierKey;
    await place().start();
    expect(await place().verifierKey()).toBe(next);
  });

  it('is asked about on a terminal, naming the key that goes, and needs --yes where nobody can be asked', async () => {
    const before = await keyId();
    const told: string[] = [];
    const answering = (answer: string) => ({ ask: () => Promise.resolve(answer), tell: (line: string) => void told.push(line) });
    await expect(rotateLogKey(place().config, {}, null)).rejects.toThrow(/add --yes/);
    for (const answer of ['', 'y', 'no']) await expect(rotateLogKey(place().config, {}, answering(answer))).rejects.toThrow(/the key is as it was/);
    expect(await keyId()).toBe(before);
    expect(told.join()).toContain(before);
    await printed(rotateLogKey(place().config, {}, answering('Yes')));
    expect(await keyId()).not.toBe(before);
  });

  it('is taken up by a server that runs: it signs with it from then on, and needs no restart', async () => {
    const app = await place().start();
    await something(app);
    await expect.poll(() => signers(app)).toEqual([await keyId()]);
    const old = await keyId();
    await printed(rotateLogKey(place().config, { yes: true }));
    await something(app);
    await expect.poll(() => signers(app)).toEqual([old, await keyId()]);
    expect(place().lines).toEqual([]);
    expect(await verifyLog(app.database, { note: null, keys: [] })).toMatchObject({ ok: true });
  });

  it('is waited for by a server that has only the old one: it says so in a sentence, and goes on once it is given the new one', async () => {
    const elsewhere = join(place().folder, 'copy.key');
    await copyFile(place().keyFile, elsewhere);
    const app = await place().start({ ...place().config, log: { ...place().config.log, key: { file: elsewhere, mayBeMade: false } } });
    const old = await keyId();
    await printed(rotateLogKey(place().config, { yes: true }));
    await something(app);
    await expect.poll(() => place().lines.join('')).toMatch(/copy\.key does not hold the new one/);
    expect(place().lines.join('')).not.toMatch(/"stack"/);
    expect(await signers(app)).not.toContain(old);
    expect(await readiness(app)).toEqual({ status: 'ready', log: 'waits for its key' });
    await copyFile(place().keyFile, elsewhere);
    expect(await readiness(app)).toEqual({ status: 'ready', log: 'signs' });
    await expect.poll(() => signers(app)).toEqual([await keyId()]);
  });

  it('is the only one that signs, however closely a checkpoint meets the rotation', async () => {
    const database = await openMigrated(place().config, place().logger());
    onTestFinished(() => database.close());
    for (let round = 0; round < 5; round += 1) {
      const signer = await readSigner(database, place().keyFile);
      if (signer === null) throw new Error('The log has a key');
      await something({ database });
      while ((await orderBatch(database)) > 0);
      const signing = publishCheckpoint({ database, signer, keyFile: place().keyFile, now: new Date() }).catch((error: unknown) => {
        if (!(error instanceof LogFault)) throw error;
      });
      await Promise.all([signing, printed(rotateLogKey(place().config, { yes: true }))]);
      while ((await orderBatch(database)) > 0);
      await expect(publishCheckpoint({ database, signer, keyFile: place().keyFile, now: new Date() })).rejects.toThrow(/is not the key of the log/);
    }
    expect(await verifyLog(database, { note: null, keys: [] })).toMatchObject({ ok: true });
  });

  it('shows that a retired key signed after all', async () => {
    const database = await openMigrated(place().config, place().logger());
    onTestFinished(() => database.close());
    const retired = await readSigner(database, place().keyFile);
    await printed(rotateLogKey(place().config, { yes: true }));
    while ((await orderBatch(database)) > 0);
    const [size, root] = await database.read(async (manager) => [await readSize(manager), await readRoot(manager, await readSize(manager))] as const);
    if (retired === null) throw new Error('The log had a key');
    const note = signCheckpoint({ origin: retired.verifier.name, size, root }, [retired]);
    const row = { id: newId(), treeSize: size, rootHash: Buffer.from(root).toString('hex'), note, keyId: retired.verifier.id, signedAt: new Date() };
    await database.transact((manager) => manager.insert(CheckpointEntity, row));
    const verdict = await verifyLog(database, { note: null, keys: [] });
    expect(verdict.ok ? null : `${verdict.finding.table}: ${verdict.finding.what}`).toMatch(/^checkpoint: .*another key follows that one/);
  });

  it('is listed with those before it: since when and until when each signed, and where the key is', async () => {
    const old = await place().verifierKey();
    await printed(rotateLogKey(place().config, { yes: true }));
    const next = await place().verifierKey();
    const text = await printed(listLogKeys(place().config));
    expect(text).toMatch(new RegExp(`2\\. ${escaped(next)}\\n +since \\S+Z, signs now\\n +endorsed by the key before it[\\s\\S]*1\\. ${escaped(old)}\\n +since \\S+Z, until \\S+Z, retired`));
    expect(text).toContain(`${place().keyFile} holds the key that signs now.`);
    await writeFile(place().keyFile, `${newSignerKey('agreements.example.com/log')}\n`);
    expect(await printed(listLogKeys(place().config))).toContain('does not hold the key that signs now');
    const keyless = { ...place().config, log: { ...place().config.log, key: null } };
    expect(await printed(listLogKeys(keyless))).toContain('LOG_KEY_FILE is not set here');
  });

  it('is no fault of the log where a checkpoint that was kept is under the other key: that one is asked for', async () => {
    const checkpoint = join(place().folder, 'checkpoint');
    const verify = (...key: string[]) => said(() => verifyLogOf(place().config, { checkpoint, key }));
    const old = await place().verifierKey();
    const first = await place().start();
    await something(first);
    const [before = ''] = await place().signedBy(first);
    await printed(rotateLogKey(place().config, { yes: true }));
    const next = await place().verifierKey();
    const second = await place().start();
    await something(second);
    const after = (await place().signedBy(second)).at(-1) ?? '';
    for (const [note, signer, given] of [[after, next, old], [before, old, next]] as const) {
      await writeFile(checkpoint, note);
      const { code, text } = await verify(given);
      expect([code, text]).toEqual([3, expect.stringContaining('held against nothing')]);
      expect(text).not.toContain('not whole');
      const [signed, gave] = [signer, given].map((key) => key.split('+').slice(0, 2).join('+'));
      expect(text).toMatch(new RegExp(`signed by +${escaped(signed ?? '')}\\n +you gave +${escaped(gave ?? '')}\\n`));
      expect((await verify(given, signer)).text).toMatch(/^The log is whole: /);
    }
    await writeFile(checkpoint, before.replace(/\n\d+\n/, '\n1\n'));
    const changed = await verify(old);
    expect(changed.code).toBe(1);
    expect(changed.text).toContain('BAD_SIGNATURE');
  });

  it('follows a lost one without its word, and only a lost one', async () => {
    await expect(rotateLogKey(place().config, { lost: true, yes: true })).rejects.toThrow(/rotate it without --lost/);
    await rm(place().keyFile);
    await expect(rotateLogKey(place().config, { yes: true })).rejects.toThrow(/does not hold the key/);
    expect(await printed(rotateLogKey(place().config, { lost: true, yes: true }))).toMatch(/No key endorses it/);
    const app = await place().start();
    expect((await fetch(`${app.consoleUrl}/log/keys/${parseVerifierKey(await place().verifierKey())?.id ?? ''}`)).status).toBe(404);
    expect(await published(app)).toHaveLength(2);
  });
});


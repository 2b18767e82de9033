import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { verifyReceiptFile, type ReceiptOptions } from '@assent/server/src/cli/verify';
import { verifyLogOf } from '@assent/server/src/cli/verify-log';
import { CheckpointTimestampEntity } from '@assent/server/src/log/checkpoint-timestamp.entity';
import { CheckpointEntity } from '@assent/server/src/log/checkpoint.entity';
import { stamp } from '@assent/server/src/log/timestamp';
import { judgeToken } from '@assent/server/src/log/timestamp-token';
import { readTrustedRoots } from '@assent/server/src/log/trusted-roots';
import { followWithTimestamp } from '@assent/server/src/log/timestamp.job';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { said } from '../../support/said';
import { openAuthority, type TimestampAuthority } from '../../support/timestamp-authority';
import { addVersion } from '../../support/world/agreements';
import { at, textAt } from '../../support/world/asking';
import { publishLog, signerOf } from '../../support/world/log';
import { attested } from '../../support/world/moves';
import { receiptJson } from '../../support/world/receipts';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';
import { verdictAfter } from './forgery';

let authority: TimestampAuthority;
let stranger: TimestampAuthority;
const world = shareWorld({
  env: async () => {
    [authority, stranger] = await Promise.all([openAuthority(), openAuthority()]);
    return { LOG_CHECKPOINT_SECONDS: '3600', TIMESTAMP_URL: authority.url, TIMESTAMP_CA_FILE: authority.rootFile, TIMESTAMP_MINUTES: '0' };
  },
});
afterAll(async () => {
  await Promise.all([authority.close(), stranger.close()]);
});

/** A receipt under a checkpoint that was stamped. */
let receipt: unknown;
let key = '';
beforeAll(async () => {
  const [version, { partner, customer }] = [await addVersion(world), await directScene(world)];
  const id = await attested(world, partner.admin, { customer, version });
  await publishLog(world, { follow: followWithTimestamp(0) });
  await vi.waitFor(async () => expect(await world.database.read((manager) => manager.count(CheckpointTimestampEntity))).toBe(1), { timeout: 60_000 });
  receipt = await receiptJson(world, partner.admin, id);
  key = (await signerOf(world.app)).verifierKey;
}, 120_000);

/** The token that an authority makes of a note when nobody asks whose it is. */
async function tokenOf({ url, rootFile }: TimestampAuthority, note: string): Promise<Buffer> {
  return (await stamp({ url, trusted: await readTrustedRoots(rootFile) }, note, new AbortController().signal)).token;
}

const withToken = (given: unknown, token: string): object => ({ ...object(given), proof: { ...object(at(given, 'proof')), timestamp: token } });
const object = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** What the command says of a receipt: how it ends, its last line, and its line about the time-stamp. */
async function verified(given: unknown, options: ReceiptOptions = {}) {
  const file = join(dirname(authority.rootFile), 'receipt.json');
  await writeFile(file, JSON.stringify(given));
  const { code, text } = await said(() => verifyReceiptFile(file, { key: [key], ...options }));
  return { code, last: text.split('\n').at(-1), stamp: /^ {2}(.*?) +time-stamp/m.exec(text)?.[1], text };
}

describe('verify receipt', () => {
  it('says plainly that it was not checked whose a time-stamp is, when no certificate was given', async () => {
    const { code, stamp: mark, text } = await verified(receipt);
    expect([code, mark, text]).toEqual([0, 'not checked', expect.stringContaining('not checked whose it is')]);
  });

  it('holds a time-stamp against the certificate of the authority that made it, and says of when it is', async () => {
    const { code, stamp: mark, text } = await verified(receipt, { tsaCert: authority.rootFile });
    expect([code, mark]).toEqual([0, 'holds']);
    expect(text).toMatch(/this checkpoint was there at \d{4}-\d\d-\d\dT/);
  });

  it('ends with 5 when another authority made it: no certificate that was given leads to it', async () => {
    const { code, last, stamp: mark } = await verified(receipt, { tsaCert: stranger.rootFile });
    expect([code, last, mark]).toEqual([5, expect.stringContaining('Stamped by an authority that you did not give'), 'unknown authority']);
    const theirs = (await tokenOf(stranger, textAt(receipt, 'proof.checkpoint'))).toString('base64');
    expect((await verified(withToken(receipt, theirs))).code).toBe(0);
    expect((await verified(withToken(receipt, theirs), { tsaCert: authority.rootFile })).code).toBe(5);
    expect((await verified(withToken(receipt, theirs), { tsaCert: await bothRoots() })).code).toBe(0);
  });

  it('finds a signature that is wrong, and asks for a file that has certificates', async () => {
    const token = Buffer.from(textAt(receipt, 'proof.timestamp'), 'base64');
    token.writeUInt8(token.readUInt8(token.length - 1) ^ 1, token.length - 1);
    expect(await verified(withToken(receipt, token.toString('base64')), { tsaCert: authority.rootFile })).toMatchObject({ code: 1, stamp: 'FAILS' });
    await expect(verified(receipt, { tsaCert: join(dirname(authority.rootFile), 'receipt.json') })).rejects.toThrow(/^--tsa-cert .* holds no certificate in PEM$/);
    await expect(verified(receipt, { tsaCert: '/nowhere.pem' })).rejects.toThrow(/^--tsa-cert \/nowhere.pem cannot be read/);
  });
});

/** One file with the certificates of both, as of an operator that changed its authority. */
async function bothRoots(): Promise<string> {
  const file = join(dirname(authority.rootFile), 'both.pem');
  await writeFile(file, (await Promise.all([authority, stranger].map(({ rootFile }) => readFile(rootFile, 'utf8')))).join('\n'));
  return file;
}

describe('verify log', () => {

  const says = (tsaCert?: string, rootsFile: string | null = null) => said(() => verifyLogOf({ ...world.app.config, log: { ...world.app.config.log, rootsFile } }, tsaCert === undefined ? {} : { tsaCert }));

  it('says whose time-stamps they are by the certificates of the flag or of the configuration, and without any that it was not checked', async () => {
    expect((await says()).text).toContain('1 time-stamp, over its checkpoint. Not checked whose they are');
    for (const { text } of [await says(authority.rootFile), await says(undefined, authority.rootFile), await says(authority.rootFile, stranger.rootFile)]) {
      expect(text).toContain('1 time-stamp, over its checkpoint, by an authority that comes from the certificates given.');
    }
  });

  it('finds the time-stamp of another authority', async () => {
    const { code, text } = await says(stranger.rootFile);
    expect([code, text]).toEqual([1, expect.stringMatching(/checkpoint_timestamp .*\n +is of an authority that comes from none of the certificates given/)]);
  });

  it('finds one that somebody who owns the database had made elsewhere, and one whose signature is wrong', async () => {
    const [checkpoint] = await world.database.read((manager) => manager.find(CheckpointEntity));
    const roots = await readTrustedRoots(authority.rootFile);
    const theirs = await tokenOf(stranger, checkpoint?.note ?? '');
    const broken = Buffer.from(await tokenOf(authority, checkpoint?.note ?? ''));
    broken.writeUInt8(broken.readUInt8(broken.length - 1) ^ 1, broken.length - 1);
    for (const [token, what] of [[theirs, 'comes from none of the certificates'], [broken, 'has a signature that is wrong']] as const) {
      const { stampedAt } = await judgeToken(token, checkpoint?.note ?? '', roots);
      const forgery = (manager: { query: (sql: string, values: unknown[]) => Promise<unknown> }) =>
        manager.query('UPDATE checkpoint_timestamp SET token = $1, stamped_at = $2', [token, stampedAt?.toISOString()]);
      expect(await verdictAfter(world.database, forgery)).toMatchObject({ ok: true });
      const verdict = await verdictAfter(world.database, forgery, { note: null, keys: [], roots });
      expect(verdict.ok ? '' : verdict.finding.what).toContain(what);
    }
  });
});

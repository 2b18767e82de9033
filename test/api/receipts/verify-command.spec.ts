import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSignerKey, parseSignerKey } from '@assent/proof';
import { rotateLogKey } from '@assent/server/src/cli/keys';
import { readVerifierKeys } from '@assent/server/src/cli/verifier-keys';
import { verifyReceiptFile } from '@assent/server/src/cli/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask } from '../../support/world/asking';
import { said } from '../../support/said';
import { publishLog, signerOf } from '../../support/world/log';
import { attested } from '../../support/world/moves';
import { fetched, receiptJson } from '../../support/world/receipts';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld({ env: async () => ({ LOG_CHECKPOINT_SECONDS: '3600' }) });
let folder = '';
let first = '';
let version: Version;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-verify-'));
  version = await addVersion(world);
  first = (await signerOf(world.app)).verifierKey;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function kept(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const foreignKey = (): string => parseSignerKey(newSignerKey('other.example/log'))?.verifierKey ?? '';

/** A new receipt in a file, and whose it is. */
async function receipt({ isPublished = true } = {}) {
  const scene = await directScene(world);
  const id = await attested(world, scene.partner.admin, { customer: scene.customer, version });
  if (isPublished) await publishLog(world);
  const file = await kept(`${id}.json`, JSON.stringify(await receiptJson(world, scene.partner.admin, id)));
  return { file, id, admin: scene.partner.admin };
}

const verified = (file: string, ...keys: string[]) => said(() => verifyReceiptFile(file, { key: keys }));

async function expectVerdict(code: number, words: string, given: readonly [file: string, ...keys: string[]]): Promise<void> {
  const verdict = await verified(...given);
  expect([verdict.code, verdict.text]).toEqual([code, expect.stringContaining(words)]);
}

describe('verify receipt', () => {
  it('ends with 0 for what is proven, 1 for what is faulty, 3 for another key, 4 for what no checkpoint has yet', async () => {
    const pending = await receipt({ isPublished: false });
    await expectVerdict(4, 'Pending: ', [pending.file, first]);
    const { file, admin } = await receipt();
    expect((await verified(file, first)).text).not.toContain('withdrawn');
    await expectVerdict(0, 'Proven: ', [file, first]);
    await expectVerdict(3, 'Signed by a key that you did not give', [file, foreignKey()]);
    const faulty = await kept('faulty.json', JSON.stringify(await receiptJson(world, admin, file.slice(folder.length + 1, -5))).replace('"ATTESTED"', '"DIRECT"'));
    await expectVerdict(1, 'Faulty: ', [faulty, first]);
  });

  it('names the key that signed and those that were given, and says how to get from the one to the other', async () => {
    const { file } = await receipt();
    const given = foreignKey();
    const { text } = await verified(file, given);
    const [name = '', id = ''] = first.split('+');
    expect(text).toContain(`signed by    ${name}+${id}`);
    expect(text).toContain(`you gave     ${given.split('+').slice(0, 2).join('+')}`);
    expect(text).toContain(`/log/keys/${id}`);
    expect(text).not.toContain('Faulty');
  });

  it('follows the note in which the key of earlier days names the one that signs now, and no note of anybody else', async () => {
    const earlier = (await signerOf(world.app)).verifierKey;
    await said(() => rotateLogKey(world.app.config, { yes: true }));
    await said(() => rotateLogKey(world.app.config, { yes: true }));
    const { file, admin } = await receipt();
    expect((await verified(file, earlier)).code).toBe(3);
    const { text: keys } = await fetched(world, admin, '/log/keys');
    const ids = keys.trim().split('\n').map((line) => line.split('+')[1] ?? '');
    const [last = '', middle = ''] = await Promise.all(ids.slice(0, 2).map(async (id) => kept(`${id}.txt`, (await fetched(world, admin, `/log/keys/${id}`)).text)));
    expect((await verified(file, earlier, last, middle)).code).toBe(0);
    await expect(readVerifierKeys([earlier, last])).rejects.toThrow(/is signed by .* no key that you gave/);
    await expect(readVerifierKeys([foreignKey(), middle])).rejects.toThrow(/no key that you gave/);
    expect((await verified(file, await kept('keys.txt', keys))).code).toBe(0);
  });

  it('says of what was withdrawn, in its last sentence, that it was and on which day: it proves both, and ends with 0', async () => {
    const { id, admin } = await receipt();
    const input = { acceptanceId: id, reason: 'Wrong company', idempotencyKey: 'w' };
    await ask(world, admin, 'mutation W($input: WithdrawAcceptanceInput!) { withdrawAcceptance(input: $input) { __typename } }', { input });
    const day = world.now.toISOString().slice(0, 10);
    const withdrawn = async (): Promise<string> => kept(`${id}-withdrawn.json`, JSON.stringify(await receiptJson(world, admin, id)));
    const { verifierKey: key } = await signerOf(world.app);
    const pending = await verified(await withdrawn(), key);
    expect([pending.code, pending.text.split('\n').at(-1)]).toEqual([4, expect.stringContaining(`says that it was withdrawn on ${day}`)]);
    await publishLog(world);
    const { code, text } = await verified(await withdrawn(), key);
    expect([code, text.split('\n').at(-1)]).toEqual([0, expect.stringMatching(new RegExp(`^Proven: .*It was withdrawn on ${day}[^.]*\\.$`))]);
  });

  it('asks for the older key itself where the receipt is under it and only a newer one is given: no note leads back', async () => {
    const { file } = await receipt();
    const older = (await signerOf(world.app)).verifierKey;
    await said(() => rotateLogKey(world.app.config, { yes: true }));
    const newer = (await signerOf(world.app)).verifierKey;
    const { code, text } = await verified(file, newer);
    expect(code).toBe(3);
    expect(text).toMatch(/older than yours[\s\S]*no note leads from a newer key back[\s\S]*the older key itself[\s\S]*keys list/);
    await expectVerdict(0, 'Proven: ', [file, newer, older]);
  });

  it('says what is neither a key nor a file, and which receipt is not there', async () => {
    const { file } = await receipt();
    await expect(verifyReceiptFile(file, { key: [join(folder, 'nowhere.txt')] })).rejects.toThrow(/nowhere\.txt is neither a key of a log \(name\+id\+base64\) nor a file that is there$/);
    await expect(verifyReceiptFile(file, { key: [`${first.slice(0, -4)}AAA=`] })).rejects.toThrow(/is neither a key of a log/);
    await expect(verifyReceiptFile(file, { key: [file] })).rejects.toThrow(/no key of a log/);
    await expect(verifyReceiptFile(join(folder, 'nowhere.json'), { key: [first] })).rejects.toThrow(/There is no file .*nowhere\.json/);
    await expect(verifyReceiptFile(file, { key: [] })).rejects.toThrow(/--key is missing/);
  });
});

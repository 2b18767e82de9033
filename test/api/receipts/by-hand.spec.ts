import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSignerKey, parseSignerKey } from '@assent/proof';
import { rotateLogKey } from '@assent/server/src/cli/keys';
import { runProgram } from '@assent/server/src/cli/program';
import { CheckpointTimestampEntity } from '@assent/server/src/log/checkpoint-timestamp.entity';
import { followWithTimestamp } from '@assent/server/src/log/timestamp.job';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { said } from '../../support/said';
import { openAuthority, type TimestampAuthority } from '../../support/timestamp-authority';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, textAt, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { ACCEPT } from '../../support/world/documents';
import { publishLog, signerOf } from '../../support/world/log';
import { attested, consentTo, invited } from '../../support/world/moves';
import { fetched, receiptJson, uploaded } from '../../support/world/receipts';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';
import { DOCUMENTS, everyStep, failing, filled, saidBy, stepsIn, type Kind, type Values } from './by-hand';

let [authority, stranger]: TimestampAuthority[] = [];
const world = shareWorld({
  env: async () => {
    [authority, stranger] = await Promise.all([openAuthority(), openAuthority()]);
    return { LOG_CHECKPOINT_SECONDS: '3600', TIMESTAMP_URL: authority.url, TIMESTAMP_CA_FILE: authority.rootFile, TIMESTAMP_MINUTES: '0' };
  },
});
afterAll(async () => {
  await Promise.all([authority?.close(), stranger?.close()]);
});

const PAPER = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n');
const REASON = 'Signed for the wrong company: “Lindenhof” – 誤り';
let receipts: Record<'direct' | 'attested', unknown>;
let values: Values;
let version: Version;

/** A direct acceptance with the words that were shown, and an attestation with its paper that was withdrawn: both in the log, and stamped. */
beforeAll(async () => {
  version = await addVersion(world);
  const [direct, attestation] = [await acceptedDirectly(), await withdrawnAttestation()];
  await publishLog(world, { follow: followWithTimestamp(0) });
  await vi.waitFor(async () => expect(await world.database.read((manager) => manager.count(CheckpointTimestampEntity))).toBe(1), { timeout: 60_000 });
  receipts = { direct: await receiptJson(world, direct.reader, direct.id), attested: await receiptJson(world, attestation.reader, attestation.id) };
  values = { key: (await signerOf(world.app)).verifierKey, site: world.app.acceptanceUrl, reason: REASON };
}, 120_000);

async function acceptedDirectly(): Promise<{ reader: Visitor; id: string }> {
  const { partner, customer } = await directScene(world);
  const [reader, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
  const shown = await ask(world, reader, 'query Words($token: String!) { invitation(token: $token) { words { hash } } }', { token: link.token });
  const input = { ...consentTo(link, { version }), wordsHash: textAt(shown, 'words.hash'), idempotencyKey: 'by hand' };
  return { reader, id: textAt(await ask(world, reader, ACCEPT, { input }), 'acceptance.id') };
}

async function withdrawnAttestation(): Promise<{ reader: Visitor; id: string }> {
  const { partner: { admin }, customer } = await directScene(world);
  const id = await attested(world, admin, { customer, version, attachmentId: await uploaded(world, admin, PAPER) });
  const input = { acceptanceId: id, reason: REASON, idempotencyKey: 'w' };
  await ask(world, admin, 'mutation W($input: WithdrawAcceptanceInput!) { withdrawAcceptance(input: $input) { __typename } }', { input });
  return { reader: admin, id };
}

/** A folder with what the steps name: the receipt, the certificates, and the attached document. */
async function folderWith(receipt: unknown, { root = authority?.rootFile ?? '', paper = PAPER } = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-by-hand-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await Promise.all([writeFile(join(folder, 'r.json'), JSON.stringify(receipt)), writeFile(join(folder, 'attached.pdf'), paper), copyFile(root, join(folder, 'authority.pem'))]);
  return folder;
}

describe('The steps by hand', () => {
  it('are the same commands in both languages, and each of them is done below', () => {
    const [english, japanese] = DOCUMENTS.map((document) => stepsIn(document));
    const shown = { key: 'k', site: 's', reason: 'r' };
    const blocksOf = ({ preamble, commands, blocks }: ReturnType<typeof stepsIn>) => [preamble, ...commands, ...blocks.values()].map((block) => filled(block, shown));
    expect(english && blocksOf(english)).toEqual(japanese && blocksOf(japanese));
    expect([...(english?.blocks.keys() ?? [])]).toEqual(everyStep());
  });

  it('need no program but openssl, node and what every shell has', () => {
    const { preamble, blocks } = stepsIn('evidence.md');
    const shell = [preamble, ...blocks.values()].join('\n').replaceAll(/node -e '[^']*'/g, 'node');
    expect(shell).not.toMatch(/\b(?:jq|xxd|curl|wget|sha256sum|python3?|perl|awk|bc|od)\b/);
  });

  it.each(DOCUMENTS)('of %s all hold for a direct acceptance, and for an attestation with its paper that was withdrawn', { timeout: 60_000 }, async (document) => {
    const results = await Promise.all((['direct', 'attested'] as const).map(async (kind) => failing(await folderWith(receipts[kind]), document, { kind, values })));
    expect(results).toEqual([[], []]);
  });

  const flipped = (text: unknown): string => withOtherBit(Buffer.from(String(text), 'base64')).toString('base64');
  const other = (): string => 'Somebody else';
  const longer = (path: unknown): unknown[] => [...(Array.isArray(path) ? path.map(String) : []), flipped(at(path, '0'))];
  const cases: [string, Kind, Change[], string[]][] = [
    ['the signer', 'direct', [['disclosed.signer.fields.firstName', other], ['acceptance.signer.firstName', other]], ['1.0']],
    ['the salt of the names', 'attested', [['disclosed.parties.salt', flipped]], ['1.0']],
    ['the address in the evidence', 'direct', [['disclosed.evidence.fields.address', other], ['acceptance.evidence.address', other]], ['1.0']],
    ['the day that was agreed on', 'attested', [['event.payload.dateAgreed', () => '2026-01-01'], ['acceptance.dateAgreed', () => '2026-01-01']], ['3.0']],
    ['the place in the log', 'direct', [['proof.leafIndex', (index) => Number(index) ^ 1]], ['3.0']],
    ['the path to the root', 'direct', [['proof.inclusion.0', flipped]], ['3.0']],
    ['a path that goes on beyond the root', 'direct', [['proof.inclusion', longer]], ['3.0']],
    ['the root of the checkpoint', 'direct', [['proof.checkpoint', (note) => lineOf(note, 2, flipped)]], ['3.0', '4.0', '5.0']],
    ['the signature', 'direct', [['proof.checkpoint', (note) => lineOf(note, 4, (line) => line.replace(/\S+$/, flipped))]], ['4.0', '5.0']],
    ['the time-stamp', 'direct', [['proof.timestamp', flipped]], ['5.0']],
    ['the summary alone', 'direct', [['acceptance.signer.email', other]], ['6.0']],
    ['the withdrawal, left out of the summary', 'attested', [['acceptance.withdrawnAt', () => null]], ['6.0']],
    ['the rule', 'attested', [['event.rule', () => 'A1'], ['acceptance.rule', () => 'A1']], ['3.0', '6.0']],
    ['the hash of the file', 'attested', [['event.payload.fileHash', other], ['acceptance.agreement.fileHash', other]], ['3.0', '7.0']],
    ['the hash of the text as shown', 'direct', [['event.payload.shownHash', other], ['acceptance.agreement.shownHash', other]], ['3.0', '7.2']],
    ['the words shown', 'direct', [['disclosed.evidence.fields.words.button', other], ['acceptance.evidence.words.button', other]], ['1.0', '8.0']],
    ['the day of the withdrawal', 'attested', [['later.0.event.occurredAt', () => '2026-06-01T00:00:00.000Z'], ['acceptance.withdrawnAt', () => '2026-06-01T00:00:00.000Z']], ['later 3.0']],
    ['what was withdrawn', 'attested', [['later.0.event.subjectId', other], ['later.0.event.payload.acceptanceId', other]], ['9.0', 'later 3.0']],
  ];
  it.each(cases)('find it where somebody changed %s', { timeout: 60_000 }, async (_, kind, changes, steps) => {
    const receipt = changes.reduce<unknown>((given, [path, change]) => changedAt(given, path.split('.'), change), receipts[kind]);
    expect(await failing(await folderWith(receipt), 'evidence.md', { kind, values, only: steps })).toEqual(steps);
  });

  it('find a paper, a reason, a key and an authority that are not those of the receipt', { timeout: 60_000 }, async () => {
    const { attested: receipt } = receipts;
    const key = parseSignerKey(newSignerKey('other.example/log'))?.verifierKey ?? '';
    const foreign = await folderWith(receipt, { paper: Buffer.from('%PDF-1.7 of another'), root: stranger?.rootFile });
    const steps = ['4.0', '5.0', '7.1', 'later 4.0', 'later 5.0', '9.1'];
    expect(await failing(foreign, 'evidence.md', { kind: 'attested', values: { ...values, key, reason: 'Another reason' }, only: steps })).toEqual(steps);
  });
});

describe('The commands of the program', () => {
  it('say that both are proven, also by the note that leads from the key of earlier days to the one that signs now', async () => {
    const [folder, { commands }] = [await folderWith(receipts.direct), stepsIn('evidence.md')];
    const [plain = '', followed = '', stamped = ''] = commands.map((command) => filled(command, values).replace('receipt-0199….json', join(folder, 'r.json')));
    await expectProven(folder, plain);
    expect((await run(folder, stamped.replace('authority.pem', join(folder, 'authority.pem')))).text).toMatch(/holds +time-stamp +this checkpoint was there at .*\n\nProven: /);
    await said(() => rotateLogKey(world.app.config, { yes: true }));
    const { reader, id } = await withdrawnAttestation();
    await publishLog(world);
    const [, keyId = ''] = (await signerOf(world.app)).verifierKey.split('+');
    await writeFile(join(folder, 'r.json'), JSON.stringify(await receiptJson(world, reader, id)));
    await writeFile(join(folder, 'next-key.txt'), (await fetched(world, reader, `/log/keys/${keyId}`)).text);
    expect((await run(folder, plain)).code).toBe(3);
    await expectProven(folder, followed.replace('next-key.txt', join(folder, 'next-key.txt')));
  });
});

async function expectProven(folder: string, command: string): Promise<void> {
  const { code, text } = await run(folder, command);
  expect([code, text]).toEqual([0, expect.stringContaining('Proven: ')]);
}

/** What the program says to a command as the shell takes it apart. */
async function run(folder: string, command: string): Promise<{ text: string; code: unknown }> {
  const rest = /^npm run assent -- (.*)\n?$/.exec(command)?.[1] ?? '';
  const args = (await saidBy(folder, `printf '%s\\n' ${rest}`)).trimEnd().split('\n');
  return said(() => runProgram(world.app.config, args));
}

type Change = [path: string, change: (value: unknown) => unknown];

/** The same with another value at a place. */
function changedAt(given: unknown, [first, ...rest]: readonly string[], change: Change[1]): unknown {
  if (first === undefined) return change(given);
  if (Array.isArray(given)) return given.map((each: unknown, index) => (String(index) === first ? changedAt(each, rest, change) : each));
  return { ...(typeof given === 'object' && given), [first]: changedAt(at(given, first), rest, change) };
}

const lineOf = (note: unknown, index: number, change: (line: string) => string): string =>
  String(note).split('\n').map((line, at) => (at === index ? change(line) : line)).join('\n');

function withOtherBit(bytes: Buffer): Buffer {
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return bytes;
}

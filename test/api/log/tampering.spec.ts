import { newSignerKey, parseCheckpoint, parseSignerKey, parseVerifierKey, signCheckpoint, type SignerKey, type VerifierKey } from '@assent/proof';
import { moveDeadline } from '@assent/server/src/agreements/publishing/deadline.service';
import { newId } from '@assent/server/src/database/id';
import { recordEvents } from '@assent/server/src/events/event.service';
import { orderBatch } from '@assent/server/src/log/sequencer.service';
import { verifyLog, type LogVerdict } from '@assent/server/src/verification/verify-log';
import type { EntityManager } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, textAt } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { ATTEST, END } from '../../support/world/documents';
import { publishLog, signerOf } from '../../support/world/log';
import { accepted, attested, invited, order, SIGNER } from '../../support/world/moves';
import { uploaded } from '../../support/world/receipts';
import { addPurchase } from '../../support/world/relationships';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';
import { restore, rewrite, verdictAfter, type Forgery } from './forgery';

const world = shareWorld({ env: async () => ({ LOG_CHECKPOINT_SECONDS: '3600' }) });

const WITHDRAW = `mutation Withdraw($input: WithdrawAcceptanceInput!) { withdrawAcceptance(input: $input) { __typename } }`;
const DISPUTE = `mutation Dispute($input: DisputeAcceptanceInput!) { disputeAcceptance(input: $input) { __typename } }`;

let german: Version;
/** Attestations by two signers, of which the first is disputed; one that is withdrawn; one that the customer made itself. */
let ada: string, grace: string, gone: string, direct: string;
/** An attestation with the signed paper. */
let papered: string;
/** Checkpoints that somebody kept: before the direct acceptance, and after everything. */
let early: string, late: string;
let trusted: VerifierKey[];

beforeAll(async () => {
  german = await addVersion(world);
  const scenes = [await directScene(world), await directScene(world), await directScene(world)] as const;
  const sign = ({ partner, customer }: (typeof scenes)[number], firstName: string): Promise<string> =>
    attested(world, partner.admin, { customer, version: german, signer: { firstName, lastName: 'Kessler', email: `${firstName}@lindenhof.example`, phone: '+49 3643 555010' } });
  [ada, grace, gone] = [await sign(scenes[0], 'Ada'), await sign(scenes[1], 'Grace'), await sign(scenes[2], 'Jana')];
  papered = await attestedWithPaper();
  await moveTwice();
  await holdAndEnd();
  const given = { reason: 'It was somebody else', idempotencyKey: 'once' };
  await ask(world, scenes[2].partner.admin, WITHDRAW, { input: { acceptanceId: gone, ...given } });
  await ask(world, await addUser(world, scenes[0].customer), DISPUTE, { input: { acceptanceId: ada, ...given } });
  const filler = Array.from({ length: 300 }, () => ({ kind: 'SIGNED_OUT' as const, actor: { kind: 'SYSTEM' as const }, now: world.now }));
  await world.database.transact((manager) => recordEvents(manager, filler));
  early = await publishLog(world);
  const { partner, customer } = await directScene(world);
  const link = await invited(world, partner.admin, { customer });
  direct = await accepted(world, await addUser(world, customer), link, german);
  late = await publishLog(world);
  trusted = [(await signerOf(world.app)).verifier];
});

async function attestedWithPaper(): Promise<string> {
  const { partner, customer } = await directScene(world);
  const attachmentId = await uploaded(world, partner.admin, Buffer.from('%PDF-1.7 signed by hand'));
  const input = { customerId: customer.id, agreementId: german.id, signer: SIGNER, dateAgreed: '2026-03-02', attachmentId, idempotencyKey: 'paper' };
  return textAt(await ask(world, partner.admin, ATTEST, { input }), 'acceptance.id');
}

/** An order that waits for a confirmation, and a relationship that has ended. */
async function holdAndEnd(): Promise<void> {
  const [waiting, ended] = [await directScene(world), await directScene(world)];
  await addPurchase(world, waiting.relationship);
  await order(world, waiting.partner.admin, { relationship: waiting.relationship });
  await ask(world, ended.partner.admin, END, { input: { relationshipId: ended.relationship.id, idempotencyKey: 'end' } });
}

/** A version whose last day was moved to and fro. */
async function moveTwice(): Promise<void> {
  const country = ownCountry(world);
  const { version } = await addVersion(world, { country, effectiveOn: '2026-06-10', acceptancesFrom: '2026-06-08', reacceptBy: '2026-09-30' });
  for (const reacceptBy of ['2026-10-31', '2026-12-31']) {
    await world.database.transact((manager) => moveDeadline(manager, { country, version, reacceptBy }, { operatorId: null, now: world.now }));
  }
}

const after = (forgery: Forgery): Promise<LogVerdict> => verdictAfter(world.database, forgery);

const withCheckpoint = (forgery: Forgery, note = late): Promise<LogVerdict> => verdictAfter(world.database, forgery, { note, keys: trusted });

/** Runs statements in which $A and $G are the ids of Ada's and Grace's acceptances, $X the withdrawn one, $D the direct one and $P the one with a paper. */
const run = (...statements: string[]): Forgery => async (manager) => {
  for (const statement of statements) await manager.query(filled(statement));
};

const filled = (statement: string): string =>
  statement.replaceAll('$A', `'${ada}'`).replaceAll('$G', `'${grace}'`).replaceAll('$X', `'${gone}'`).replaceAll('$D', `'${direct}'`).replaceAll('$P', `'${papered}'`).replaceAll('$NEW', `'${newId()}'`);

const eventOf = (acceptance: string): string => `(SELECT id FROM event WHERE kind = 'ACCEPTANCE_RECORDED' AND subject_id = ${acceptance})`;
const copyOf = (table: string, changes: Record<string, string>, where: string): Forgery => async (manager) => {
  const [row] = await manager.query<Record<string, unknown>[]>(filled(`SELECT * FROM ${table} WHERE ${where}`));
  const columns = Object.keys(row ?? {});
  const values = columns.map((column) => (column in changes ? changes[column] : `copied.${column}`)).join(', ');
  await manager.query(filled(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM ${table} copied WHERE ${where}`));
};
const both = (...forgeries: Forgery[]): Forgery => async (manager) => {
  for (const forgery of forgeries) await forgery(manager);
};

const swapped = (table: string, key: string, columns: readonly string[], [one, other]: readonly [string, string]): Forgery => async (manager) => {
  const rows = await manager.query<Record<string, unknown>[]>(filled(`SELECT ${key}, ${columns.join(', ')} FROM ${table} WHERE ${key} IN (${one}, ${other}) ORDER BY ${key}`));
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error('There are two rows to be swapped');
  const set = columns.map((column, at) => `${column} = $${at + 1}`).join(', ');
  for (const [to, from] of [[first, second], [second, first]] as const) {
    await manager.query(`UPDATE ${table} SET ${set} WHERE ${key} = $${columns.length + 1}`, [...columns.map((column) => from[column]), to[key]]);
  }
};
const PERSON = ['first_name', 'last_name', 'email', 'phone', 'signer_salt'];
const swappedPersons = (): Forgery => swapped('acceptance_person', 'acceptance_id', PERSON, ['$A', '$G']);
const swappedCommitments = (): Forgery => swapped('acceptance', 'id', ['signer_commitment'], ['$A', '$G']);

/** Gives each leaf from a place on the next place, and puts an event there. */
const shifted = (place: number): Forgery => async (manager) => {
  const leaves = await manager.query<{ log_index: number; event_id: string; leaf_hash: string }[]>('SELECT * FROM log_leaf WHERE log_index >= $1 ORDER BY log_index DESC', [place]);
  await manager.query('DELETE FROM log_leaf WHERE log_index >= $1', [place]);
  for (const { log_index: index, event_id: eventId, leaf_hash: hash } of leaves) await manager.query('INSERT INTO log_leaf VALUES ($1, $2, $3)', [index + 1, eventId, hash]);
  const id = newId();
  await manager.query(`INSERT INTO event (id, kind, occurred_at, actor_kind, payload) SELECT $1, 'SIGNED_OUT', occurred_at, 'SYSTEM', '{}' FROM event WHERE id = $2`, [id, leaves[0]?.event_id]);
  await manager.query('INSERT INTO log_leaf VALUES ($1, $2, $3)', [place, id, 'ab'.repeat(32)]);
};

const swappedLeaves = (columns: string[]): Forgery => async (manager) => {
  const [one, other] = await manager.query<Record<string, unknown>[]>('SELECT * FROM log_leaf WHERE log_index IN (3, 4) ORDER BY log_index');
  await manager.query('DELETE FROM log_leaf WHERE log_index IN (3, 4)');
  for (const [own, foreign] of [[one, other], [other, one]]) {
    const row = { ...own, ...Object.fromEntries(columns.map((column) => [column, foreign?.[column]])) };
    await manager.query('INSERT INTO log_leaf (log_index, event_id, leaf_hash) VALUES ($1, $2, $3)', [Reflect.get(row, 'log_index'), Reflect.get(row, 'event_id'), Reflect.get(row, 'leaf_hash')]);
  }
};

const removed = (place: string, close: boolean): Forgery => async (manager) => {
  await manager.query(filled(`DELETE FROM log_leaf WHERE event_id = ${place}`));
  if (close) {
    const leaves = await manager.query<{ log_index: number; event_id: string; leaf_hash: string }[]>('SELECT * FROM log_leaf ORDER BY log_index');
    await manager.query('DELETE FROM log_leaf');
    for (const [index, { event_id: eventId, leaf_hash: hash }] of leaves.entries()) await manager.query('INSERT INTO log_leaf VALUES ($1, $2, $3)', [index, eventId, hash]);
  }
};
const withoutAcceptance = run('DELETE FROM acceptance_person WHERE acceptance_id = $G', 'DELETE FROM event_origin WHERE event_id = ' + eventOf('$G'));

const forgeries: readonly (readonly [string, Forgery, string, RegExp])[] = [
  ['edits the day of an acceptance', run(`UPDATE acceptance SET date_agreed = '2026-03-03' WHERE id = $A`), 'acceptance', /date_agreed is "?2026-03-03"?, but its event says "?2026-03-02/],
  ['edits who attested', run(`UPDATE acceptance SET recorded_by_id = $NEW WHERE id = $A`), 'acceptance', /recorded_by_id is/],
  ['edits the hash of what was agreed to', run(`UPDATE acceptance SET file_hash = '${'0'.repeat(64)}' WHERE id = $D`), 'acceptance', /file_hash is/],
  ['edits an acceptance that was imported', run(`UPDATE acceptance SET imported = true WHERE id = $A`), 'acceptance', /imported is/],
  ['edits a signer', run(`UPDATE acceptance_person SET first_name = 'Eve' WHERE acceptance_id = $A`), 'acceptance_person', /signer is not the one/],
  ['edits the evidence', run(`UPDATE acceptance_person SET evidence = '{"address":"203.0.113.9"}' WHERE acceptance_id = $D`), 'acceptance_person', /evidence is not/],
  ['edits how the company was called', run(`UPDATE acceptance_person SET parties = REPLACE(parties, 'Lindenhof', 'Rosenhof') WHERE acceptance_id = $A`), 'acceptance_person', /names are not the ones/],
  ['edits the hash of a document that came with it', run(`UPDATE acceptance SET attachment_hash = '${'0'.repeat(64)}' WHERE id = $A`), 'acceptance', /attachment_hash is/],
  ['edits an event', run(`UPDATE event SET payload = REPLACE(payload, '2026-03-02', '2026-03-03') WHERE id = ${eventOf('$A')}`), 'event', /does not hash to leaf/],
  ['edits when an event was', run(`UPDATE event SET occurred_at = '2026-06-15T12:00:00.001Z' WHERE id = ${eventOf('$A')}`), 'event', /does not hash/],
  ['edits a reason for withdrawing', run(`UPDATE withdrawal SET reason = 'Another' WHERE acceptance_id = $X`), 'withdrawal', /its reason/],
  ['edits who withdrew', run(`UPDATE withdrawal SET withdrawn_by_id = $NEW WHERE acceptance_id = $X`), 'withdrawal', /withdrawn_by_id/],
  ['edits what was said to be wrong', run(`UPDATE dispute SET reason = 'Another' WHERE acceptance_id = $A`), 'dispute', /its reason/],
  ['edits a text', run(`UPDATE agreement_text SET shown_html = '<p>Other words</p>'`), 'agreement_text', /shown_html has/],
  ['edits a text in the same length', run(`UPDATE agreement_text SET shown_html = REPLACE(shown_html, 'Sample', 'Simple')`), 'agreement_text', /bytes of shown_html are not those of shown_hash/],
  ['edits a text with its hash', run(`UPDATE agreement_text SET file_hash = '${'0'.repeat(64)}'`), 'agreement_text', /file_hash is/],
  ['edits the last day of a version', run(`UPDATE agreement SET reaccept_by = '2027-01-01'`), 'agreement', /reaccept_by is/],
  ['edits a checkpoint', run(`UPDATE checkpoint SET note = REPLACE(note, 'A', 'B')`), 'checkpoint', /not signed by a key of the log/],
  ['edits the root of a checkpoint', run(`UPDATE checkpoint SET root_hash = '${'0'.repeat(64)}'`), 'checkpoint', /root_hash is/],
  ['edits a kept root', run(`UPDATE log_subtree SET root_hash = '${'0'.repeat(64)}'`), 'log_subtree', /not the root over its leaves/],
  ['puts another key in the place of the log’s', run(`UPDATE log_key SET verifier_key = '${parseSignerKey(newSignerKey('test.example/log'))?.verifierKey ?? ''}'`), 'checkpoint', /not signed by a key of the log/],
  ['erases a person without a word', run('UPDATE acceptance_person SET first_name = NULL, last_name = NULL, email = NULL, phone = NULL, signer_salt = NULL, evidence = NULL, evidence_salt = NULL, parties = NULL, parties_salt = NULL, erased_at = \'2026-06-15T12:00:00.000Z\' WHERE acceptance_id = $A'), 'acceptance_person', /erased without an event/],
  ['erases the name alone', run(`UPDATE acceptance_person SET first_name = NULL, erased_at = '2026-06-15T12:00:00.000Z' WHERE acceptance_id = $A`), 'acceptance_person', /was erased, but/],
  ['deletes an acceptance', both(withoutAcceptance, run('DELETE FROM acceptance WHERE id = $G')), 'acceptance', /is missing, though the event/],
  ['deletes an acceptance and its event', both(withoutAcceptance, run(`DELETE FROM event WHERE id = ${eventOf('$G')}`, 'DELETE FROM acceptance WHERE id = $G')), 'event', /is missing, though it is leaf/],
  ['deletes an acceptance, its event and its leaf', both(withoutAcceptance, removed(eventOf('$G'), false), run(`DELETE FROM event WHERE id = ${eventOf('$G')}`, 'DELETE FROM acceptance WHERE id = $G')), 'log_leaf', /is missing: after it comes/],
  ['deletes all of it and closes the gap', both(withoutAcceptance, removed(eventOf('$G'), true), run(`DELETE FROM event WHERE id = ${eventOf('$G')}`, 'DELETE FROM acceptance WHERE id = $G')), 'checkpoint', /have the root/],
  ['deletes a withdrawal', run('DELETE FROM withdrawal'), 'withdrawal', /is missing/],
  ['deletes what was said to be wrong', run('DELETE FROM dispute'), 'dispute', /is missing/],
  ['deletes a text', run(`DELETE FROM agreement_text WHERE language = 'en-US'`), 'agreement_text', /is missing/],
  ['deletes a person', run('DELETE FROM acceptance_person WHERE acceptance_id = $A'), 'acceptance_person', /is missing/],
  ['deletes a kept root', run('DELETE FROM log_subtree'), 'log_subtree', /is missing/],
  ['deletes the key', run('DELETE FROM log_key'), 'checkpoint', /not signed by a key of the log/],
  ['inserts an acceptance', copyOf('acceptance', { id: '$NEW', supersedes_id: 'NULL', invitation_id: 'NULL' }, 'id = $A'), 'acceptance', /has no event/],
  ['inserts a withdrawal', copyOf('withdrawal', { id: '$NEW', acceptance_id: '$A' }, 'acceptance_id = $X'), 'withdrawal', /has no event/],
  ['inserts a text', copyOf('agreement_text', { id: '$NEW', language: `'fr-FR'` }, `language = 'en-US' AND agreement_id = (SELECT agreement_id FROM acceptance WHERE id = $A)`), 'agreement_text', /has no event/],
  ['inserts an event', copyOf('event', { id: '$NEW', customer_id: 'NULL', partner_id: 'NULL', actor_id: 'NULL' }, `id = ${eventOf('$A')}`), 'event', /not in the log and does not wait/],
  ['inserts an event into the log', shifted(5), 'event', /does not hash to leaf 5/],
  ['inserts a day that was moved', run(`INSERT INTO agreement_deadline (id, agreement_id, number, reaccept_by, recorded_at) SELECT $NEW, id, 9, '2027-01-01', '2026-06-15T12:00:00.000Z' FROM agreement LIMIT 1`), 'agreement_deadline', /has no event/],
  ['inserts a reminder', run(`INSERT INTO reacceptance_reminder (id, customer_id, reaccept_by, days_before, reminded_at) SELECT $NEW, customer_id, '2027-01-01', 7, '2026-06-15T12:00:00.000Z' FROM acceptance WHERE id = $A`), 'reacceptance_reminder', /has no event/],
  ['begins a relationship again that has ended', run(`UPDATE relationship SET state = 'ACTIVE' WHERE state = 'ENDED'`), 'relationship', /state is ACTIVE, but its events say ENDED/],
  ['opens a link again that was accepted', run(`UPDATE invitation SET status = 'OPEN' WHERE status = 'ACCEPTED'`), 'invitation', /status is OPEN, but its events say ACCEPTED/],
  ['places an order that waits', run(`UPDATE purchase_order SET state = 'PLACED' WHERE state = 'HELD'`), 'purchase_order', /state is PLACED, but its events say HELD/],
  ['gives an order to another customer', run(`UPDATE purchase_order SET customer_id = (SELECT customer_id FROM acceptance WHERE id = $D)`), 'purchase_order', /customer_id is another/],
  ['deletes a link', run('DELETE FROM invitation'), 'invitation', /is missing, though events are about it/],
  ['inserts a purchase', copyOf('purchase_order', { id: '$NEW', state: `'PLACED'` }, `state = 'HELD'`), 'purchase_order', /has no event/],
  ['gives two last days each other’s place', run('UPDATE agreement_deadline SET number = number + 5', 'UPDATE agreement_deadline SET number = CASE WHEN number = 6 THEN 2 ELSE 1 END'), 'agreement_deadline', /has 0 rows with agreement_id, reaccept_by, recorded_at, number/],
  ['edits what kind of document it is', run(`UPDATE acceptance_attachment SET media_type = 'image/png'`), 'acceptance_attachment', /another kind or length/],
  ['edits a document', run(`UPDATE acceptance_attachment SET content = (SELECT signer_salt FROM acceptance_person WHERE acceptance_id = $A)`), 'acceptance_attachment', /is not the document whose hash/],
  ['erases a document alone', run(`UPDATE acceptance_attachment SET content = NULL, erased_at = '2026-06-15T12:00:00.000Z'`), 'acceptance_attachment', /was not erased with the person/],
  ['deletes a document', run('DELETE FROM acceptance_attachment'), 'acceptance_attachment', /is missing/],
  ['inserts a document of nothing', run(`INSERT INTO acceptance_attachment (acceptance_id, media_type, length, hash, content) VALUES ($NEW, 'application/pdf', 1, '${'0'.repeat(64)}', NULL)`), 'acceptance_attachment', /belongs to no acceptance/],
  ['inserts a document', run(`INSERT INTO acceptance_attachment (acceptance_id, media_type, length, hash, content) VALUES ($A, 'application/pdf', 1, '${'0'.repeat(64)}', NULL)`), 'acceptance_attachment', /the acceptance names none/],
  ['inserts an ordered event into the queue', run(`INSERT INTO pending_event (event_id, created_at) SELECT event_id, '2026-06-15T12:00:00.000Z' FROM log_leaf WHERE log_index = 0`), 'pending_event', /waits though/],
  ['reorders two leaves', swappedLeaves(['event_id', 'leaf_hash']), 'checkpoint', /have the root/],
  ['reorders two events', swappedLeaves(['event_id']), 'event', /does not hash to leaf 3/],
  ['swaps two signers', swappedPersons(), 'acceptance_person', /signer is not the one/],
  ['swaps two signers and what is committed to', both(swappedPersons(), swappedCommitments()), 'acceptance', /signer_commitment is/],
];

function expectFinding(verdict: LogVerdict, table: string, what: RegExp): void {
  if (verdict.ok) throw new Error('Nothing was found');
  expect(verdict.finding.table).toBe(table);
  expect(verdict.finding.what).toMatch(what);
}

describe('Verifying the log finds whoever owns the database when it', () => {
  it.each(forgeries)('%s', async (_, forgery, table, what) => {
    expectFinding(await after(forgery), table, what);
  });

  it('and finds nothing where nothing was done', async () => {
    const whole = await verifyLog(world.database, { note: null, keys: [] });
    expect(whole).toMatchObject({ ok: true, checkpoints: 2, size: parseCheckpoint(late)?.size });
    expect(await verifyLog(world.database, { note: late, keys: trusted })).toEqual(whole);
    expect(await verifyLog(world.database, { note: early, keys: trusted })).toEqual(whole);
  });
});

/** Changes an acceptance, its event and everything over them. */
const forged = (signer: SignerKey): Forgery => async (manager) => {
  await run(`UPDATE acceptance SET date_agreed = '2026-03-03' WHERE id = $A`, `UPDATE event SET payload = REPLACE(payload, '2026-03-02', '2026-03-03') WHERE id = ${eventOf('$A')}`)(manager);
  await rewrite(manager, signer);
};

const withKey = (signer: SignerKey): Forgery => async (manager) => {
  const { verifierKey, verifier } = signer;
  const [key] = await manager.query<{ verifier_key: string; key_id: string }[]>('SELECT verifier_key, key_id FROM log_key');
  if (key === undefined) throw new Error('The log has a key');
  await manager.query('UPDATE log_key SET verifier_key = $1, key_id = $2', [verifierKey, verifier.id]);
  await manager.query(`UPDATE event SET payload = REPLACE(REPLACE(payload, $1, $2), $3, $4) WHERE kind = 'LOG_KEY_ADDED'`, [key.verifier_key, verifierKey, key.key_id, verifier.id]);
};

const goOn: Forgery = async (manager: EntityManager) => {
  await recordEvents(manager, Array.from({ length: 20 }, () => ({ kind: 'SIGNED_OUT' as const, actor: { kind: 'SYSTEM' as const }, now: world.now })));
  while ((await orderBatch(world.database)) > 0);
};

describe('A checkpoint that was kept outside finds what is whole in itself', () => {
  const sizeOf = (note: string): number => parseCheckpoint(note)?.size ?? 0;
  const back: Forgery = (manager) => restore(manager, sizeOf(early));
  let own: SignerKey, foreign: SignerKey;
  beforeAll(async () => {
    own = await signerOf(world.app);
    const made = parseSignerKey(newSignerKey(own.verifier.name));
    if (made === null) throw new Error('A new key is one');
    foreign = made;
  });

  it('when the end was cut off, or an older backup was restored', async () => {
    expect(await after(back)).toMatchObject({ ok: true, size: sizeOf(early) });
    expectFinding(await withCheckpoint(back), 'outside checkpoint', /its end is missing/);
  });

  it('when an older backup was restored, and another history went on from it', async () => {
    const verdict = both(back, goOn);
    expect(await after(verdict)).toMatchObject({ ok: true });
    expectFinding(await withCheckpoint(verdict), 'outside checkpoint', /have the root/);
  });

  it('when the whole log was written anew, and signed with the same key', async () => {
    const forgery: Forgery = (manager) => forged(own)(manager);
    expect(await after(forgery)).toMatchObject({ ok: true });
    expectFinding(await withCheckpoint(forgery), 'outside checkpoint', /have the root/);
  });

  it('when the whole log was written anew, and signed with another key: by the checkpoint, and by the key alone', async () => {
    const forgery: Forgery = (manager) => both(withKey(foreign), forged(foreign))(manager);
    expect(await after(forgery)).toMatchObject({ ok: true });
    expectFinding(await verdictAfter(world.database, forgery, { note: null, keys: trusted }), 'log_key', /not the key that you trust/);
    const kept = { note: late, keys: [...trusted, foreign.verifier] };
    expectFinding(await verdictAfter(world.database, forgery, kept), 'outside checkpoint', /have the root/);
  });

  it('and is itself one that the key signed', async () => {
    const stranger = parseVerifierKey(foreign.verifierKey);
    const foreignNote = signCheckpoint({ origin: foreign.verifier.name, size: 1, root: Buffer.alloc(32) }, [foreign]);
    expect(await verifyLog(world.database, { note: foreignNote, keys: trusted })).toMatchObject({ ok: true, strangers: [{ id: foreign.verifier.id }] });
    const kept = { note: late, keys: stranger === null ? [] : [...trusted, stranger] };
    expect(await verifyLog(world.database, kept)).toMatchObject({ ok: true });
    expectFinding(await verifyLog(world.database, { note: late.replace('\n\n', '\nmore\n\n'), keys: trusted }), 'outside checkpoint', /BAD_SIGNATURE/);
    expectFinding(await verifyLog(world.database, { note: late.replace(/^— \S+/mu, '— other.example/log'), keys: trusted }), 'outside checkpoint', /NO_KNOWN_KEY/);
    expectFinding(await verdictAfter(world.database, run(`UPDATE checkpoint SET root_hash = '${'0'.repeat(64)}'`), { note: foreignNote, keys: trusted }), 'checkpoint', /root_hash is/);
  });
});

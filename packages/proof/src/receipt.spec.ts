import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from './bytes';
import { signCheckpoint } from './checkpoint';
import { commitTo, type CommitmentPurpose } from './commitment';
import type { DisclosedGroup, LaterEvent, ReceiptProof } from './disclosed';
import { leafOf, type LogEvent } from './event-leaf';
import { inclusionProof } from './inclusion';
import { isObject, isSameJson, type Json } from './json';
import { leafHash, merkleRoot } from './merkle';
import { newSignerKey, parseSignerKey, type SignerKey } from './note-key';
import { RECEIPT_FORMAT, type Receipt } from './receipt';
import { signNote } from './signed-note';
import { summaryOf } from './summary';
import { verifyReceipt } from './verify-receipt';
import { wordsHash } from './words';

const LOG = 'log.example/assent';
const signer = signerOf(newSignerKey(LOG));
const keys = [signer.verifier];

function signerOf(text: string): SignerKey {
  const key = parseSignerKey(text);
  if (key === null) throw new Error('no key');
  return key;
}

function group(purpose: CommitmentPurpose, fields: Json): DisclosedGroup & { hash: string } {
  const { salt, hash } = commitTo(purpose, fields);
  return { fields, salt: toBase64(salt), hash };
}

const shown = { language: 'ja', statement: '架空商事を代表して回答します。', notice: '記録します。', relationshipBox: null, agreementBox: '同意します。', button: '契約に同意する' };
const groups = {
  signer: group('signer', { firstName: '花子', lastName: '田中', email: 'hanako.tanaka@kaku.example', phone: null }),
  evidence: group('evidence', { address: '203.0.113.7', userAgent: 'Browser', signInMethod: 'PASSWORD', words: { ...shown, hash: wordsHash(shown) } }),
  parties: group('parties', { company: { name: '架空商事', domain: 'kaku.example', registrationNumber: '1234567890123' }, partner: { name: 'Nordwind' }, provider: null, recordedBy: { firstName: '花子', lastName: '田中' } }),
};

const bare = { actorKind: 'CUSTOMER_USER', actorId: 'u', partnerId: 'p', customerId: 'c', code: null, rule: 'D15' };
const event: LogEvent = {
  ...bare,
  id: 'e',
  kind: 'ACCEPTANCE_RECORDED',
  occurredAt: '2026-06-15T12:00:00.000Z',
  subjectId: 'a',
  payload: {
    method: 'DIRECT', customerId: 'c', country: 'JP', agreementId: 'g', agreementVersion: '2026-06', agreementTextId: 't', language: 'ja-JP',
    fileHash: 'f'.repeat(64), fileLength: 12, shownHash: '0'.repeat(64), shownLength: 34, attachmentHash: null, partnerId: 'p', providerId: null,
    attestedByPartnerId: null, recordedByKind: 'CUSTOMER_USER', recordedById: 'u', invitationId: 'i', dateAgreed: '2026-06-15', rule: 'D15',
    supersedesId: null, imported: false, attachmentType: null, attachmentLength: null, recordedAt: '2026-06-15T12:00:00.000Z',
    signerCommitment: groups.signer.hash, evidenceCommitment: groups.evidence.hash, partiesCommitment: groups.parties.hash,
  },
};
const withdrawal: LogEvent = { ...bare, id: 'w', kind: 'ACCEPTANCE_WITHDRAWN', occurredAt: '2026-06-16T09:00:00.000Z', subjectId: 'x', payload: { acceptanceId: 'a' } };
const other = (id: string): LogEvent => ({ ...bare, id, kind: 'SIGNED_IN', occurredAt: '2026-06-15T11:00:00.000Z', subjectId: null, payload: {} });

/** A log of these events, and the proof of the one at an index. */
function proofIn(events: readonly LogEvent[], index: number): ReceiptProof {
  const leaves = events.map((each) => leafHash(leafOf(each)));
  const checkpoint = signCheckpoint({ origin: LOG, size: leaves.length, root: merkleRoot(leaves) }, [signer]);
  return { leafIndex: index, treeSize: leaves.length, inclusion: inclusionProof(index, leaves).map(toBase64), checkpoint, timestamp: null };
}

const logged = [other('1'), event, other('2'), withdrawal, other('3')];
const disclosed = { signer: bareGroup(groups.signer), evidence: bareGroup(groups.evidence), parties: bareGroup(groups.parties) };

function bareGroup({ fields, salt }: DisclosedGroup): DisclosedGroup {
  return { fields, salt };
}

function receiptOf(given: Partial<Receipt> = {}): Receipt {
  const later: readonly LaterEvent[] = [{ event: withdrawal, proof: proofIn(logged, 3) }];
  const source = { event, disclosed, later, ...given };
  return { format: RECEIPT_FORMAT, acceptance: summaryOf(source), proof: proofIn(logged, 1), ...source, ...given };
}

const outcomeOf = (given: unknown): string => verifyReceipt(given, keys).outcome;

function copy(receipt: Receipt): Json {
  const json: unknown = JSON.parse(JSON.stringify(receipt));
  if (!isObject(json)) throw new Error('no object');
  return json;
}

describe('A receipt', () => {
  it('that nobody touched is proven, each check with its words', () => {
    const verdict = verifyReceipt(copy(receiptOf()), keys);
    expect(verdict.checks.filter(({ outcome }) => outcome === 'FAILS')).toEqual([]);
    expect(verdict.outcome).toBe('PROVEN');
    expect(verdict.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'FORMAT HOLDS', 'EVENT HOLDS', 'SIGNER HOLDS', 'EVIDENCE HOLDS', 'PARTIES HOLDS', 'WORDS HOLDS', 'SUMMARY HOLDS', 'LOG HOLDS', 'LATER HOLDS', 'TIME_STAMP NOT_THERE',
    ]);
    expect(verdict.checks.every(({ words }) => words !== '')).toBe(true);
  });

  it('says what it is about from the event and the disclosed fields', () => {
    expect(receiptOf().acceptance).toMatchObject({ id: 'a', method: 'DIRECT', signer: { lastName: '田中' }, company: { name: '架空商事' }, agreement: { version: '2026-06', fileLength: 12 }, withdrawnAt: withdrawal.occurredAt });
  });

  it('without its proof is pending, which is no success', () => {
    expect(outcomeOf(copy(receiptOf({ proof: null })))).toBe('PENDING');
    expect(outcomeOf(copy(receiptOf({ later: [{ event: withdrawal, proof: null }] })))).toBe('PENDING');
  });

  it('of a person who was erased still proves that the acceptance was recorded', () => {
    const verdict = verifyReceipt(copy(receiptOf({ disclosed: { signer: null, evidence: null, parties: null } })), keys);
    expect(verdict.outcome).toBe('PROVEN');
    expect(verdict.checks.filter(({ outcome }) => outcome === 'NOT_DISCLOSED').map(({ name }) => name)).toEqual(['SIGNER', 'EVIDENCE', 'PARTIES']);
  });

  it('that a key signed which was not given is neither proven nor faulty, and names that key', () => {
    for (const given of [[], [signerOf(newSignerKey(LOG)).verifier], [signerOf(newSignerKey('other.example')).verifier]]) {
      const verdict = verifyReceipt(copy(receiptOf()), given);
      const [found] = verdict.checks.filter(({ name }) => name === 'LOG');
      expect(verdict.outcome).toBe('UNKNOWN_KEY');
      expect(found).toMatchObject({ outcome: 'UNKNOWN_KEY', signers: [{ name: LOG, id: signer.verifier.id }] });
      expect(found?.words).toContain(`${LOG}+${signer.verifier.id}`);
    }
  });

  it('is faulty whatever key was given, where it is not what its checkpoint has', () => {
    const moved = { ...proofIn(logged, 1), leafIndex: 2 };
    expect(verifyReceipt(copy(receiptOf({ proof: moved })), []).outcome).toBe('FAULTY');
    expect(verifyReceipt(copy(receiptOf({ disclosed: { ...disclosed, signer: bareGroup(groups.parties) } })), []).outcome).toBe('FAULTY');
  });

  it('that names one log and is signed in the name of another is faulty', () => {
    const foreign = signerOf(newSignerKey('other.example'));
    const { checkpoint, ...proof } = proofIn(logged, 1);
    const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
    const receipt = copy(receiptOf({ proof: { ...proof, checkpoint: signNote(text, [foreign]) } }));
    for (const given of [keys, [foreign.verifier]]) expect(verifyReceipt(receipt, given).outcome).toBe('FAULTY');
  });

  it('about which something is said that happened to another acceptance is faulty', () => {
    const foreign = { ...withdrawal, payload: { acceptanceId: 'b' } };
    const events = [...logged, foreign];
    expect(outcomeOf(copy(receiptOf({ later: [{ event: foreign, proof: proofIn(events, 5) }] })))).toBe('FAULTY');
  });

  it('with a time-stamp over something else is faulty', () => {
    expect(outcomeOf(copy(receiptOf({ proof: { ...proofIn(logged, 1), timestamp: toBase64(Buffer.from('another token')) } })))).toBe('FAULTY');
  });

  it.each([[null], ['text'], [[]], [{}], [{ format: RECEIPT_FORMAT }], [7]])('is not %j', (given) => {
    expect(verifyReceipt(given, keys)).toMatchObject({ outcome: 'FAULTY', checks: [{ name: 'FORMAT' }] });
  });
});

type Path = readonly (string | number)[];

const entriesIn = (value: Json): [string | number, Json][] => (Array.isArray(value) ? [...value.entries()] : typeof value === 'object' && value !== null ? Object.entries(value) : []);

/** Every place in a receipt, the groups among them. */
const placesIn = (value: Json, path: Path = []): Path[] => [path, ...entriesIn(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))];

/** The same JSON with what stands at a place replaced; undefined takes it away. */
function replaced(value: Json, [name, ...rest]: Path, change: (old: Json) => Json | undefined): Json | undefined {
  if (name === undefined) return change(value);
  const entries = entriesIn(value).flatMap(([key, inner]): [string | number, Json][] => {
    const next = key === name ? replaced(inner, rest, change) : inner;
    return next === undefined ? [] : [[key, next]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

const alterations: readonly ((old: Json) => Json | undefined)[] = [
  () => undefined,
  (old) => (old === null ? '' : null),
  (old) => (old === 'altered' ? 'again' : 'altered'),
  (old) => (typeof old === 'number' ? old + 1 : [old]),
  (old) => (typeof old === 'boolean' ? !old : { old }),
  (old) => (typeof old === 'string' ? `${old} ` : 0),
  (old) => (isObject(old) ? { ...old, added: 'by a stranger' } : '‮'),
];

/** What may change and still leaves something proven: less is disclosed, or the log is not there yet. */
const isLess = (path: Path, after: Json | undefined): boolean => after === null && ['proof', 'later.0.proof'].includes(path.join('.'));

describe('Whatever is altered in a receipt', () => {
  const original = copy(receiptOf());
  const places = placesIn(original);

  it('is found, at every place and in every way', () => {
    expect(places.length).toBeGreaterThan(120);
    for (const path of places) {
      for (const change of alterations) {
        const given = replaced(original, path, change);
        const where = `${path.join('.')} ${change.toString()}`;
        const isPending = isLess(path, change === alterations[1] ? null : undefined);
        expect([where, outcomeOf(given)]).toEqual([where, isPending ? 'PENDING' : 'FAULTY']);
      }
    }
  });

  it('is found for any text and any number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places.slice(1)), fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), (path, value) => {
        const given = replaced(original, path, () => value);
        fc.pre(!isSameJson(given, original));
        expect(outcomeOf(given)).toBe('FAULTY');
      }),
      { numRuns: 200 },
    );
  });
});

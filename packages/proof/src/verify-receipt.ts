import { fromBase64 } from './bytes';
import { fails, holds, type Check, type CheckName, type CheckOutcome } from './check';
import { checkLogged } from './check-logged';
import { commitTo, type CommitmentPurpose } from './commitment';
import type { LogEvent } from './event-leaf';
import { differenceOf, isObject, textAt, type Json } from './json';
import type { VerifierKey } from './note-key';
import type { Receipt } from './receipt';
import { faultOfShape, isReceipt } from './receipt-shape';
import { factOf, isAbout, summaryOf } from './summary';
import { checkStamp, type StampJudge } from './time-stamp';
import { wordsHash } from './words';

/**
 * PROVEN: all that is disclosed is what the log committed to. PENDING: consistent in itself, but in no checkpoint yet. UNKNOWN_KEY: consistent
 * in itself, under a checkpoint of a key that was not given. Neither of these two proves anything. UNKNOWN_AUTHORITY: as PROVEN, but an authority
 * stamped it that was not given, so nothing is proven of when.
 */
export interface Verdict {
  readonly outcome: 'PROVEN' | 'PENDING' | 'UNKNOWN_KEY' | 'UNKNOWN_AUTHORITY' | 'FAULTY';
  readonly checks: readonly Check[];
  /** When it was withdrawn, as the receipt has it; it holds as far as the outcome says. Null: nothing in the receipt says that it was. */
  readonly withdrawnAt: string | null;
}

/** Checks a receipt with nothing but itself and the keys of its log. `given` is what was read as JSON; without a judge it is not checked whose its time-stamps are. */
export function verifyReceipt(given: unknown, keys: readonly VerifierKey[], judge: StampJudge | null = null): Verdict {
  if (!isReceipt(given)) return verdictOf([fails('FORMAT', `this is no receipt of the format assent/receipt/v1: look at "${faultOfShape(given) ?? 'receipt'}"`)], null);
  const { event, disclosed, proof } = given;
  const checks = [
    holds('FORMAT', 'assent/receipt/v1, with every field of it and no other'),
    checkEvent(event),
    checkGroup(given, 'signer'),
    checkGroup(given, 'evidence'),
    checkGroup(given, 'parties'),
    checkWords(disclosed.evidence?.fields),
    checkSummary(given),
    checkLogged('LOG', event, proof, keys),
    ...given.later.map((later) => checkLater(given, later, { keys, judge })),
    checkStamp(proof, judge),
  ];
  return verdictOf(checks, summaryOf(given).withdrawnAt);
}

function verdictOf(checks: readonly Check[], withdrawnAt: string | null): Verdict {
  const has = (outcome: CheckOutcome): boolean => checks.some((check) => check.outcome === outcome);
  if (has('FAILS')) return { outcome: 'FAULTY', checks, withdrawnAt };
  if (has('UNKNOWN_KEY')) return { outcome: 'UNKNOWN_KEY', checks, withdrawnAt };
  if (has('PENDING')) return { outcome: 'PENDING', checks, withdrawnAt };
  return { outcome: has('UNKNOWN_AUTHORITY') ? 'UNKNOWN_AUTHORITY' : 'PROVEN', checks, withdrawnAt };
}

function checkEvent(event: LogEvent): Check {
  if (event.kind !== 'ACCEPTANCE_RECORDED') return fails('EVENT', `the event is ${event.kind}, not the recording of an acceptance`);
  const fact = factOf(event);
  const isOne = textAt(fact, 'recordedAt') === event.occurredAt && textAt(fact, 'customerId') === event.customerId && textAt(fact, 'rule') === event.rule;
  return isOne ? holds('EVENT', `acceptance ${event.subjectId ?? ''}, recorded ${event.occurredAt}`) : fails('EVENT', 'the event and the fact in it differ');
}

const NAMES = { signer: 'SIGNER', evidence: 'EVIDENCE', parties: 'PARTIES' } as const satisfies Record<CommitmentPurpose, CheckName>;

/** The disclosed fields and their salt hash to what the event committed to. */
function checkGroup({ event, disclosed }: Receipt, purpose: CommitmentPurpose): Check {
  const name = NAMES[purpose];
  const committed = textAt(factOf(event), `${purpose}Commitment`);
  const group = disclosed[purpose];
  if (group === null) {
    return committed === null ? { name, outcome: 'NOT_THERE', words: `no ${purpose} was recorded` } : { name, outcome: 'NOT_DISCLOSED', words: `the ${purpose} fields are erased or not in this receipt; the commitment to them stands` };
  }
  const salt = fromBase64(group.salt);
  if (salt?.length !== 32) return fails(name, `the salt of the ${purpose} fields is not 32 bytes in base64`);
  const isCommitted = commitTo(purpose, group.fields, salt).hash === committed;
  return isCommitted ? holds(name, `the ${purpose} fields are the ones that were committed to`) : fails(name, `the ${purpose} fields or their salt were changed: they do not match the commitment in the event`);
}

function checkWords(evidence: Json | undefined): Check {
  const words = isObject(evidence) ? evidence['words'] : null;
  if (!isObject(words)) return { name: 'WORDS', outcome: 'NOT_THERE', words: 'no words of a page are recorded or disclosed' };
  return wordsHash(words) === words['hash'] ? holds('WORDS', 'the words that were shown have the hash recorded with them') : fails('WORDS', 'the words that were shown do not have the hash recorded with them');
}

function checkSummary(receipt: Receipt): Check {
  const path = differenceOf(receipt.acceptance, summaryOf(receipt), 'acceptance');
  return path === null ? holds('SUMMARY', 'everything readable follows from the event and the disclosed fields') : fails('SUMMARY', `"${path}" does not follow from the event and the disclosed fields`);
}

interface Judging {
  readonly keys: readonly VerifierKey[];
  readonly judge: StampJudge | null;
}

function checkLater({ event }: Receipt, later: Receipt['later'][number], { keys, judge }: Judging): Check {
  const { kind, id, occurredAt } = later.event;
  if (!isAbout(later.event, event.subjectId)) return fails('LATER', `event ${id} (${kind}) is not about this acceptance`);
  const logged = checkLogged('LATER', later.event, later.proof, keys);
  const stamped = checkStamp(later.proof, judge);
  if (stamped.outcome === 'FAILS') return fails('LATER', stamped.words);
  if (logged.outcome !== 'HOLDS') return logged;
  if (stamped.outcome === 'UNKNOWN_AUTHORITY') return { ...stamped, name: 'LATER' };
  return holds('LATER', `${kind} at ${occurredAt}: ${logged.words}`);
}

/** Every time-stamp in a receipt, with the note that it is to be over; none in what is no receipt. */
export function stampsIn(given: unknown): { readonly token: string; readonly note: string }[] {
  if (!isReceipt(given)) return [];
  const proofs = [given.proof, ...given.later.map(({ proof }) => proof)];
  return proofs.flatMap((proof) => (proof === null || proof.timestamp === null ? [] : [{ token: proof.timestamp, note: proof.checkpoint }]));
}

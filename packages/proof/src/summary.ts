import type { Disclosed, LaterEvent } from './disclosed';
import type { LogEvent } from './event-leaf';
import { countAt, isObject, objectAt, textAt, type Json, type JsonObject } from './json';

/** A receipt as a person reads it. What is null is not known, not disclosed or erased. */
export interface ReceiptSummary {
  readonly id: string | null;
  readonly method: string | null;
  readonly rule: string | null;
  /** `YYYY-MM-DD`, as declared by the partner or on the customer's calendar. */
  readonly dateAgreed: string | null;
  readonly recordedAt: string | null;
  readonly country: string | null;
  readonly company: { readonly id: string | null; readonly name: string | null; readonly domain: string | null; readonly registrationNumber: string | null };
  readonly partner: { readonly id: string | null; readonly name: string | null };
  readonly provider: { readonly id: string | null; readonly name: string | null };
  readonly signer: { readonly firstName: string | null; readonly lastName: string | null; readonly email: string | null; readonly phone: string | null };
  readonly recordedBy: { readonly kind: string | null; readonly id: string | null; readonly firstName: string | null; readonly lastName: string | null };
  readonly agreement: {
    readonly id: string | null;
    readonly version: string | null;
    readonly textId: string | null;
    readonly language: string | null;
    readonly fileHash: string | null;
    readonly fileLength: number | null;
    readonly shownHash: string | null;
    readonly shownLength: number | null;
  };
  readonly attachment: { readonly mediaType: string | null; readonly length: number | null; readonly hash: string | null };
  readonly invitationId: string | null;
  readonly supersedesId: string | null;
  readonly imported: boolean;
  /** How a direct acceptance was made; null for an attestation. */
  readonly evidence: JsonObject | null;
  readonly withdrawnAt: string | null;
  readonly erasedAt: string | null;
}

export interface SummarySource {
  readonly event: LogEvent;
  readonly disclosed: Disclosed;
  readonly later: readonly LaterEvent[];
}

/** What a receipt says, and all that it may say: taken from the event and the disclosed fields alone. */
export function summaryOf({ event, disclosed, later }: SummarySource): ReceiptSummary {
  const fact = factOf(event);
  const text = (name: string): string | null => textAt(fact, name);
  const signer = objectAt(disclosed.signer?.fields);
  const evidence = disclosed.evidence?.fields;
  return {
    id: event.subjectId,
    method: text('method'),
    rule: event.rule,
    dateAgreed: text('dateAgreed'),
    recordedAt: event.occurredAt,
    country: text('country'),
    ...namesOf(event, disclosed.parties?.fields),
    signer: { firstName: textAt(signer, 'firstName'), lastName: textAt(signer, 'lastName'), email: textAt(signer, 'email'), phone: textAt(signer, 'phone') },
    agreement: agreementOf(fact),
    attachment: { mediaType: text('attachmentType'), length: countAt(fact, 'attachmentLength'), hash: text('attachmentHash') },
    invitationId: text('invitationId'),
    supersedesId: text('supersedesId'),
    imported: fact['imported'] === true,
    evidence: isObject(evidence) ? evidence : null,
    withdrawnAt: instantOf(later, 'ACCEPTANCE_WITHDRAWN'),
    erasedAt: instantOf(later, 'PERSON_ERASED'),
  };
}

function namesOf(event: LogEvent, fields: Json | undefined): Pick<ReceiptSummary, 'company' | 'partner' | 'provider' | 'recordedBy'> {
  const fact = factOf(event);
  const parties = objectAt(fields);
  const named = (name: string): JsonObject => objectAt(parties[name]);
  const { company, partner, provider, recordedBy } = { company: named('company'), partner: named('partner'), provider: named('provider'), recordedBy: named('recordedBy') };
  return {
    company: { id: event.customerId, name: textAt(company, 'name'), domain: textAt(company, 'domain'), registrationNumber: textAt(company, 'registrationNumber') },
    partner: { id: textAt(fact, 'partnerId'), name: textAt(partner, 'name') },
    provider: { id: textAt(fact, 'providerId'), name: textAt(provider, 'name') },
    recordedBy: { kind: textAt(fact, 'recordedByKind'), id: textAt(fact, 'recordedById'), firstName: textAt(recordedBy, 'firstName'), lastName: textAt(recordedBy, 'lastName') },
  };
}

function agreementOf(fact: JsonObject): ReceiptSummary['agreement'] {
  const text = (name: string): string | null => textAt(fact, name);
  return {
    id: text('agreementId'),
    version: text('agreementVersion'),
    textId: text('agreementTextId'),
    language: text('language'),
    fileHash: text('fileHash'),
    fileLength: countAt(fact, 'fileLength'),
    shownHash: text('shownHash'),
    shownLength: countAt(fact, 'shownLength'),
  };
}

export const factOf = ({ payload }: Pick<LogEvent, 'payload'>): JsonObject => (isObject(payload) ? payload : {});

function instantOf(later: readonly LaterEvent[], kind: string): string | null {
  return later.find(({ event }) => event.kind === kind)?.event.occurredAt ?? null;
}

/** Whether an event says of itself that it is about this acceptance. */
export function isAbout({ subjectId, payload }: LogEvent, acceptanceId: string | null): boolean {
  const { acceptanceId: one, acceptanceIds: many } = isObject(payload) ? payload : {};
  return acceptanceId !== null && (subjectId === acceptanceId || one === acceptanceId || (Array.isArray(many) && many.includes(acceptanceId)));
}

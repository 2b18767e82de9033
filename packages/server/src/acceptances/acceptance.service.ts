import type { AcceptanceMethod, Day, Signer } from '@assent/domain';
import { commitTo } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import type { AgreementTextEntity } from '../agreements/agreement-text.entity';
import { AgreementEntity } from '../agreements/agreement.entity';
import { CustomerEntity } from '../customers/customer.entity';
import { newId } from '../database/id';
import { recordEvent, type NewEvent } from '../events/event.service';
import { announce } from '../events/followers';
import { AcceptancePersonEntity } from './acceptance-person.entity';
import { AcceptanceEntity } from './acceptance.entity';
import { keepAttachment, type Attached } from './attachment.service';
import type { EvidenceFacts } from './evidence';
import { readParties } from './parties';

export interface NewAcceptance {
  readonly method: AcceptanceMethod;
  readonly customer: CustomerEntity;
  readonly text: Pick<AgreementTextEntity, 'id' | 'agreementId' | 'language' | 'fileHash' | 'fileLength' | 'shownHash' | 'shownLength'>;
  readonly signer: Signer;
  readonly evidence: EvidenceFacts | null;
  /** The document that came with it; its bytes are kept beside the fact. */
  readonly attachment?: Attached | null;
  readonly partnerId: string | null;
  readonly providerId: string | null;
  readonly recordedBy: { readonly kind: AcceptanceEntity['recordedByKind']; readonly id: string | null };
  readonly invitationId: string | null;
  readonly dateAgreed: Day;
  readonly rule: string;
  readonly supersedesId: string | null;
  readonly imported: boolean;
  readonly now: Date;
}

/** Writes the acceptance, then tells what follows from it: all in the caller's transaction. */
export async function recordAcceptance(manager: EntityManager, given: NewAcceptance): Promise<string> {
  const id = await insertAcceptance(manager, given);
  await announce(manager, { kind: 'ACCEPTANCE', customerId: given.customer.id, now: given.now });
  return id;
}

/** Writes the fact, the personal fields behind its commitments and its event. Nothing follows from it yet: whoever brings in history announces once at its end. */
export async function insertAcceptance(manager: EntityManager, given: NewAcceptance): Promise<string> {
  const id = newId();
  const signer = commitTo('signer', given.signer);
  const evidence = commitTo('evidence', given.evidence);
  const named = await readParties(manager, given);
  const parties = commitTo('parties', named);
  const commitments = { signerCommitment: signer.hash, evidenceCommitment: evidence.hash, partiesCommitment: parties.hash };
  await manager.insert(AcceptanceEntity, { ...factOf(given), ...commitments, id });
  await manager.insert(AcceptancePersonEntity, {
    acceptanceId: id,
    ...given.signer,
    signerSalt: signer.salt,
    evidence: given.evidence,
    evidenceSalt: evidence.salt,
    parties: named,
    partiesSalt: parties.salt,
    erasedAt: null,
  });
  if (given.attachment) await keepAttachment(manager, id, given.attachment);
  if (given.customer.countryFixedAt === null) await manager.update(CustomerEntity, { id: given.customer.id }, { countryFixedAt: given.now });
  const { version } = await manager.findOneOrFail(AgreementEntity, { where: { id: given.text.agreementId }, select: { id: true, version: true } });
  await recordEvent(manager, eventOf(id, given, { ...commitments, agreementVersion: version }));
  return id;
}

function factOf({ method, customer, text, attachment, partnerId, providerId, recordedBy, invitationId, dateAgreed, rule, supersedesId, imported, now }: NewAcceptance) {
  return {
    method,
    customerId: customer.id,
    country: customer.country,
    agreementId: text.agreementId,
    agreementTextId: text.id,
    language: text.language,
    fileHash: text.fileHash,
    fileLength: text.fileLength,
    shownHash: text.shownHash,
    shownLength: text.shownLength,
    attachmentHash: attachment?.hash ?? null,
    partnerId,
    providerId,
    attestedByPartnerId: method === 'ATTESTED' ? partnerId : null,
    recordedByKind: recordedBy.kind,
    recordedById: recordedBy.id,
    invitationId,
    dateAgreed,
    recordedAt: now,
    rule,
    supersedesId,
    imported,
  };
}

/** The event holds the whole fact: what the log proves later is what was decided, not what a row says today. */
function eventOf(id: string, given: NewAcceptance, proven: Readonly<Record<string, string>>): NewEvent {
  const { recordedAt, ...fact } = factOf(given);
  const { kind, id: actorId } = given.recordedBy;
  return {
    kind: 'ACCEPTANCE_RECORDED',
    actor: kind === 'IMPORT' ? { kind: 'OPERATOR' } : { kind, id: actorId },
    now: given.now,
    partnerId: given.partnerId,
    customerId: given.customer.id,
    subjectId: id,
    rule: given.rule,
    payload: { ...fact, ...attachmentOf(given), ...proven, recordedAt: recordedAt.toISOString() },
  };
}

const attachmentOf = ({ attachment }: NewAcceptance) => ({ attachmentType: attachment?.mediaType ?? null, attachmentLength: attachment?.length ?? null });

type TextRow = NewAcceptance['text'];

/** The text in the language named; without one, the customer's language, then English, then the first. Null: the named one is not there. */
export function chooseText(texts: readonly TextRow[], named: string | null | undefined, customerLanguage: string): TextRow | null {
  if (named) return texts.find(({ language }) => language === named) ?? null;
  const base = (tag: string): string | undefined => tag.toLowerCase().split('-')[0];
  return (
    texts.find(({ language }) => language === customerLanguage) ??
    texts.find(({ language }) => base(language) === base(customerLanguage)) ??
    texts.find(({ language }) => base(language) === 'en') ??
    texts[0] ??
    null
  );
}

import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/id';
import { insertRows } from '../database/insert-rows';
import { recordEvent, recordEvents, type NewEvent } from '../events/event.service';
import { announcePublication } from '../events/followers';
import { AgreementTextEntity } from './agreement-text.entity';
import { AgreementEntity } from './agreement.entity';

export interface NewAgreementText {
  /** BCP 47 tag. */
  readonly language: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** The exact bytes that are kept and downloaded. */
  readonly file: Buffer;
  /** What is shown on screen. */
  readonly shownHtml: string;
}

/** One version for one country; days are `YYYY-MM-DD`. */
export interface NewAgreement {
  readonly country: string;
  readonly version: string;
  readonly effectiveOn: string;
  readonly acceptancesFrom: string;
  readonly reacceptBy: string | null;
  readonly texts: readonly NewAgreementText[];
  readonly now: Date;
  /** The key with which it was published; left out for a command. */
  readonly operatorId?: string | null;
}

/** A text as an acceptance refers to it. */
export type PublishedText = Pick<AgreementTextEntity, 'id' | 'agreementId' | 'language' | 'fileHash' | 'fileLength' | 'shownHash' | 'shownLength'>;

export interface PublishedAgreement {
  readonly id: string;
  readonly country: string;
  readonly version: string;
  readonly texts: readonly PublishedText[];
}

/** Publishes one version with its texts. A version that the country has already is refused by the database. */
export async function publishAgreement(manager: EntityManager, given: NewAgreement): Promise<PublishedAgreement> {
  const plan = planOf(given);
  await insertPlans(manager, [plan]);
  return publishedOf(plan);
}

/** Many versions with few statements, in the order given. */
export async function publishAgreements(manager: EntityManager, given: readonly NewAgreement[]): Promise<PublishedAgreement[]> {
  const plans = given.map(planOf);
  await insertPlans(manager, plans);
  return plans.map(publishedOf);
}

interface Plan {
  readonly agreement: AgreementEntity;
  readonly texts: readonly AgreementTextEntity[];
  readonly operatorId: string | null;
}

function planOf({ texts, now, operatorId = null, ...days }: NewAgreement): Plan {
  const agreement = { id: newId(), ...days, publishedAt: now };
  return { agreement, texts: texts.map((text) => textOf({ agreementId: agreement.id, now }, text)), operatorId };
}

function textOf({ agreementId, now }: { agreementId: string; now: Date }, { language, fileName, mediaType, file, shownHtml }: NewAgreementText): AgreementTextEntity {
  const shown = Buffer.from(shownHtml, 'utf8');
  return {
    id: newId(),
    agreementId,
    language,
    fileName,
    mediaType,
    file,
    fileHash: sha256(file),
    fileLength: file.length,
    shownHtml,
    shownHash: sha256(shown),
    shownLength: shown.length,
    createdAt: now,
  };
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function insertPlans(manager: EntityManager, plans: readonly Plan[]): Promise<void> {
  await insertRows(manager, AgreementEntity, plans.map(({ agreement }) => agreement));
  await insertRows(manager, AgreementTextEntity, plans.flatMap(({ texts }) => texts));
  await recordEvents(manager, plans.map(eventOf));
  const [first] = plans;
  if (first) await announcePublication(manager, { countries: [...new Set(plans.map(({ agreement }) => agreement.country))], now: first.agreement.publishedAt });
}

/** The event holds every hash: what the log proves later is which bytes were published. */
function eventOf({ agreement, texts, operatorId }: Plan): NewEvent {
  const { id, publishedAt, country, version, effectiveOn, acceptancesFrom, reacceptBy } = agreement;
  const payload = { country, version, effectiveOn, acceptancesFrom, reacceptBy, texts: texts.map(hashesOf) };
  return { kind: 'AGREEMENT_PUBLISHED', actor: { kind: 'OPERATOR', id: operatorId }, subjectId: id, payload, now: publishedAt };
}

const hashesOf = ({ id, language, fileName, mediaType, fileHash, fileLength, shownHash, shownLength }: AgreementTextEntity) => ({
  ...{ id, language, fileName, mediaType },
  ...{ fileHash, fileLength, shownHash, shownLength },
});

/** Texts in languages that a version has not yet. Whether it may get them is for table G to say. */
export async function addTexts(manager: EntityManager, agreementId: string, { country, version, texts, now, operatorId = null }: NewAgreement): Promise<void> {
  const rows = texts.map((text) => textOf({ agreementId, now }, text));
  await insertRows(manager, AgreementTextEntity, rows);
  const payload = { country, version, texts: rows.map(hashesOf) };
  await recordEvent(manager, { kind: 'AGREEMENT_TEXTS_ADDED', actor: { kind: 'OPERATOR', id: operatorId }, subjectId: agreementId, payload, now });
  await announcePublication(manager, { countries: [country], now });
}

function publishedOf({ agreement: { id, country, version }, texts }: Plan): PublishedAgreement {
  return { id, country, version, texts: texts.map(({ id: textId, agreementId, language, fileHash, fileLength, shownHash, shownLength }) => ({ id: textId, agreementId, language, fileHash, fileLength, shownHash, shownLength })) };
}

import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/id';
import { insertRows } from '../database/insert-rows';
import { recordEvents, type NewEvent } from '../events/event.service';
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
}

/** A text as an acceptance refers to it. */
export type PublishedText = Pick<AgreementTextEntity, 'id' | 'agreementId' | 'language' | 'fileHash' | 'shownHash'>;

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
}

function planOf({ texts, now, ...days }: NewAgreement): Plan {
  const agreement = { id: newId(), ...days, publishedAt: now };
  return { agreement, texts: texts.map((text) => textOf(agreement, text)) };
}

function textOf(agreement: AgreementEntity, { language, fileName, mediaType, file, shownHtml }: NewAgreementText): AgreementTextEntity {
  const shown = Buffer.from(shownHtml, 'utf8');
  return {
    id: newId(),
    agreementId: agreement.id,
    language,
    fileName,
    mediaType,
    file,
    fileHash: sha256(file),
    fileLength: file.length,
    shownHtml,
    shownHash: sha256(shown),
    shownLength: shown.length,
    createdAt: agreement.publishedAt,
  };
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function insertPlans(manager: EntityManager, plans: readonly Plan[]): Promise<void> {
  await insertRows(manager, AgreementEntity, plans.map(({ agreement }) => agreement));
  await insertRows(manager, AgreementTextEntity, plans.flatMap(({ texts }) => texts));
  await recordEvents(manager, plans.map(eventOf));
  const [first] = plans;
  if (first) await announcePublication(manager, { countries: [...new Set(plans.map(({ agreement }) => agreement.country))], now: first.agreement.publishedAt });
}

/** The event holds every hash: what the log proves later is which bytes were published. */
function eventOf({ agreement, texts }: Plan): NewEvent {
  const { id, publishedAt, country, version, effectiveOn, acceptancesFrom, reacceptBy } = agreement;
  const hashes = texts.map(({ id: textId, language, fileHash, fileLength, shownHash, shownLength }) => ({ id: textId, language, fileHash, fileLength, shownHash, shownLength }));
  const payload = { country, version, effectiveOn, acceptancesFrom, reacceptBy, texts: hashes };
  return { kind: 'AGREEMENT_PUBLISHED', actor: { kind: 'OPERATOR' }, subjectId: id, payload, now: publishedAt };
}

function publishedOf({ agreement: { id, country, version }, texts }: Plan): PublishedAgreement {
  return { id, country, version, texts: texts.map(({ id: textId, agreementId, language, fileHash, shownHash }) => ({ id: textId, agreementId, language, fileHash, shownHash })) };
}

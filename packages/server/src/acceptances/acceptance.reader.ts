import { type Disclosure, isInForce, todayIn } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { AgreementEntity } from '../agreements/agreement.entity';
import { lastGoodDay, type AgreementVersions } from '../agreements/agreement.reader';
import { Agreement } from '../agreements/agreement.types';
import { isTrue } from '../database/columns';
import { selectRows } from '../database/rows';
import { make } from '../graphql/make';
import { AcceptancePersonEntity } from './acceptance-person.entity';
import type { AcceptanceRow } from './acceptance-row';
import { AcceptanceEntity } from './acceptance.entity';
import { type AcceptanceCore, Signer, Withdrawal } from './acceptance.types';
import { WithdrawalEntity } from './withdrawal.entity';

const columns = {
  id: 'acceptance.id',
  method: 'acceptance.method',
  customerId: 'acceptance.customerId',
  country: 'acceptance.country',
  customerTimeZone: 'customer.timeZone',
  partnerId: 'acceptance.partnerId',
  providerId: 'acceptance.providerId',
  recordedByKind: 'acceptance.recordedByKind',
  recordedById: 'acceptance.recordedById',
  dateAgreed: 'acceptance.dateAgreed',
  recordedAt: 'acceptance.recordedAt',
  agreementId: 'acceptance.agreementId',
  agreementCountry: 'agreement.country',
  agreementVersion: 'agreement.version',
  effectiveOn: 'agreement.effectiveOn',
  acceptancesFrom: 'agreement.acceptancesFrom',
  agreementTextId: 'acceptance.agreementTextId',
  language: 'acceptance.language',
  fileHash: 'acceptance.fileHash',
  shownHash: 'acceptance.shownHash',
  fileLength: 'acceptance.fileLength',
  shownLength: 'acceptance.shownLength',
  attachmentHash: 'acceptance.attachmentHash',
  rule: 'acceptance.rule',
  supersedesId: 'acceptance.supersedesId',
  isSuperseded: 'newer.id IS NOT NULL',
  firstName: 'person.firstName',
  lastName: 'person.lastName',
  email: 'person.email',
  phone: 'person.phone',
  evidence: 'person.evidence',
  parties: 'person.parties',
  withdrawnAt: 'withdrawal.recordedAt',
  withdrawnReason: 'withdrawal.reason',
};

function select(manager: EntityManager) {
  return selectRows(manager, AcceptanceEntity, 'acceptance', { ...columns, reacceptBy: lastGoodDay(manager) })
    .innerJoin('acceptance.customer', 'customer')
    .innerJoin(AgreementEntity, 'agreement', 'agreement.id = acceptance.agreementId')
    .leftJoin(AcceptancePersonEntity, 'person', 'person.acceptanceId = acceptance.id')
    .leftJoin(WithdrawalEntity, 'withdrawal', 'withdrawal.acceptanceId = acceptance.id')
    .leftJoin(AcceptanceEntity, 'newer', 'newer.supersedesId = acceptance.id');
}

export async function readAcceptances(manager: EntityManager, ids: readonly string[]): Promise<AcceptanceRow[]> {
  return select(manager).where('acceptance.id IN (:...ids)', { ids }).getRawMany();
}

/** For each customer all of its acceptances, latest first: few for any company, so a page is cut after disclosure. */
export async function readAcceptancesOf(manager: EntityManager, customerIds: readonly string[]): Promise<AcceptanceRow[][]> {
  const rows = await select(manager)
    .where('acceptance.customerId IN (:...customerIds)', { customerIds })
    .orderBy('acceptance.recordedAt', 'DESC')
    .addOrderBy('acceptance.id', 'DESC')
    .getRawMany<AcceptanceRow>();
  return customerIds.map((id) => rows.filter(({ customerId }) => customerId === id));
}

/** Neither superseded nor withdrawn, and its version in force today where the customer is. */
export function isCurrent(row: AcceptanceRow, { versions }: AgreementVersions, now: Date): boolean {
  const version = versions.find(({ id }) => id === row.agreementId);
  if (version === undefined || isTrue(row.isSuperseded) || row.withdrawnAt !== null) return false;
  return isInForce(version, { versions, today: todayIn(row.customerTimeZone, now) });
}

/** The fields of an acceptance that are plain, as far as they are disclosed: a summary is "provided, version, date". */
export function toAcceptanceCore(row: AcceptanceRow, disclosure: Exclude<Disclosure, 'NOTHING'>): AcceptanceCore {
  const withdrawn = row.withdrawnAt === null ? null : { at: row.withdrawnAt, reason: row.withdrawnReason };
  const base = { id: row.id, method: row.method, country: row.country, dateAgreed: row.dateAgreed };
  if (disclosure === 'SUMMARY') {
    const hidden = { signer: null, recordedAt: null, language: null, fileHash: null, fileLength: null, shownHash: null, shownLength: null, rule: null, supersedesId: null };
    return { ...base, ...hidden, withdrawn: withdrawn && make(Withdrawal, { ...withdrawn, reason: null }) };
  }
  const { firstName, lastName, email, phone, recordedAt, language, fileHash, fileLength, shownHash, shownLength, rule, supersedesId } = row;
  const signer = make(Signer, { firstName, lastName, email, phone });
  return { ...base, signer, recordedAt, language, fileHash, fileLength, shownHash, shownLength, rule, supersedesId, withdrawn: withdrawn && make(Withdrawal, withdrawn) };
}

/** The version agreed to, read with it. */
export function agreementOf({ agreementId: id, agreementCountry: country, agreementVersion: version, effectiveOn, acceptancesFrom, reacceptBy }: AcceptanceRow): Agreement {
  return make(Agreement, { id, country, version, effectiveOn, acceptancesFrom, reacceptBy });
}

/** The row as the domain's derived facts ask it. */
export function countable({ id, method, partnerId, agreementId, dateAgreed, supersedesId, withdrawnAt }: AcceptanceRow) {
  return { id, method, partnerId: method === 'ATTESTED' ? partnerId : null, versionId: agreementId, dateAgreed, supersedesId, isWithdrawn: withdrawnAt !== null };
}

import type { AgreementStatus, ReadingFacts, RelationshipState, ShowCustomer } from '@assent/domain';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { CustomerFilter, PartnerView } from '../customers/customer-view';
import { Address, Contact, Customer } from '../customers/customer.types';
import { isTrue } from '../database/columns';
import { nameKey } from '../database/name-key';
import { selectRows } from '../database/rows';
import { decodeCursor, encodeCursor } from '../graphql/connection';
import type { AgentViewer } from '../graphql/context';
import type { CustomerOrder } from '../graphql/enums';
import { badUserInput } from '../graphql/errors';
import { make } from '../graphql/make';
import { shownToAgent } from '../graphql/policy';
import { PartnerCustomerEntity } from './partner-customer.entity';

export interface CustomerPage extends CustomerFilter {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly orderBy: CustomerOrder;
}

const listColumns = {
  id: 'pc.customerId',
  companyName: 'pc.displayName',
  nameKey: 'pc.nameKey',
  acceptedKey: 'pc.acceptedKey',
  relationshipId: 'pc.relationshipId',
  standing: 'pc.standing',
  hasOwnAttestation: 'pc.hasOwnAttestation',
  relationshipState: 'pc.relationshipState',
  country: 'pc.country',
  agreementStatus: 'pc.agreementStatus',
  isBlocked: 'pc.isBlocked',
  latestAcceptanceId: 'pc.latestAcceptanceId',
};

const profileColumns = {
  domain: 'customer.domain',
  language: 'customer.language',
  timeZone: 'customer.timeZone',
  registrationNumber: 'customer.registrationNumber',
  addressLine1: 'customer.addressLine1',
  addressLine2: 'customer.addressLine2',
  city: 'customer.city',
  state: 'customer.state',
  postalCode: 'customer.postalCode',
  contactFirstName: 'customer.contactFirstName',
  contactLastName: 'customer.contactLastName',
  contactEmail: 'customer.contactEmail',
  contactPhone: 'customer.contactPhone',
};

interface ListRow {
  readonly id: string;
  readonly companyName: string;
  readonly nameKey: string;
  readonly acceptedKey: string;
  readonly relationshipId: string;
  readonly standing: Exclude<ReadingFacts['relationship'], 'NONE'>;
  readonly hasOwnAttestation: unknown;
  readonly relationshipState: RelationshipState;
  readonly country: string | null;
  readonly agreementStatus: AgreementStatus | null;
  readonly isBlocked: unknown;
  readonly latestAcceptanceId: string | null;
}

type ProfileRow = Record<keyof typeof profileColumns, string | null>;

export type PartnerCustomerRow = ListRow & Partial<ProfileRow>;

/** The fields of `Customer` that need more than the list's own table. */
const profileFields = ['domain', 'language', 'timeZone', 'registrationNumber', 'address', 'primaryContact'];

function select(manager: EntityManager, partnerId: string, fields: ReadonlySet<string>): SelectQueryBuilder<PartnerCustomerEntity> {
  const needsProfile = profileFields.some((field) => fields.has(field));
  const query = selectRows(manager, PartnerCustomerEntity, 'pc', needsProfile ? { ...listColumns, ...profileColumns } : listColumns);
  if (needsProfile) query.innerJoin('pc.customer', 'customer');
  return query.where('pc.partnerId = :partnerId', { partnerId });
}

export async function readCustomers(manager: EntityManager, partnerId: string, page: CustomerPage, fields: ReadonlySet<string>): Promise<PartnerCustomerRow[]> {
  const query = select(manager, partnerId, fields);
  applyFilter(query, page);
  applyOrder(query, page);
  return query.limit(page.first + 1).getRawMany();
}

export async function countCustomers(manager: EntityManager, partnerId: string, filter: CustomerFilter): Promise<number> {
  const query = manager.createQueryBuilder(PartnerCustomerEntity, 'pc').where('pc.partnerId = :partnerId', { partnerId });
  applyFilter(query, filter);
  return query.getCount();
}

export async function countByStatus(manager: EntityManager, partnerId: string): Promise<{ status: AgreementStatus; count: number }[]> {
  const rows = await manager
    .createQueryBuilder(PartnerCustomerEntity, 'pc')
    .select('pc.agreementStatus', 'status')
    .addSelect('COUNT(*)', 'count')
    .where('pc.partnerId = :partnerId AND pc.agreementStatus IS NOT NULL', { partnerId })
    .groupBy('pc.agreementStatus')
    .getRawMany<{ status: AgreementStatus; count: number | string }>();
  return rows.map(({ status, count }) => ({ status, count: Number(count) }));
}

export async function readCustomer(
  manager: EntityManager,
  partnerId: string,
  customerId: string,
  fields: ReadonlySet<string>,
): Promise<PartnerCustomerRow | undefined> {
  return select(manager, partnerId, fields).andWhere('pc.customerId = :customerId', { customerId }).getRawOne();
}

function applyFilter(query: SelectQueryBuilder<PartnerCustomerEntity>, { search, agreementStatus, country, relationship }: CustomerFilter): void {
  for (const [index, word] of wordsOf(search).entries()) {
    query.andWhere(`pc.searchKey LIKE :word${index} ESCAPE '!'`, { [`word${index}`]: `%${word.replace(/[!%_]/g, '!$&')}%` });
  }
  if (agreementStatus?.length) query.andWhere('pc.agreementStatus IN (:...agreementStatus)', { agreementStatus: [...agreementStatus] });
  if (country?.length) query.andWhere('pc.country IN (:...country)', { country: [...country] });
  if (relationship?.length) query.andWhere('pc.relationshipState IN (:...relationship)', { relationship: [...relationship] });
}

const MAX_WORDS = 8;
/** SQLite takes no pattern of more than 50,000 bytes. */
const LONGEST_SEARCH = 200;

function wordsOf(search: string | null | undefined): string[] {
  if ((search?.length ?? 0) > LONGEST_SEARCH) throw badUserInput(`search must have at most ${LONGEST_SEARCH} characters`, 'search');
  return nameKey(search ?? '').split(' ').filter((word) => word !== '').slice(0, MAX_WORDS);
}

function applyOrder(query: SelectQueryBuilder<PartnerCustomerEntity>, { orderBy, after }: CustomerPage): void {
  const key = orderBy.startsWith('NAME') ? 'nameKey' : 'acceptedKey';
  const direction = orderBy.endsWith('ASC') ? 'ASC' : 'DESC';
  const cursor = decodeCursor(after, 2);
  if (cursor !== null) {
    const beyond = direction === 'ASC' ? '>' : '<';
    query.andWhere(`(pc.${key}, pc.customerId) ${beyond} (:afterKey, :afterId)`, { afterKey: cursor[0], afterId: cursor[1] });
  }
  query.orderBy(`pc.${key}`, direction).addOrderBy('pc.customerId', direction);
}

export function customerCursor(orderBy: CustomerOrder, row: PartnerCustomerRow): string {
  return encodeCursor([orderBy.startsWith('NAME') ? row.nameKey : row.acceptedKey, row.id]);
}

/** The customer as this agent may see it; null where table V hides it. */
export function toCustomer(viewer: AgentViewer, row: PartnerCustomerRow): Customer | null {
  const shows = shownToAgent(viewer, { standing: row.standing, hasOwnAttestation: isTrue(row.hasOwnAttestation) });
  return shows === null ? null : make(Customer, { ...profileOf(row, shows), id: row.id, companyName: row.companyName, view: viewOf(viewer, row, shows) });
}

function viewOf(viewer: AgentViewer, row: PartnerCustomerRow, shows: ShowCustomer): PartnerView {
  const { relationshipId, standing, relationshipState } = row;
  const mayKnow = shows.agreementStatus;
  return {
    kind: 'PARTNER',
    partnerId: viewer.partnerId,
    shows,
    relationshipId,
    standing,
    relationshipState,
    agreementStatus: mayKnow ? row.agreementStatus : null,
    isBlocked: mayKnow && isTrue(row.isBlocked),
    latestAcceptanceId: mayKnow ? row.latestAcceptanceId : null,
  };
}

type Profile = Pick<Customer, 'domain' | 'country' | 'language' | 'timeZone' | 'registrationNumber' | 'address' | 'primaryContact'>;

const noProfile: Profile = { domain: null, country: null, language: null, timeZone: null, registrationNumber: null, address: null, primaryContact: null };

function profileOf(row: PartnerCustomerRow, { profile }: ShowCustomer): Profile {
  if (profile === 'COMPANY_NAME' || profile === 'AS_TYPED') return noProfile;
  const { domain = null, language = null, timeZone = null, registrationNumber = null, country } = row;
  return { domain, country, language, timeZone, registrationNumber, address: addressOf(row), primaryContact: contactOf(row) };
}

function addressOf({ addressLine1, addressLine2 = null, city, state = null, postalCode = null }: Partial<ProfileRow>): Address | null {
  if (addressLine1 == null || city == null) return null;
  return make(Address, { line1: addressLine1, line2: addressLine2, city, state, postalCode });
}

function contactOf({ contactFirstName, contactLastName, contactEmail, contactPhone = null }: Partial<ProfileRow>): Contact | null {
  if (contactFirstName == null || contactLastName == null || contactEmail == null) return null;
  return make(Contact, { firstName: contactFirstName, lastName: contactLastName, email: contactEmail, phone: contactPhone });
}

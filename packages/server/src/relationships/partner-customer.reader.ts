import type { AgreementStatus, ReadingFacts, RelationshipState } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { CustomerFilter } from '../customers/customer-view';
import { decodeCursor } from '../graphql/connection';
import type { CustomerOrder } from '../graphql/enums';
import { conditionsOf, type Condition } from './customer-list.conditions';
import { countStatement, pageStatement, totalStatement, type Statement } from './customer-list.statement';
import { chooseWay, hasChoice } from './customer-list.way';
import { PartnerCustomerEntity } from './partner-customer.entity';
import type { RelationshipRow } from './relationship.reader';

export interface CustomerPage extends CustomerFilter {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly orderBy: CustomerOrder;
}

const listColumns = {
  id: 'pc.customer_id',
  companyName: 'pc.display_name',
  nameKey: 'pc.name_key',
  acceptedKey: 'pc.accepted_key',
  relationshipId: 'pc.relationship_id',
  standing: 'pc.standing',
  hasOwnAttestation: 'pc.has_own_attestation',
  relationshipState: 'pc.relationship_state',
  country: 'pc.country',
  agreementStatus: 'pc.agreement_status',
  isBlocked: 'pc.is_blocked',
  latestAcceptanceId: 'pc.latest_acceptance_id',
};

const profileColumns = {
  domain: 'c.domain',
  language: 'c.language',
  timeZone: 'c.time_zone',
  registrationNumber: 'c.registration_number',
  addressLine1: 'c.address_line1',
  addressLine2: 'c.address_line2',
  city: 'c.city',
  state: 'c.state',
  postalCode: 'c.postal_code',
  contactFirstName: 'c.contact_first_name',
  contactLastName: 'c.contact_last_name',
  contactEmail: 'c.contact_email',
  contactPhone: 'c.contact_phone',
};

const relationshipColumns = {
  sellerId: 'r.seller_id',
  providerId: 'r.provider_id',
  ownStatus: 'r.agreement_status',
  reacceptBy: 'r.reaccept_by',
  createdAt: 'r.created_at',
  activatedAt: 'r.activated_at',
  endedAt: 'r.ended_at',
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

/** Of the relationship that the row is of. */
interface RelationshipPart {
  readonly sellerId: string;
  readonly providerId: string | null;
  readonly ownStatus: AgreementStatus;
  readonly reacceptBy: string | null;
  readonly createdAt: string;
  readonly activatedAt: string | null;
  readonly endedAt: string | null;
}

export type PartnerCustomerRow = ListRow & Partial<ProfileRow> & Partial<RelationshipPart>;

/** The fields of `Customer` that need more than the list's own table, and where it is. */
const parts = [
  { fields: ['domain', 'language', 'timeZone', 'registrationNumber', 'address', 'primaryContact'], columns: profileColumns, join: 'JOIN customer c ON c.id = pc.customer_id' },
  { fields: ['relationship', 'reacceptBy'], columns: relationshipColumns, join: 'JOIN relationship r ON r.id = pc.relationship_id' },
];

/** What is read for these fields, as SQL. */
function selection(fields: ReadonlySet<string>): { columns: string; joins: string } {
  const needed = parts.filter((part) => part.fields.some((field) => fields.has(field)));
  const columns = [listColumns, ...needed.map((part) => part.columns)].flatMap((some) => Object.entries<string>(some));
  return { columns: columns.map(([name, column]) => `${column} AS "${name}"`).join(', '), joins: needed.map(({ join }) => join).join(' ') };
}

const run = <Row>(manager: EntityManager, { text, parameters }: Statement): Promise<Row[]> => manager.query(text, [...parameters]);

/** One page and one row more: one statement, and another before it where it has to be found out which index is the shortest way (ADR 0146). */
export async function readCustomers(manager: EntityManager, partnerId: string, page: CustomerPage, fields: ReadonlySet<string>): Promise<PartnerCustomerRow[]> {
  const { orderBy, first } = page;
  const after = decodeCursor(page.after, 2);
  const conditions = conditionsOf(page);
  if (conditions === null) return [];
  const counts = hasChoice(conditions, orderBy) ? await countEach(manager, partnerId, conditions) : [];
  if (counts.includes(0)) return [];
  const way = chooseWay(conditions, orderBy, counts);
  const { columns, joins } = selection(fields);
  return run(manager, pageStatement({ partnerId, conditions, way, orderBy, after, limit: first + 1 }, columns, joins));
}

async function countEach(manager: EntityManager, partnerId: string, conditions: readonly Condition[]): Promise<number[]> {
  const [counts] = await run<Record<string, unknown>>(manager, countStatement(partnerId, conditions));
  return conditions.map((_, index) => Number(counts?.[String(index)]));
}

export async function countCustomers(manager: EntityManager, partnerId: string, filter: CustomerFilter): Promise<number> {
  const conditions = conditionsOf(filter);
  if (conditions === null) return 0;
  const [row] = await run<{ count: unknown }>(manager, totalStatement(partnerId, conditions));
  return Number(row?.count);
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
  const { columns, joins } = selection(fields);
  const text = `SELECT ${columns} FROM partner_customer pc ${joins} WHERE pc.partner_id = $1 AND pc.customer_id = $2`;
  const [row] = await run<PartnerCustomerRow>(manager, { text, parameters: [partnerId, customerId] });
  return row;
}

/** The relationship of a row that was read with it. */
export function relationshipOf(row: PartnerCustomerRow): RelationshipRow | null {
  // Field by field: taking a row apart with a rest costs more than reading it did.
  const { sellerId, ownStatus, createdAt } = row;
  if (sellerId === undefined || ownStatus === undefined || createdAt === undefined) return null;
  return {
    id: row.relationshipId,
    customerId: row.id,
    sellerId,
    providerId: row.providerId ?? null,
    state: row.relationshipState,
    agreementStatus: ownStatus,
    reacceptBy: row.reacceptBy ?? null,
    createdAt,
    activatedAt: row.activatedAt ?? null,
    endedAt: row.endedAt ?? null,
  };
}

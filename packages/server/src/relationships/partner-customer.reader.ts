import { AGREEMENT_STATUSES, type AgreementStatus, type ReadingFacts, type RelationshipState } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { CustomerFilter } from '../customers/customer-view';
import { runStatement } from '../database/statement';
import { decodeCursor } from '../graphql/connection';
import type { CustomerOrder } from '../graphql/enums';
import { pageStatement, totalStatement } from './customer-list.statement';
import { customerWish } from './customer-list.wish';
import { customersIn, listName } from './customer-lists';
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

export interface CustomerRows {
  /** The page, and one more where one follows. */
  readonly rows: readonly PartnerCustomerRow[];
  /** The last customer that was read, where the bound of a page was reached before it was full; the list goes on after it. */
  readonly readUpTo: PartnerCustomerRow | null;
}

/** One statement (ADR 0173). */
export async function readCustomers(manager: EntityManager, partnerId: string, page: CustomerPage, fields: ReadonlySet<string>): Promise<CustomerRows> {
  const { orderBy, first } = page;
  const after = decodeCursor(page.after, customersIn(orderBy), 2);
  const wish = customerWish(page, orderBy);
  if (wish === null) return { rows: [], readUpTo: null };
  const { columns, joins } = selection(fields);
  const found = await runStatement<PartnerCustomerRow & { isMark: unknown }>(manager, pageStatement({ partnerId, wish, orderBy, after, limit: first + 1 }, columns, joins));
  const isMark = (row: { isMark: unknown }): boolean => Number(row.isMark) === 1;
  return { rows: found.filter((row) => !isMark(row)), readUpTo: found.find(isMark) ?? null };
}

export interface CustomerCount {
  readonly count: number;
  /** Whether these are all: a search is not counted to its end. */
  readonly isExact: boolean;
}

export async function countCustomers(manager: EntityManager, partnerId: string, filter: CustomerFilter): Promise<CustomerCount> {
  const wish = customerWish(filter, 'NAME_ASC');
  if (wish === null) return { count: 0, isExact: true };
  const [row] = await runStatement<{ rows: unknown; unread: unknown }>(manager, totalStatement({ partnerId, wish }));
  const unread = Number(row?.unread);
  return { count: Number(row?.rows) - unread, isExact: unread === 0 };
}

/** From the lists of one status each: ranges of one index, counted one by one so that PostgreSQL takes them as such. */
export async function countByStatus(manager: EntityManager, partnerId: string): Promise<{ status: AgreementStatus; count: number }[]> {
  const counts = AGREEMENT_STATUSES.map((_, index) => `SELECT ${index} AS "index", COUNT(*) AS "count" FROM partner_customer_place WHERE partner_id = $1 AND list = $${index + 2}`);
  const lists = AGREEMENT_STATUSES.map((status) => listName('NAME_ASC', { status }));
  const rows = await manager.query<{ index: number; count: number }[]>(counts.join(' UNION ALL '), [partnerId, ...lists]);
  return rows.flatMap(({ index, count }) => {
    const status = AGREEMENT_STATUSES[index];
    return status === undefined || count === 0 ? [] : [{ status, count }];
  });
}

export async function readCustomer(
  manager: EntityManager,
  partnerId: string,
  customerId: string,
  fields: ReadonlySet<string>,
): Promise<PartnerCustomerRow | undefined> {
  const { columns, joins } = selection(fields);
  const text = `SELECT ${columns} FROM partner_customer pc ${joins} WHERE pc.partner_id = $1 AND pc.customer_id = $2`;
  const [row] = await runStatement<PartnerCustomerRow>(manager, { text, parameters: [partnerId, customerId] });
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

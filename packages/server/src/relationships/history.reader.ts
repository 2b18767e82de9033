import type { AcceptanceRow, CustomerHistory, Day, InvitationStatus, LinkRow, PartnerTowardCustomer, RelationshipState, VersionRow } from '@assent/domain';
import { todayIn, wasToldToContact } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { readVersions } from '../agreements/agreement.reader';
import { CustomerEntity } from '../customers/customer.entity';
import { dialect, isTrue } from '../database/columns';
import { RelationshipEntity } from './relationship.entity';

/** A link as far as rules ask it, with the relationship it names. */
export interface HistoryLink extends LinkRow {
  readonly id: string;
  readonly relationshipId: string | null;
}

export interface HistoryAcceptance extends AcceptanceRow {
  readonly recordedAt: string;
  /** The partner that attested, or whose link was followed; and the provider which that link named. */
  readonly throughPartnerId: string | null;
  readonly throughProviderId: string | null;
}

export interface HistoryRelationship {
  readonly id: string;
  readonly sellerId: string;
  readonly providerId: string | null;
  readonly state: RelationshipState;
  readonly wasToldToContact: boolean;
}

/** Everything about a customer that any decision asks, as plain rows: read once, then handed to the domain. */
export interface History extends CustomerHistory {
  readonly customer: CustomerEntity;
  readonly versions: readonly (VersionRow & { readonly version: string })[];
  /** The customer's day. */
  readonly today: Day;
  readonly acceptances: readonly HistoryAcceptance[];
  readonly relationships: readonly HistoryRelationship[];
  readonly links: readonly HistoryLink[];
  readonly now: Date;
}

/**
 * Inside a transaction that will write something about a customer: takes its row, so that two writers of one customer go one
 * after the other (SQLite has one writer anyway), then reads its history. Null when there is no such customer.
 */
export async function lockHistory(manager: EntityManager, customerId: string, now: Date): Promise<History | null> {
  if (dialect === 'postgres') await manager.query('SELECT 1 FROM customer WHERE id = $1 FOR UPDATE', [customerId]);
  return readHistory(manager, customerId, now);
}

export async function readHistory(manager: EntityManager, customerId: string, now: Date): Promise<History | null> {
  const customer = await manager.findOneBy(CustomerEntity, { id: customerId });
  if (customer === null) return null;
  const [versions] = await readVersions(manager, [customer.country]);
  const relationships = await manager.find(RelationshipEntity, { where: { customerId }, order: { createdAt: 'ASC', id: 'ASC' } });
  const links = await readLinks(manager, customerId);
  return {
    customer,
    now,
    today: todayIn(customer.timeZone, now),
    versions: versions?.versions ?? [],
    acceptances: await readAcceptanceFacts(manager, customerId),
    hasBoughtBefore: await hasPlacedOrder(manager, customerId),
    links,
    relationships: relationships.map(({ id, sellerId, providerId, state }) => ({
      id,
      sellerId,
      providerId,
      state,
      wasToldToContact: wasToldToContact(links.filter((link) => link.relationshipId === id), now),
    })),
  };
}

/** What a partner is to this customer, for tables V, A, P and I. */
export function toward({ relationships, acceptances }: History, partnerId: string): PartnerTowardCustomer {
  return { partnerId, relationships, hasOwnAttestation: acceptances.some((one) => one.partnerId === partnerId) };
}

// The tables of nouns further right are read here by name: what decides about a customer is one question with one answer (ADR 0007).

type RawAcceptance = Omit<HistoryAcceptance, 'isWithdrawn' | 'dateAgreed'> & { dateAgreed: string; withdrawalId: string | null };

async function readAcceptanceFacts(manager: EntityManager, customerId: string): Promise<HistoryAcceptance[]> {
  const rows: RawAcceptance[] = await manager.query(
    `SELECT a.id AS "id", a.method AS "method", a.attested_by_partner_id AS "partnerId", a.agreement_id AS "versionId",
            a.date_agreed AS "dateAgreed", a.supersedes_id AS "supersedesId", a.recorded_at AS "recordedAt",
            a.partner_id AS "throughPartnerId", a.provider_id AS "throughProviderId", w.id AS "withdrawalId"
       FROM acceptance a LEFT JOIN withdrawal w ON w.acceptance_id = a.id
      WHERE a.customer_id = $1 ORDER BY a.recorded_at, a.id`,
    [customerId],
  );
  return rows.map(({ withdrawalId, ...row }) => ({ ...row, isWithdrawn: withdrawalId !== null }));
}

async function hasPlacedOrder(manager: EntityManager, customerId: string): Promise<boolean> {
  const rows: { placed: unknown }[] = await manager.query(
    `SELECT EXISTS (SELECT 1 FROM purchase_order WHERE customer_id = $1 AND state = 'PLACED') AS "placed"`,
    [customerId],
  );
  return isTrue(rows[0]?.placed);
}

/** Whether a subscription bought through this relationship still runs: it cannot end then (R7). */
export async function hasActiveSubscription(manager: EntityManager, relationshipId: string): Promise<boolean> {
  const rows: { active: unknown }[] = await manager.query(
    `SELECT EXISTS (SELECT 1 FROM subscription WHERE relationship_id = $1 AND state = 'ACTIVE') AS "active"`,
    [relationshipId],
  );
  return isTrue(rows[0]?.active);
}

interface RawLink {
  readonly id: string;
  readonly relationshipId: string | null;
  readonly status: InvitationStatus;
  readonly expiresAt: string;
  readonly toldToContactAt: string | null;
}

async function readLinks(manager: EntityManager, customerId: string): Promise<HistoryLink[]> {
  const rows: RawLink[] = await manager.query(
    `SELECT id AS "id", relationship_id AS "relationshipId", status AS "status", expires_at AS "expiresAt", told_to_contact_at AS "toldToContactAt"
       FROM invitation WHERE customer_id = $1 AND status IN ('OPEN', 'ACCEPTED')`,
    [customerId],
  );
  return rows.map((row) => ({
    ...row,
    expiresAt: new Date(row.expiresAt),
    toldToContactAt: row.toldToContactAt === null ? null : new Date(row.toldToContactAt),
  }));
}

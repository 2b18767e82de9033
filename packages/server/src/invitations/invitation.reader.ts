import { linkStatusAt, type InvitationKind, type InvitationStatus } from '@assent/domain';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { selectRows } from '../database/rows';
import { make } from '../graphql/make';
import { InvitationEntity } from './invitation.entity';
import { Invitation } from './invitation.types';

interface RawInvitation {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly status: InvitationStatus;
  readonly partnerId: string;
  readonly sellerId: string;
  readonly providerId: string | null;
  readonly companyName: string;
  readonly email: string | null;
  readonly language: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly firstOpenedAt: string | null;
  readonly toldToContactAt: string | null;
  readonly closedAt: string | null;
  readonly declineReason: string | null;
}

const columns = {
  id: 'invitation.id',
  kind: 'invitation.kind',
  status: 'invitation.status',
  partnerId: 'invitation.partnerId',
  sellerId: 'invitation.sellerId',
  providerId: 'invitation.providerId',
  companyName: 'invitation.companyName',
  email: 'invitation.email',
  language: 'invitation.language',
  createdAt: 'invitation.createdAt',
  expiresAt: 'invitation.expiresAt',
  firstOpenedAt: 'invitation.firstOpenedAt',
  toldToContactAt: 'invitation.toldToContactAt',
  closedAt: 'invitation.closedAt',
  declineReason: 'invitation.declineReason',
};

/** Stored OPEN past its end reads as EXPIRED, whether or not the sweep has been there. */
function toInvitation(raw: RawInvitation, now: Date): Invitation {
  const expiresAt = new Date(raw.expiresAt);
  return make(Invitation, { ...raw, status: linkStatusAt({ status: raw.status, expiresAt, toldToContactAt: null }, now) });
}

/** The invitations that a partner sent to a customer, or that name it as provider; latest first. */
export async function readInvitationsOf(
  manager: EntityManager,
  asked: { customerId: string; partnerId: string; first: number; after: readonly (string | null)[] | null; now: Date },
): Promise<Invitation[]> {
  const { customerId, partnerId, first, after, now } = asked;
  const query = selectRows(manager, InvitationEntity, 'invitation', columns)
    .where('invitation.customerId = :customerId', { customerId })
    .andWhere(':partnerId IN (invitation.partnerId, invitation.providerId)', { partnerId })
    .orderBy('invitation.createdAt', 'DESC')
    .addOrderBy('invitation.id', 'DESC')
    .limit(first + 1);
  if (after !== null) query.andWhere('(invitation.createdAt, invitation.id) < (:afterAt, :afterId)', { afterAt: after[0], afterId: after[1] });
  return (await query.getRawMany<RawInvitation>()).map((raw) => toInvitation(raw, now));
}

export async function countInvitationsOf(manager: EntityManager, customerId: string, partnerId: string): Promise<number> {
  return manager
    .createQueryBuilder(InvitationEntity, 'invitation')
    .where('invitation.customerId = :customerId AND :partnerId IN (invitation.partnerId, invitation.providerId)', { customerId, partnerId })
    .getCount();
}

export interface InvitationFilter {
  readonly partnerId: string;
  readonly customerId?: string | null | undefined;
  readonly status?: readonly InvitationStatus[] | null | undefined;
}

/** The invitations that a partner sent, whoever they are for; latest first. */
export async function readSentInvitations(
  manager: EntityManager,
  filter: InvitationFilter,
  { first, after, now }: { first: number; after: readonly (string | null)[] | null; now: Date },
): Promise<Invitation[]> {
  const query = selectRows(manager, InvitationEntity, 'invitation', columns)
    .orderBy('invitation.createdAt', 'DESC')
    .addOrderBy('invitation.id', 'DESC')
    .limit(first + 1);
  if (filter.status?.length && !filter.customerId) applyStatuses(query, { ...filter, status: filter.status }, { first, after, now });
  else applyFilter(query, filter, now);
  if (after !== null) query.andWhere('(invitation.createdAt, invitation.id) < (:afterAt, :afterId)', { afterAt: after[0], afterId: after[1] });
  return (await query.getRawMany<RawInvitation>()).map((raw) => toInvitation(raw, now));
}

interface StatusPage {
  readonly first: number;
  readonly after: readonly (string | null)[] | null;
  readonly now: Date;
}

/** Worded so that nobody looks for what stays open in the index of what runs out. */
const STAYS = 'COALESCE(expires_at, created_at)';

/** Of each status the page that its own index has, for of one status there may be few among very many. */
function applyStatuses(query: SelectQueryBuilder<InvitationEntity>, { partnerId, status }: { partnerId: string; status: readonly InvitationStatus[] }, { first, after, now }: StatusPage): void {
  const beyond = after === null ? '' : 'AND (created_at, id) < (:afterAt, :afterId)';
  const part = (which: string): string => `SELECT id FROM (SELECT id FROM invitation WHERE partner_id = :partnerId AND ${which} ${beyond} ORDER BY created_at DESC, id DESC LIMIT ${first + 1}) part`;
  const parts = [...new Set(status)].flatMap((one, at) => [
    part(`status = :status${at}${one === 'OPEN' ? ` AND ${STAYS} > :now` : ''}`),
    // A link that ran out is stored OPEN until the sweep has been there.
    ...(one === 'EXPIRED' ? [part("status = 'OPEN' AND expires_at <= :now")] : []),
  ]);
  const values = Object.fromEntries([...new Set(status)].map((one, at) => [`status${at}`, one]));
  query.where(`invitation.id IN (${parts.join(' UNION ALL ')})`, { partnerId, now: now.toISOString(), ...values });
}

export function countSentInvitations(manager: EntityManager, filter: InvitationFilter, now: Date): Promise<number> {
  const query = manager.createQueryBuilder(InvitationEntity, 'invitation');
  applyFilter(query, filter, now);
  return query.getCount();
}

/** Worded so that the index of what runs out serves nobody but the sweep: it has the links of all partners. */
const STATUS = "COALESCE(invitation.status, '')";

function applyFilter(query: SelectQueryBuilder<InvitationEntity>, { partnerId, customerId, status }: InvitationFilter, now: Date): void {
  query.where('invitation.partnerId = :partnerId', { partnerId });
  if (customerId) query.andWhere('invitation.customerId = :customerId', { customerId });
  if (!status?.length) return;
  // A link that ran out is stored OPEN until the sweep has been there.
  const at = { now: now.toISOString(), status: status.filter((one) => one !== 'OPEN') };
  const parts = [
    ...(at.status.length > 0 ? [`${STATUS} IN (:...status)`] : []),
    ...(status.includes('OPEN') ? [`(${STATUS} = 'OPEN' AND invitation.expiresAt > :now)`] : []),
    ...(status.includes('EXPIRED') ? [`(${STATUS} = 'OPEN' AND invitation.expiresAt <= :now)`] : []),
  ];
  query.andWhere(`(${parts.join(' OR ')})`, at);
}

export async function findInvitation(manager: EntityManager, id: string, now: Date): Promise<Invitation | null> {
  const raw = await selectRows(manager, InvitationEntity, 'invitation', columns).where('invitation.id = :id', { id }).getRawOne<RawInvitation>();
  return raw === undefined ? null : toInvitation(raw, now);
}

/** Throws when there is none: its id comes from a mutation that just made it. */
export async function readInvitation(manager: EntityManager, id: string, now: Date): Promise<Invitation> {
  const invitation = await findInvitation(manager, id, now);
  if (invitation === null) throw new Error(`no invitation ${id}`);
  return invitation;
}

import { hashOf } from '../auth/token';
import type { InvitationEntity } from '../invitations/invitation.entity';
import { boundKey, unboundKey } from '../invitations/open-key';
import type { RelationshipEntity } from '../relationships/relationship.entity';
import { liveKeyOf } from '../relationships/relationship.service';
import type { DemoInvitation, DemoRelationship, DemoWorld } from './data/demo-world.types';
import { demoToken } from './demo-credentials';
import { bySlug, instantOf, named, type DemoIds } from './demo-ids';

/** Statuses are projected once everything is there. */
const NOT_PROJECTED = { agreementStatus: 'NOT_PROVIDED', statusChangesAt: null, isBlocked: false, reacceptBy: null } as const;

export function relationshipRows(world: DemoWorld, ids: DemoIds): RelationshipEntity[] {
  return world.relationships.map((row) => {
    const { slug, state, imported, createdAt, activatedAt, closedAt } = row;
    const parties = { customerId: ids.customer(row.customer), sellerId: ids.partner(row.seller), providerId: row.provider === null ? null : ids.partner(row.provider) };
    const request = world.invitations.find(({ relationship, kind }) => relationship === slug && kind === 'RELATIONSHIP_AND_AGREEMENT');
    return {
      id: ids.relationship(slug),
      ...parties,
      state,
      liveKey: state === 'REQUESTED' || state === 'ACTIVE' ? liveKeyOf(parties) : null,
      typedCompanyName: request?.companyName ?? null,
      typedEmail: request === undefined ? null : (emailOf(request, row) ?? ''),
      ...NOT_PROJECTED,
      imported,
      createdAt: new Date(createdAt),
      activatedAt: instantOf(activatedAt),
      endedAt: instantOf(closedAt),
    };
  });
}

/** Whether the inviting partner picked a company that it knew: then the relationship was there as soon as the link. */
export const isKnownCompany = (invitation: DemoInvitation, relationship: Pick<DemoRelationship, 'createdAt'>): boolean => relationship.createdAt === invitation.sentAt;

/** A former partner that asks again does not see the company's address (I2). */
const emailOf = (invitation: DemoInvitation, relationship: DemoRelationship | null): string | null =>
  invitation.kind === 'RELATIONSHIP_AND_AGREEMENT' && relationship !== null && isKnownCompany(invitation, relationship) ? null : invitation.email;

export function invitationRows(world: DemoWorld, ids: DemoIds): InvitationEntity[] {
  const relationshipOf = bySlug(world.relationships);
  return world.invitations.map((row) => {
    const id = ids.invitation(row.slug);
    const sellerId = ids.partner(row.seller);
    const providerId = row.provider === null ? null : ids.partner(row.provider);
    const customerId = row.customer === null ? null : ids.customer(row.customer);
    const asking = { partnerId: sellerId, sellerId, providerId, kind: row.kind };
    const openKey = customerId === null ? unboundKey({ ...asking, email: row.email }) : boundKey({ ...asking, customerId });
    return {
      id,
      ...asking,
      status: row.status,
      tokenHash: hashOf(demoToken(id)),
      openKey: row.status === 'OPEN' ? openKey : null,
      customerId,
      relationshipId: row.relationship === null ? null : ids.relationship(row.relationship),
      companyName: row.companyName,
      email: emailOf(row, row.relationship === null ? null : named(relationshipOf, row.relationship)),
      language: row.language,
      createdById: ids.agent(row.sentBy),
      createdAt: new Date(row.sentAt),
      expiresAt: new Date(row.expiresAt),
      firstOpenedAt: instantOf(row.openedAt),
      toldToContactAt: instantOf(row.toldToContactPartnerAt),
      closedAt: instantOf(row.closedAt),
      replacedById: null,
      declineReason: null,
    };
  });
}

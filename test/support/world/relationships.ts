import type { OrderState, RelationshipState } from '@assent/domain';
import { chooseText, insertAcceptance } from '@assent/server/src/acceptances/acceptance.service';
import { WithdrawalEntity } from '@assent/server/src/acceptances/withdrawal.entity';
import { loadTexts } from '@assent/server/src/agreements/agreement.reader';
import { newId } from '@assent/server/src/database/id';
import { announce } from '@assent/server/src/events/followers';
import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity';
import { OrderEntity } from '@assent/server/src/orders/order.entity';
import { RelationshipEntity } from '@assent/server/src/relationships/relationship.entity';
import { insertRelationship } from '@assent/server/src/relationships/relationship.service';
import type { Version } from './agreements';
import type { CustomerInWorld, CustomerPerson } from './customers';
import type { PartnerInWorld } from './partners';
import type { World } from './world';

export interface RelationshipInWorld {
  readonly id: string;
  readonly customer: CustomerInWorld;
  readonly seller: PartnerInWorld;
  readonly provider: PartnerInWorld | null;
}

export interface NewRelationship {
  readonly customer: CustomerInWorld;
  readonly seller: PartnerInWorld;
  readonly provider?: PartnerInWorld | null;
  readonly state?: RelationshipState;
  readonly typed?: { readonly companyName: string; readonly email: string };
}

export async function addRelationship(world: World, { customer, seller, provider = null, state = 'ACTIVE', typed }: NewRelationship): Promise<RelationshipInWorld> {
  const { database, now } = world;
  const id = await database.transact(async (manager) => {
    const parties = { customerId: customer.id, sellerId: seller.id, providerId: provider?.id ?? null };
    const made = await insertRelationship(manager, { ...parties, state, typed, now, endedAt: state === 'ENDED' ? now : null });
    await announce(manager, { kind: 'RELATIONSHIP', customerId: customer.id, now });
    return made;
  });
  return { id, customer, seller, provider };
}

/** What ending or closing leaves, for the mutations that do it belong to another part of the contract. */
export async function moveRelationship({ database, now }: World, { id, customer }: Pick<RelationshipInWorld, 'id' | 'customer'>, state: 'ENDED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN'): Promise<void> {
  await database.transact(async (manager) => {
    await manager.update(RelationshipEntity, { id }, { state, liveKey: null, endedAt: now });
    await announce(manager, { kind: 'RELATIONSHIP', customerId: customer.id, now });
  });
}

const BOUGHT: Pick<OrderEntity, 'kind' | 'lines'> = { kind: 'SOFTWARE', lines: [{ product: 'Office suite', quantity: 5 }] };

/** The customer bought before: an imported order, or one of another state. */
export async function addPurchase({ database, now }: World, { id, customer, seller }: RelationshipInWorld, state: OrderState = 'PLACED'): Promise<string> {
  const orderId = newId();
  const order = { id: orderId, relationshipId: id, customerId: customer.id, state, rule: 'IMPORT', ...BOUGHT };
  await database.transact(async (manager) => {
    await manager.insert(OrderEntity, { ...order, createdById: null, partnerId: seller.id, imported: true, createdAt: now, placedAt: state === 'PLACED' ? now : null, cancelledAt: null });
    await announce(manager, { kind: 'ORDER', customerId: customer.id, now });
  });
  return orderId;
}

export interface NewDirectAcceptance {
  readonly relationship: RelationshipInWorld;
  readonly user: CustomerPerson;
  readonly version: Version;
  readonly dateAgreed?: string;
}

/** History: the customer accepted through a link of this relationship's seller. */
export async function addDirectAcceptance({ database, now }: World, { relationship, user, version, dateAgreed = '2026-02-02' }: NewDirectAcceptance): Promise<string> {
  const { customer, seller, provider } = relationship;
  return database.transact(async (manager) => {
    const text = chooseText(await loadTexts(manager, [version.id]), null, customer.language);
    if (text === null) throw new Error('The version has no text');
    const { id: recordedBy, firstName, lastName, email } = user;
    const acceptanceId = await insertAcceptance(manager, {
      method: 'DIRECT',
      customer,
      text,
      signer: { firstName, lastName, email, phone: null },
      evidence: null,
      partnerId: seller.id,
      providerId: provider?.id ?? null,
      recordedBy: { kind: 'CUSTOMER_USER', id: recordedBy },
      invitationId: null,
      dateAgreed,
      rule: 'D15',
      supersedesId: null,
      imported: true,
      now,
    });
    await announce(manager, { kind: 'ACCEPTANCE', customerId: customer.id, now });
    return acceptanceId;
  });
}

/** An attestation taken back. */
export async function withdraw({ database, now }: World, acceptanceId: string, { customer, seller }: RelationshipInWorld): Promise<void> {
  await database.transact(async (manager) => {
    await manager.insert(WithdrawalEntity, { id: newId(), acceptanceId, withdrawnById: seller.admin.id, reason: 'Recorded for the wrong company', recordedAt: now });
    await announce(manager, { kind: 'ACCEPTANCE', customerId: customer.id, now });
  });
}

/** What revoking or declining leaves of a link. */
export async function closeInvitation({ database, now }: World, id: string, status: 'REVOKED' | 'DECLINED' | 'EXPIRED', declineReason: string | null = null): Promise<void> {
  await database.transact((manager) => manager.update(InvitationEntity, { id }, { status, openKey: null, closedAt: now, declineReason }));
}

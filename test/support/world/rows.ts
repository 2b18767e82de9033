import { AcceptanceEntity } from '@assent/server/src/acceptances/acceptance.entity';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity';
import { OrderEntity } from '@assent/server/src/orders/order.entity';
import { RelationshipEntity } from '@assent/server/src/relationships/relationship.entity';
import type { FindOptionsWhere } from 'typeorm';
import type { World } from './world';

/** What is kept, beside what is answered. */

export const acceptancesOf = ({ database }: World, { id: customerId }: { id: string }): Promise<AcceptanceEntity[]> =>
  database.read((manager) => manager.find(AcceptanceEntity, { where: { customerId }, order: { recordedAt: 'ASC', id: 'ASC' } }));

export const eventsOf = ({ database }: World, where: FindOptionsWhere<EventEntity>): Promise<EventEntity[]> =>
  database.read((manager) => manager.find(EventEntity, { where, order: { occurredAt: 'ASC', id: 'ASC' } }));

export const invitationRow = ({ database }: World, { id }: { id: string }): Promise<InvitationEntity> =>
  database.read((manager) => manager.findOneByOrFail(InvitationEntity, { id }));

export const invitationsOf = ({ database }: World, { id: customerId }: { id: string }): Promise<InvitationEntity[]> =>
  database.read((manager) => manager.find(InvitationEntity, { where: { customerId }, order: { createdAt: 'ASC', id: 'ASC' } }));

export const relationshipRow = ({ database }: World, { id }: { id: string }): Promise<RelationshipEntity> =>
  database.read((manager) => manager.findOneByOrFail(RelationshipEntity, { id }));

export const relationshipsOf = ({ database }: World, { id: customerId }: { id: string }): Promise<RelationshipEntity[]> =>
  database.read((manager) => manager.find(RelationshipEntity, { where: { customerId }, order: { createdAt: 'ASC', id: 'ASC' } }));

export const orderRow = ({ database }: World, { id }: { id: string }): Promise<OrderEntity> => database.read((manager) => manager.findOneByOrFail(OrderEntity, { id }));

export const ordersOf = ({ database }: World, { id: customerId }: { id: string }): Promise<OrderEntity[]> =>
  database.read((manager) => manager.find(OrderEntity, { where: { customerId } }));

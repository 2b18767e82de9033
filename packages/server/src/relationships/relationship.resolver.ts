import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { Partner } from '../partners/partner.types';
import type { RelationshipRow } from './relationship.reader';
import { Relationship } from './relationship.types';

/** `mayKnowStatus`: whether the viewer may know how the agreement stands (table V). */
export function toRelationship(row: RelationshipRow, mayKnowStatus: boolean): Relationship {
  const { id, state, sellerId, providerId, createdAt, activatedAt, endedAt } = row;
  const agreementStatus = mayKnowStatus ? row.agreementStatus : null;
  return make(Relationship, { id, status: state, sellerId, providerId, agreementStatus, createdAt, activatedAt, endedAt });
}

@Resolver(() => Relationship)
export class RelationshipResolver {
  @FieldResolver(() => Partner, { description: 'Who sells to the customer.' })
  seller(@Root() { sellerId }: Relationship, @Ctx() { loaders }: Context): Promise<Partner> {
    return loaders.partner.load(sellerId);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The provider behind an indirect reseller.' })
  async provider(@Root() { providerId }: Relationship, @Ctx() { loaders }: Context): Promise<Partner | null> {
    return providerId === null ? null : loaders.partner.load(providerId);
  }
}

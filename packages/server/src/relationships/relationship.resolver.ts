import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { foundOrNot, mayReadStatus, requireAgent } from '../graphql/policy';
import { answerRefusal } from '../graphql/refusals';
import { Partner } from '../partners/partner.types';
import { endRelationship } from './end.service';
import { EndRelationshipInput, EndRelationshipResult, RelationshipEnded } from './end.types';
import { findCustomer } from './partner-customer.resolver';
import { toRelationship } from './relationship.reader';
import { Relationship } from './relationship.types';

@Resolver(() => Relationship)
export class RelationshipResolver {
  @Mutation(() => EndRelationshipResult, {
    description: 'Ends an active relationship (R7). Refusals: ROLE_CANNOT_END_RELATIONSHIP, SUBSCRIPTION_ACTIVE, RELATIONSHIP_CANNOT_CHANGE.',
  })
  async endRelationship(
    @Arg('input', () => EndRelationshipInput, { description: 'Which.' }) input: EndRelationshipInput,
    @Ctx() context: Context,
  ): Promise<typeof EndRelationshipResult> {
    const { result, replayed } = await endRelationship(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const row = await context.loaders.relationship.load(result.relationshipId);
    const { view } = foundOrNot(await findCustomer(context, row.customerId, new Set()));
    return make(RelationshipEnded, { relationship: toRelationship(row, mayReadStatus(view)), replayed });
  }

  @FieldResolver(() => Partner, { description: 'Who sells to the customer.' })
  seller(@Root() { sellerId }: Relationship, @Ctx() { loaders }: Context): Promise<Partner> {
    return loaders.partner.load(sellerId);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The provider behind an indirect reseller.' })
  async provider(@Root() { providerId }: Relationship, @Ctx() { loaders }: Context): Promise<Partner | null> {
    return providerId === null ? null : loaders.partner.load(providerId);
  }
}

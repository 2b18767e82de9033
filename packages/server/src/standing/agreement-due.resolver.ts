import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Agreement } from '../agreements/agreement.types';
import type { Context } from '../graphql/context';
import { agentOf, mayReadAgreements } from '../graphql/policy';

@Resolver(() => Agreement)
export class AgreementDueResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many of the partner's active customers have to accept again because this version asks; null to whoever may not read agreement statuses.",
  })
  async customersDue(@Root() { id, country, reacceptBy }: Agreement, @Ctx() { viewer, loaders }: Context): Promise<number | null> {
    const agent = agentOf(viewer);
    if (agent === null || !mayReadAgreements(agent.roles)) return null;
    if (reacceptBy === null) return 0;
    // Of two versions that ask by the same day the newer one is what there is to accept.
    const { versions } = await loaders.agreementVersions.load(country);
    if (versions.findLast((version) => version.reacceptBy === reacceptBy)?.id !== id) return 0;
    const due = await loaders.customersDue.load(agent.partnerId);
    return due.find((row) => row.country === country && row.reacceptBy === reacceptBy)?.count ?? 0;
  }
}

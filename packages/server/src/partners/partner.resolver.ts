import { todayIn } from '@assent/domain';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, decodeCursor, encodeCursor, pageSize, toConnection, toPage } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { requireAgent } from '../graphql/policy';
import { LocalDate } from '../graphql/scalars';
import { readLinkedPartners, type AgentRow } from './partner.reader';
import { Agent, Partner, PartnerConnection } from './partner.types';

export const toAgent = (row: AgentRow): Agent => make(Agent, row);

@Resolver(() => Partner)
export class PartnerResolver {
  @Query(() => PartnerConnection, { description: "The resellers that sell through the agent's own partner, an indirect provider; empty for any other." })
  async resellers(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context): Promise<PartnerConnection> {
    const { partnerId } = requireAgent(context);
    const first = pageSize(args.first);
    const all = await context.database.read((manager) => readLinkedPartners(manager, partnerId, 'RESELLERS'));
    const [after] = decodeCursor(args.after, 'resellers', 1) ?? [null];
    const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    return make(PartnerConnection, toConnection(toPage(all.slice(start, start + first + 1), first, args.after), ({ id }) => encodeCursor('resellers', [id]), (partner) => partner));
  }

  @Query(() => [Partner], { description: "The providers of the agent's own partner, an indirect reseller: one of them is named in a relationship request. Empty for any other." })
  async providers(@Ctx() context: Context): Promise<Partner[]> {
    const { partnerId } = requireAgent(context);
    return context.database.read((manager) => readLinkedPartners(manager, partnerId, 'PROVIDERS'));
  }
}

@Resolver(() => Agent)
export class AgentResolver {
  @FieldResolver(() => Partner, { description: 'The partner it works for.' })
  partner(@Root() agent: Agent, @Ctx() { loaders }: Context): Promise<Partner> {
    return loaders.partner.load(agent.partnerId);
  }

  @FieldResolver(() => LocalDate, { description: "Today in the partner's time zone: the latest date that an attestation may carry." })
  async today(@Root() agent: Agent, @Ctx() { loaders, now }: Context): Promise<string> {
    const { timeZone } = await loaders.partner.load(agent.partnerId);
    return todayIn(timeZone, now);
  }
}

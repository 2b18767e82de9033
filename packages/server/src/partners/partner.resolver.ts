import { todayIn } from '@assent/domain';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { LocalDate } from '../graphql/scalars';
import type { AgentRow } from './partner.reader';
import { Agent, Partner } from './partner.types';

export const toAgent = (row: AgentRow): Agent => make(Agent, row);

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

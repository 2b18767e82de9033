import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { foundOrNot, requireAgent } from '../graphql/policy';
import { answerRefusal } from '../graphql/refusals';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { findAcceptance } from './acceptance.resolver';
import { withdrawAcceptance } from './withdraw.service';
import { AcceptanceWithdrawn, WithdrawAcceptanceInput, WithdrawAcceptanceResult } from './withdraw.types';

@Resolver()
export class WithdrawResolver {
  @Mutation(() => WithdrawAcceptanceResult, {
    description: "Takes an attestation of one's own partner back (table W), also after the relationship ended. Refusals: ROLE_CANNOT_WITHDRAW, REASON_REQUIRED, REASON_TOO_LONG.",
  })
  async withdrawAcceptance(
    @Arg('input', () => WithdrawAcceptanceInput, { description: 'Which, and why.' }) input: WithdrawAcceptanceInput,
    @Ctx() context: Context,
  ): Promise<typeof WithdrawAcceptanceResult> {
    const { result, replayed } = await withdrawAcceptance(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const customer = foundOrNot(await findCustomer(context, result.customerId, WITH_PROFILE));
    return make(AcceptanceWithdrawn, { acceptance: await findAcceptance(context, result.acceptanceId, customer.view), customer, mailed: context.config.mail !== null, replayed });
  }
}

const WITH_PROFILE: ReadonlySet<string> = new Set(['domain']);

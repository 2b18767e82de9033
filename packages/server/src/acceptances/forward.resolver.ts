import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { toCustomerUser } from '../customers/customer-user.resolver';
import { readCustomerUser } from '../customers/customer.reader';
import type { Context } from '../graphql/context';
import { badUserInput } from '../graphql/errors';
import { make } from '../graphql/make';
import { requireCustomerUser } from '../graphql/policy';
import { answerRefusal } from '../graphql/refusals';
import { forwardInvitation } from './forward.service';
import { ForwardInvitationInput, ForwardInvitationResult, InvitationForwarded } from './forward.types';

@Resolver()
export class ForwardResolver {
  @Mutation(() => ForwardInvitationResult, {
    description: 'Passes a request on to a colleague who may accept (D19), by mail where it is configured. Refusals: LINK_REVOKED, LINK_DECLINED, LINK_EXPIRED, WRONG_CUSTOMER, ROLE_CANNOT_ACCEPT (the colleague may not either).',
  })
  async forwardInvitation(@Arg('input', () => ForwardInvitationInput, { description: 'Which, and to whom.' }) input: ForwardInvitationInput, @Ctx() context: Context): Promise<typeof ForwardInvitationResult> {
    if (Boolean(input.token) === Boolean(input.invitationId)) throw badUserInput('Give exactly one of token and invitationId.', 'input.token');
    const { result, replayed } = await forwardInvitation(context, requireCustomerUser(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const colleague = toCustomerUser(await context.database.read((manager) => readCustomerUser(manager, result.colleagueId)));
    return make(InvitationForwarded, { colleague, mailed: context.config.mail !== null, replayed });
  }
}

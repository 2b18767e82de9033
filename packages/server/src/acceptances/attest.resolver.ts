import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { foundOrNot, requireAgent } from '../graphql/policy';
import { answerRefusal } from '../graphql/refusals';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { findAcceptance } from './acceptance.resolver';
import { attestAcceptance } from './attest.service';
import { AcceptanceRecorded, AttestAcceptanceInput, AttestAcceptanceResult } from './attest.types';

@Resolver()
export class AttestResolver {
  @Mutation(() => AttestAcceptanceResult, {
    description:
      'The partner says that its customer agreed (table A). Refusals: NOT_YOUR_CUSTOMER, INDIRECT_RESELLER_CANNOT_ATTEST, ROLE_CANNOT_ATTEST, AGREEMENT_NOT_AVAILABLE, AGREEMENT_NOT_IN_FORCE, LANGUAGE_NOT_AVAILABLE, ATTACHMENT_NOT_FOUND, SIGNER_INCOMPLETE, DATE_INVALID, DATE_IN_FUTURE, DATE_BEFORE_VERSION. Places the held orders that it frees.',
  })
  async attestAcceptance(
    @Arg('input', () => AttestAcceptanceInput, { description: 'What is attested.' }) input: AttestAcceptanceInput,
    @Ctx() context: Context,
  ): Promise<typeof AttestAcceptanceResult> {
    const { result, replayed } = await attestAcceptance(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const customer = foundOrNot(await findCustomer(context, result.customerId, WITH_PROFILE));
    const acceptance = await findAcceptance(context, result.acceptanceId, customer.view);
    return make(AcceptanceRecorded, { acceptance, customer, replayed, orderId: input.orderId ?? null });
  }
}

const WITH_PROFILE: ReadonlySet<string> = new Set(['domain']);

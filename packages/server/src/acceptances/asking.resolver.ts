import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { isInFull, mayReadMessage, mayReadRecords, partnerOf, requireCustomerUser, requirePerson } from '../graphql/policy';
import { answerRefusal } from '../graphql/refusals';
import { findAcceptance } from './acceptance.resolver';
import { Acceptance } from './acceptance.types';
import { readDisputes, readOpenRequests } from './asking.reader';
import { AcceptanceDisputed, AttestationRequest, AttestationRequested, Dispute, DisputeAcceptanceInput, DisputeAcceptanceResult, RequestAttestationInput, RequestAttestationResult } from './asking.types';
import { disputeAcceptance } from './dispute.service';
import { requestAttestation } from './request-attestation.service';

@Resolver(() => Acceptance)
export class AskingResolver {
  @Mutation(() => DisputeAcceptanceResult, { description: 'A customer user says that an attestation is not right (table X). Refusals: REASON_REQUIRED, REASON_TOO_LONG, NOT_DISPUTABLE.' })
  async disputeAcceptance(@Arg('input', () => DisputeAcceptanceInput, { description: 'Which, and why.' }) input: DisputeAcceptanceInput, @Ctx() context: Context): Promise<typeof DisputeAcceptanceResult> {
    const { result, replayed } = await disputeAcceptance(context, requireCustomerUser(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    return make(AcceptanceDisputed, { acceptance: await findAcceptance(context, result.acceptanceId, { kind: 'OWN' }), mailed: context.config.mail !== null, replayed });
  }

  @Mutation(() => RequestAttestationResult, {
    description: 'A reseller asks its provider, or a customer its partner, to attest (table Q). Refusals: ROLE_CANNOT_REQUEST_ATTESTATION, NOT_YOUR_CUSTOMER, NOT_YOUR_PARTNER, ALREADY_ACCEPTED, REASON_TOO_LONG.',
  })
  async requestAttestation(@Arg('input', () => RequestAttestationInput, { description: 'For which relationship.' }) input: RequestAttestationInput, @Ctx() context: Context): Promise<typeof RequestAttestationResult> {
    const { result, replayed } = await requestAttestation(context, requirePerson(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    return make(AttestationRequested, { id: result.requestId, attestedBy: await context.loaders.partner.load(result.attestingPartnerId), mailed: context.config.mail !== null, replayed });
  }

  @FieldResolver(() => [Dispute], { description: 'What the customer objected to it, latest first; for the customer and the partner concerned.' })
  async disputes(@Root() { row, disclosure }: Acceptance, @Ctx() { database }: Context): Promise<Dispute[]> {
    if (!isInFull({ disclosure })) return [];
    return database.read((manager) => readDisputes(manager, row.id));
  }
}

@Resolver(() => Customer)
export class CustomerAskingResolver {
  @FieldResolver(() => [AttestationRequest], { description: "Open requests to attest, through the viewer's own relationships; latest first." })
  async attestationRequests(@Root() { id: customerId, view }: Customer, @Ctx() { database, loaders }: Context): Promise<AttestationRequest[]> {
    if (!mayReadRecords(view)) return [];
    const relationships = await loaders.relationshipsOf.load({ customerId, partnerId: partnerOf(view) });
    const requests = await database.read((manager) => readOpenRequests(manager, relationships.map((one) => one.id)));
    return requests.map(({ id: requestId, byCustomer, at, message }) => make(AttestationRequest, { id: requestId, byCustomer, at, message: mayReadMessage(view, { byCustomer }) ? message : null }));
  }
}

import { translate } from '@assent/i18n';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Agreement } from '../agreements/agreement.types';
import type { Context } from '../graphql/context';
import { badUserInput } from '../graphql/errors';
import { make } from '../graphql/make';
import { foundOrNot, isOwnCompany, requireCustomerUser } from '../graphql/policy';
import { answerRefusal, toRefusal } from '../graphql/refusals';
import { AcceptWords, ContactPartner, InvitationAsks, InvitationView } from '../invitations/invitation.types';
import { Partner } from '../partners/partner.types';
import { findAcceptance } from './acceptance.resolver';
import { Acceptance } from './acceptance.types';
import { accept } from './accept.service';
import { Accepted, AcceptInput, AcceptResult, AlreadyAccepted } from './accept.types';
import { declineInvitation } from './decline.service';
import { Declined, DeclineInput, DeclineResult } from './decline.types';
import { confirmCompany, openInvitation, type LinkShown } from './open-invitation.service';
import type { ContactFacts } from './opening';
import { findPartnerRelationship } from './partner-relationship.resolver';
import { readWaiting } from './waiting.reader';

@Resolver(() => InvitationView)
export class AcceptResolver {
  @Query(() => InvitationView, { description: 'What a link shows (table D), by its secret or, for somebody of the company that it is bound to, by its id. An unknown link is NOT_FOUND. Reading it as somebody of the company is recorded.' })
  async invitation(
    @Arg('token', () => String, { nullable: true, description: 'The secret of the link; or give `invitationId`.' }) token: string | null | undefined,
    @Arg('invitationId', () => ID, { nullable: true, description: "An invitation of the reader's own company, as `waitingInvitations` names it." }) invitationId: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<InvitationView> {
    if (Boolean(token) === Boolean(invitationId)) throw badUserInput('Give exactly one of token and invitationId.', 'token');
    if (invitationId) requireCustomerUser(context);
    return viewOf(context, foundOrNot(await openInvitation(context, { token, invitationId })));
  }

  @Mutation(() => InvitationView, { description: "Says that an unbound link is meant for the reader's company, and binds it (D6)." })
  async confirmCompany(@Arg('token', () => String, { description: 'The secret of the link.' }) token: string, @Ctx() context: Context): Promise<InvitationView> {
    requireCustomerUser(context);
    return viewOf(context, foundOrNot(await confirmCompany(context, token)));
  }

  @Mutation(() => AcceptResult, {
    description:
      'The customer accepts (table D). Refusals: LINK_REVOKED, LINK_DECLINED, LINK_EXPIRED, WRONG_CUSTOMER, ROLE_CANNOT_ACCEPT, CONFIRM_COMPANY, REGION_NOT_SERVED, AGREEMENT_NOT_AVAILABLE, CONSENT_REQUIRED, AGREEMENT_CHANGED.',
  })
  async accept(@Arg('input', () => AcceptInput, { description: 'What is accepted.' }) input: AcceptInput, @Ctx() context: Context): Promise<typeof AcceptResult> {
    if (Boolean(input.token) === Boolean(input.invitationId)) throw badUserInput('Give exactly one of token and invitationId.', 'input.token');
    const viewer = requireCustomerUser(context);
    const { result, replayed } = await accept(context, viewer, input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    if (result.kind === 'CONTACT_PARTNER') return toContactPartner(context, result);
    const acceptance = result.acceptanceId === null ? null : await findAcceptance(context, result.acceptanceId, { kind: 'OWN' });
    const relationship = result.relationshipId === null ? null : await findPartnerRelationship(context, viewer, result.relationshipId);
    return result.kind === 'ACCEPTED' ? make(Accepted, { acceptance, relationship, replayed }) : make(AlreadyAccepted, { acceptance, relationship });
  }

  @Mutation(() => DeclineResult, {
    description: 'The customer says no (D18). Refusals: LINK_REVOKED, LINK_DECLINED, LINK_EXPIRED, WRONG_CUSTOMER, ROLE_CANNOT_ACCEPT, CONFIRM_COMPANY, ALREADY_ACCEPTED, REASON_TOO_LONG.',
  })
  async decline(@Arg('input', () => DeclineInput, { description: 'Which, and why.' }) input: DeclineInput, @Ctx() context: Context): Promise<typeof DeclineResult> {
    if (Boolean(input.token) === Boolean(input.invitationId)) throw badUserInput('Give exactly one of token and invitationId.', 'input.token');
    const result = await declineInvitation(context, requireCustomerUser(context), input);
    return result.kind === 'REFUSED' ? answerRefusal(context, result) : make(Declined, { invitationId: result.invitationId });
  }

  @Query(() => [InvitationView], { description: "The open invitations of the signed-in person's company, without a link, newest first. Nothing is recorded by looking." })
  async waitingInvitations(@Ctx() context: Context): Promise<InvitationView[]> {
    const views = await readWaiting(context, requireCustomerUser(context));
    return Promise.all(views.map((shown) => viewOf(context, shown)));
  }

  @FieldResolver(() => Partner, { description: 'Who asks: the seller.' })
  partner(@Root() { sellerId }: InvitationView, @Ctx() { loaders }: Context): Promise<Partner> {
    return loaders.partner.load(sellerId);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The provider behind an indirect reseller.' })
  async provider(@Root() { providerId }: InvitationView, @Ctx() { loaders }: Context): Promise<Partner | null> {
    return providerId === null ? null : loaders.partner.load(providerId);
  }

  @FieldResolver(() => Agreement, { nullable: true, description: 'The version asked for.' })
  async agreement(@Root() { agreementId }: InvitationView, @Ctx() { loaders }: Context): Promise<Agreement | null> {
    return agreementId === null ? null : loaders.agreement.load(agreementId);
  }

  @FieldResolver(() => Acceptance, { nullable: true, description: 'The acceptance on record, for ALREADY_ACCEPTED.' })
  async acceptance(@Root() { acceptanceId }: InvitationView, @Ctx() context: Context): Promise<Acceptance | null> {
    return acceptanceId === null ? null : findAcceptance(context, acceptanceId, { kind: 'OWN' });
  }
}

export async function viewOf(context: Context, shown: LinkShown): Promise<InvitationView> {
  const { invitation, companyName, outcome, rule, refusal, contact, asks, agreementId, acceptanceId, words } = shown;
  return make(InvitationView, {
    id: isOwnCompany(context.viewer, invitation.customerId) ? invitation.id : null,
    kind: invitation.kind,
    sellerId: invitation.sellerId,
    providerId: invitation.providerId,
    companyName,
    outcome,
    rule,
    refusal: refusal && (await toRefusal(context, refusal)),
    contactPartner: contact && (await toContactPartner(context, contact)),
    asks: make(InvitationAsks, asks),
    words: words && make(AcceptWords, words),
    agreementId,
    acceptanceId,
    expiresAt: invitation.status === 'OPEN' ? invitation.expiresAt.toISOString() : null,
  });
}

async function toContactPartner({ locale, loaders }: Context, facts: ContactFacts): Promise<ContactPartner> {
  const { scenario, rule, sellerId, providerId, attestedById } = facts;
  return make(ContactPartner, {
    message: translate(locale, 'refusals.code.CONTACT_PARTNER'),
    scenario,
    rule,
    partner: await loaders.partner.load(sellerId),
    provider: providerId === null ? null : await loaders.partner.load(providerId),
    attestedBy: await loaders.partner.load(attestedById),
  });
}

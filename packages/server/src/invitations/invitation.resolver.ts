import { todayIn } from '@assent/domain';
import { locales } from '@assent/i18n';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import { PageArgs, decodeCursor, encodeCursor, pageSize, toConnection, toPage } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { badUserInput } from '../graphql/errors';
import { make } from '../graphql/make';
import { partnerWhoseLinks, requireAgent, requireAgreementReader } from '../graphql/policy';
import { answerRefusal, toWarning } from '../graphql/refusals';
import { Partner } from '../partners/partner.types';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { InvitationArgs } from './invitation-args.types';
import { invitationMail, type FirstCredentials } from './invitation.mail';
import { countInvitationsOf, countSentInvitations, readInvitation, readInvitationsOf, readSentInvitations } from './invitation.reader';
import { Invitation, InvitationConnection, type InvitationMail } from './invitation.types';
import { invite } from './invite.service';
import { InvitationCreated, InvitationRevoked, InviteInput, InviteResult, RevokeInvitationResult } from './invite.types';
import { revokeInvitation } from './revoke.service';
import type { SentBack } from './sent-back.reader';

@Resolver(() => Invitation)
export class InvitationResolver {
  @Mutation(() => InviteResult, {
    description:
      'Asks a customer to accept (table I). An open one for the same is replaced by a new link. Refusals: ROLE_CANNOT_INVITE, NOT_YOUR_CUSTOMER, PROVIDER_REQUIRED, REGION_NOT_SERVED, ALREADY_ACCEPTED, INVITEE_INCOMPLETE.',
  })
  async invite(@Arg('input', () => InviteInput, { description: 'What to ask.' }) input: InviteInput, @Ctx() context: Context): Promise<typeof InviteResult> {
    const { customerId, company } = input.invitee;
    if (Boolean(customerId) === Boolean(company)) throw badUserInput('Give exactly one of customerId and company.', 'input.invitee');
    const { result, replayed, token, sentBack } = await invite(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const invitation = await context.database.read((manager) => readInvitation(manager, result.invitationId, context.now));
    const url = token === null ? null : invitationUrl(context, token);
    const mail = url === null ? null : await mailOf(context, invitation, url, { sentBack });
    const mails = url === null ? [] : await Promise.all(locales.map((language) => mailOf(context, invitation, url, { language, sentBack })));
    return make(InvitationCreated, { invitation, url, mail, mails, warning: toWarning(context, result.warning), replayed });
  }

  @Mutation(() => RevokeInvitationResult, { description: 'Takes an open invitation back (table B). Refusals: ROLE_CANNOT_INVITE, INVITATION_NOT_OPEN.' })
  async revokeInvitation(@Arg('id', () => ID, { description: 'The invitation.' }) id: string, @Ctx() context: Context): Promise<typeof RevokeInvitationResult> {
    const result = await revokeInvitation(context, requireAgent(context), id);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    return make(InvitationRevoked, { invitation: await context.database.read((manager) => readInvitation(manager, id, context.now)) });
  }

  @FieldResolver(() => Partner, { description: 'The partner that sent it.' })
  partner(@Root() { partnerId }: Invitation, @Ctx() { loaders }: Context): Promise<Partner> {
    return loaders.partner.load(partnerId);
  }

  @FieldResolver(() => Partner, { description: 'The seller of the relationship.' })
  seller(@Root() { sellerId }: Invitation, @Ctx() { loaders }: Context): Promise<Partner> {
    return loaders.partner.load(sellerId);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The provider behind an indirect reseller.' })
  async provider(@Root() { providerId }: Invitation, @Ctx() { loaders }: Context): Promise<Partner | null> {
    return providerId === null ? null : loaders.partner.load(providerId);
  }
}

/** The address that the customer opens; only whoever holds it can. */
export const invitationUrl = ({ config }: Context, token: string): string => `${config.acceptance.origin}/accept/${token}`;

export interface MailWishes {
  readonly language?: string;
  readonly credentials?: FirstCredentials;
  readonly sentBack?: SentBack | null;
}

export async function mailOf({ loaders }: Context, invitation: Invitation, url: string, { language = invitation.language, credentials, sentBack }: MailWishes = {}): Promise<InvitationMail> {
  const { kind, companyName, sellerId, providerId, expiresAt } = invitation;
  const partner = await loaders.partner.load(sellerId);
  const provider = providerId === null ? null : await loaders.partner.load(providerId);
  return invitationMail({ kind, companyName, language, validUntil: todayIn(partner.timeZone, new Date(expiresAt)), url, partner, provider, credentials, sentBack });
}

@Resolver(() => InvitationConnection)
export class InvitationConnectionResolver {
  @Query(() => InvitationConnection, { description: "The invitations that the agent's partner sent, latest first; also those to companies that it does not know." })
  async invitations(@Args(() => InvitationArgs) args: InvitationArgs, @Ctx() context: Context): Promise<InvitationConnection> {
    const viewer = requireAgreementReader(context, 'read invitations');
    const { database, now } = context;
    const { customerId, status } = args;
    const isHidden = Boolean(customerId) && (await findCustomer(context, customerId ?? '', new Set())) === null;
    const filter = { partnerId: isHidden ? NOBODY : viewer.partnerId, customerId, status };
    const page = { first: pageSize(args.first), after: decodeCursor(args.after, 'invitations', 2), now };
    const rows = await database.read((manager) => readSentInvitations(manager, filter, page));
    return connectionOf(rows, args, () => database.read((manager) => countSentInvitations(manager, filter, now)));
  }

  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() { count }: InvitationConnection): Promise<number> {
    return count();
  }
}

@Resolver(() => Customer)
export class CustomerInvitationResolver {
  @FieldResolver(() => InvitationConnection, { description: "The links that the viewer's partner sent, or that name it as provider; empty where it may not see them." })
  async invitations(@Root() { id, view }: Customer, @Args(() => PageArgs) args: PageArgs, @Ctx() { database, now }: Context): Promise<InvitationConnection> {
    const first = pageSize(args.first);
    const partnerId = partnerWhoseLinks(view) ?? NOBODY;
    const after = decodeCursor(args.after, 'invitations', 2);
    const rows = await database.read((manager) => readInvitationsOf(manager, { customerId: id, partnerId, first, after, now }));
    return connectionOf(rows, args, () => database.read((manager) => countInvitationsOf(manager, id, partnerId)));
  }
}

function connectionOf(rows: readonly Invitation[], { first, after }: PageArgs, count: () => Promise<number>): InvitationConnection {
  const connection = toConnection(toPage(rows, first, after), (row) => encodeCursor('invitations', [row.createdAt, row.id]), (row) => row);
  return make(InvitationConnection, { ...connection, count });
}

/** No partner has this id. */
const NOBODY = '';

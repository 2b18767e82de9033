import { todayIn, type InvitationKind } from '@assent/domain';
import { translate } from '@assent/i18n';
import { Arg, Args, Ctx, createUnionType, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import { PageArgs, decodeCursor, encodeCursor, pageSize, toConnection, toPage } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { InvitationKindEnum } from '../graphql/enums';
import { badUserInput } from '../graphql/errors';
import { make } from '../graphql/make';
import { requireAgent } from '../graphql/policy';
import { answerRefusal, messageKey } from '../graphql/refusals';
import { Refusal } from '../graphql/refusal.types';
import { LanguageTag, Url } from '../graphql/scalars';
import { Partner } from '../partners/partner.types';
import { invitationMail } from './invitation.mail';
import { countInvitationsOf, readInvitation, readInvitationsOf } from './invitation.reader';
import { Invitation, InvitationConnection, InvitationMail, Warning } from './invitation.types';
import { invite } from './invite.service';

@InputType({ description: 'A company that need not be known: the partner never learns whether it is.' })
export class CompanyInput {
  @Field(() => String, { description: 'Company name.' })
  name!: string;

  @Field(() => String, { description: 'E-mail address to send the link to.' })
  email!: string;
}

@InputType({ description: 'Whom to invite: exactly one of the two.' })
export class InviteeInput {
  @Field(() => ID, { nullable: true, description: 'A customer that the partner can see.' })
  customerId?: string | null;

  @Field(() => CompanyInput, { nullable: true, description: 'Any company, for a relationship request.' })
  company?: CompanyInput | null;
}

@InputType({ description: 'What to ask, and of whom.' })
export class InviteInput {
  @Field(() => InviteeInput, { description: 'Whom.' })
  invitee!: InviteeInput;

  @Field(() => InvitationKindEnum, { description: 'What is asked.' })
  kind!: InvitationKind;

  @Field(() => ID, { nullable: true, description: 'The provider through which an indirect reseller will sell.' })
  providerId?: string | null;

  @Field(() => LanguageTag, { description: 'Language of the mail: `en` or `ja`; any other is written in English.' })
  language!: string;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input makes one invitation.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The invitation is made. Its link is shown here once and never again.' })
export class InvitationCreated {
  @Field(() => Invitation, { description: 'The invitation.' })
  invitation!: Invitation;

  @Field(() => Url, { nullable: true, description: 'The link; null when this is a replay.' })
  url!: string | null;

  @Field(() => InvitationMail, { nullable: true, description: 'The generated mail with the link in it; null when this is a replay.' })
  mail!: InvitationMail | null;

  @Field(() => Warning, { nullable: true, description: 'CUSTOMER_WILL_BE_SENT_BACK: attest instead.' })
  warning!: Warning | null;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key made it.' })
  replayed!: boolean;
}

export const InviteResult = createUnionType({ name: 'InviteResult', description: 'What inviting came to.', types: () => [InvitationCreated, Refusal] as const });

class ListedInvitations extends InvitationConnection {
  customerId!: string;

  partnerId!: string;
}

@Resolver(() => Invitation)
export class InvitationResolver {
  @Mutation(() => InviteResult, {
    description:
      'Asks a customer to accept (table I). An open one for the same is replaced by a new link. Refusals: ROLE_CANNOT_INVITE, NOT_YOUR_CUSTOMER, PROVIDER_REQUIRED, REGION_NOT_SERVED, ALREADY_ACCEPTED, INVITEE_INCOMPLETE.',
  })
  async invite(@Arg('input', () => InviteInput, { description: 'What to ask.' }) input: InviteInput, @Ctx() context: Context): Promise<typeof InviteResult> {
    const { customerId, company } = input.invitee;
    if (Boolean(customerId) === Boolean(company)) throw badUserInput('Give exactly one of customerId and company.', 'input.invitee');
    const { result, replayed, token } = await invite(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const invitation = await context.database.read((manager) => readInvitation(manager, result.invitationId, context.now));
    const url = token === null ? null : `${context.config.acceptance.origin}/accept/${token}`;
    const warning = result.warning && make(Warning, { code: result.warning, message: translate(context.locale, messageKey(`refusals.code.${result.warning}`)) });
    return make(InvitationCreated, { invitation, url, mail: url === null ? null : await mailOf(context, invitation, url), warning, replayed });
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

async function mailOf({ loaders }: Context, invitation: Invitation, url: string): Promise<InvitationMail> {
  const { kind, companyName, language, sellerId, providerId, expiresAt } = invitation;
  const partner = await loaders.partner.load(sellerId);
  const provider = providerId === null ? null : await loaders.partner.load(providerId);
  return invitationMail({ kind, companyName, language, validUntil: todayIn(partner.timeZone, new Date(expiresAt)), url, partner, provider });
}

@Resolver(() => InvitationConnection)
export class InvitationConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() { customerId, partnerId }: ListedInvitations, @Ctx() { database }: Context): Promise<number> {
    return database.read((manager) => countInvitationsOf(manager, customerId, partnerId));
  }
}

@Resolver(() => Customer)
export class CustomerInvitationResolver {
  @FieldResolver(() => InvitationConnection, { description: "The links that the viewer's partner sent, or that name it as provider; empty where it may not see them." })
  async invitations(@Root() { id, view }: Customer, @Args(() => PageArgs) args: PageArgs, @Ctx() { database, now }: Context): Promise<InvitationConnection> {
    const first = pageSize(args.first);
    const partnerId = view.kind === 'PARTNER' && view.shows.invitations ? view.partnerId : NOBODY;
    const after = decodeCursor(args.after, 2);
    const rows = await database.read((manager) => readInvitationsOf(manager, { customerId: id, partnerId, first, after, now }));
    const connection = toConnection(toPage(rows, first, args.after), (row) => encodeCursor([row.createdAt, row.id]), (row) => row);
    return make(ListedInvitations, { ...connection, customerId: id, partnerId });
  }
}

/** No partner has this id. */
const NOBODY = '';

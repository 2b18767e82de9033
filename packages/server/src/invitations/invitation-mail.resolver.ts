import { linkExpiresAt, todayIn } from '@assent/domain';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AgentViewer, Context } from '../graphql/context';
import { foundOrNot, requireAgreementReader } from '../graphql/policy';
import { Warning } from '../graphql/refusal.types';
import { toWarning } from '../graphql/refusals';
import type { Partner } from '../partners/partner.types';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { InvitationMailArgs } from './invitation-args.types';
import { invitationMail } from './invitation.mail';
import { InvitationMail } from './invitation.types';
import { readSentBack, type SentBack } from './sent-back.reader';

/** What stands in a draft for what is not there before something was made: links and passwords are shown once, when they are (ADR 0155). */
const PLACEHOLDERS = { company: '{company}', link: '{link}', userName: '{userName}', password: '{password}' } as const;

@Resolver(() => InvitationMail)
export class InvitationMailResolver {
  @Query(() => InvitationMail, {
    description:
      'A draft of the mail, to read and change before anything is made: `{link}` stands for the link, `{company}` for a company that is not given, `{userName}` and `{password}` for first credentials. ' +
      'The mail with the real link comes with `invite` and `createCustomer`.',
  })
  async invitationMail(@Args(() => InvitationMailArgs) { kind, customerId, language, withCredentials }: InvitationMailArgs, @Ctx() context: Context): Promise<InvitationMail> {
    const viewer = requireAgreementReader(context, 'invite customers');
    const { companyName, partner, provider, sentBack } = await partiesOf(context, viewer, customerId);
    const validUntil = todayIn(partner.timeZone, linkExpiresAt(context.now));
    const { userName, password, link: url } = PLACEHOLDERS;
    return invitationMail({ kind, companyName, language, validUntil, url, partner, provider, sentBack, credentials: withCredentials ? { userName, password } : null });
  }

  @FieldResolver(() => Warning, { nullable: true, description: 'CREDENTIALS_IN_ONE_MAIL: whoever reads this mail can sign in and accept.' })
  warning(@Root() { warningCode }: InvitationMail, @Ctx() context: Context): Warning | null {
    return toWarning(context, warningCode);
  }
}

interface Parties {
  readonly companyName: string;
  readonly partner: Partner;
  readonly provider: Partner | null;
  readonly sentBack: SentBack | null;
}

/** As the invitation would name them: the company as this partner knows it, and the provider of the relationship. */
async function partiesOf(context: Context, { partnerId }: AgentViewer, customerId: string | null | undefined): Promise<Parties> {
  const { loaders } = context;
  if (!customerId) return { companyName: PLACEHOLDERS.company, partner: await loaders.partner.load(partnerId), provider: null, sentBack: null };
  const { companyName, primaryContact } = foundOrNot(await findCustomer(context, customerId, new Set(['companyName', 'primaryContact'])));
  const relationships = await loaders.relationshipsOf.load({ customerId, partnerId });
  const named = relationships.find(({ sellerId }) => sellerId === partnerId) ?? relationships.at(0);
  const partner = await loaders.partner.load(named?.sellerId ?? partnerId);
  const provider = named?.providerId == null ? null : await loaders.partner.load(named.providerId);
  const link = { customerId, sellerId: partner.id, providerId: provider?.id ?? null };
  const sentBack = await context.database.read((manager) => readSentBack(manager, link, (onFile) => onFile === primaryContact?.email, context.now));
  return { companyName, partner, provider, sentBack };
}

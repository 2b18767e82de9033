import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { requireAgent, requirePerson } from '../graphql/policy';
import { answerRefusal, toWarning } from '../graphql/refusals';
import { readInvitation } from '../invitations/invitation.reader';
import { mailIsConfigured } from './mail-configured';
import { InvitationSent, SendInvitationInput, SendInvitationResult } from './mail.types';
import { sendInvitation } from './send-invitation.service';

@Resolver()
export class MailResolver {
  @Query(() => Boolean, { description: 'Whether this server sends mails. Where it does not, whoever would get one has to be told in another way. For agents and customer users.' })
  mailConfigured(@Ctx() context: Context): boolean {
    requirePerson(context);
    return mailIsConfigured(context.config);
  }

  @Mutation(() => SendInvitationResult, {
    description:
      'Sends an open invitation by mail, in its language, to its address; sending it again sends a new link (table I). Refusals: MAIL_NOT_CONFIGURED, ROLE_CANNOT_INVITE, INVITATION_NOT_OPEN, ' +
      'INVITEE_INCOMPLETE where the partner may not see an address, and those of inviting: NOT_YOUR_CUSTOMER, REGION_NOT_SERVED, ALREADY_ACCEPTED.',
  })
  async sendInvitation(@Arg('input', () => SendInvitationInput, { description: 'Which.' }) input: SendInvitationInput, @Ctx() context: Context): Promise<typeof SendInvitationResult> {
    const { result, replayed } = await sendInvitation(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const invitation = await context.database.read((manager) => readInvitation(manager, result.invitationId, context.now));
    return make(InvitationSent, { invitation, warning: toWarning(context, result.warning), replayed });
  }
}

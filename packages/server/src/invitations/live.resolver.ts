import { Resolver, Root, Subscription, type ResolverData } from 'type-graphql';
import type { Context } from '../graphql/context';
import { mayReadLink, requireAgent, requireAgreementReader } from '../graphql/policy';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { findInvitation } from './invitation.reader';
import { Invitation } from './invitation.types';

@Resolver()
export class InvitationLiveResolver {
  @Subscription(() => Invitation, {
    description:
      "An invitation that the agent's partner sent, or that names it as provider for a customer whose invitations it may see, was made, opened, bound, answered, replaced, revoked or has run out.",
    subscribe: ({ context }: Pick<ResolverData<Context>, 'context'>) => followInvitations(context),
  })
  invitationChanged(@Root() invitation: Invitation): Invitation {
    return invitation;
  }
}

function followInvitations(context: Context) {
  requireAgreementReader(context, 'read invitations');
  return context.follow(['INVITATION'], (now, { subjectId, customerId }) => visibleInvitation(now, subjectId, customerId));
}

/** As the lists of invitations show it: those it sent to an agent who may read them, those that name it as provider with the customer. */
async function visibleInvitation(context: Context, id: string, customerId: string | null): Promise<Invitation | null> {
  const viewer = requireAgent(context);
  const invitation = await context.database.read((manager) => findInvitation(manager, id, context.now));
  if (invitation === null || mayReadLink(viewer, invitation, null)) return invitation;
  const customer = customerId === null ? null : await findCustomer(context, customerId, new Set());
  return customer !== null && mayReadLink(viewer, invitation, customer.view) ? invitation : null;
}

import { Arg, ID, Resolver, Root, Subscription, type ResolverData } from 'type-graphql';
import type { Context } from '../graphql/context';
import { foundOrNot, requireAcceptanceReader, requireCustomerUser } from '../graphql/policy';
import { InvitationView } from '../invitations/invitation.types';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { viewOf } from './accept.resolver';
import { visibleAcceptance } from './acceptance.resolver';
import { Acceptance } from './acceptance.types';
import { readWaitingLink } from './open-invitation.service';

@Resolver()
export class AcceptanceLiveResolver {
  @Subscription(() => Acceptance, {
    description:
      'An acceptance was just recorded, attested or direct: of a customer of the agent\'s partner (or only of the one named), or of the signed-in company. Each viewer is told as much as `Customer.acceptances` shows at that moment; what it may not see never arrives.',
    subscribe: ({ args, context }: Pick<ResolverData<Context>, 'args' | 'context'>) => followAcceptances(context, args['customerId']),
  })
  acceptanceRecorded(
    @Root() acceptance: Acceptance,
    @Arg('customerId', () => ID, { nullable: true, description: 'Only of this customer. One that the viewer may not see is NOT_FOUND.' }) _customerId?: string,
  ): Acceptance {
    return acceptance;
  }

  @Subscription(() => InvitationView, {
    description:
      "An invitation of the signed-in person's company is new, or shows something else than before (table D): it was answered, replaced, revoked, has run out, or what it asks has changed. As `waitingInvitations`, and closed ones once, as they were closed.",
    subscribe: ({ context }: Pick<ResolverData<Context>, 'context'>) => followWaiting(context),
  })
  waitingChanged(@Root() view: InvitationView): InvitationView {
    return view;
  }
}

async function followAcceptances(context: Context, customerId: unknown) {
  requireAcceptanceReader(context);
  if (typeof customerId === 'string') foundOrNot(await findCustomer(context, customerId, new Set()));
  return context.follow(['ACCEPTANCE'], async (now, happening) => {
    if (typeof customerId === 'string' && happening.customerId !== customerId) return null;
    return visibleAcceptance(now, happening.subjectId);
  });
}

function followWaiting(context: Context) {
  requireCustomerUser(context);
  return context.follow(['INVITATION', 'WAITING'], async (now, { subjectId }) => {
    const shown = await readWaitingLink(now, requireCustomerUser(now), subjectId);
    return shown && viewOf(now, shown);
  });
}

import { deliverBy } from './auth/delivery';
import { listen } from './events/event.service';
import { follow, followPublications } from './events/followers';
import { answerAttestationRequests } from './acceptances/request-attestation.service';
import { revokeLinksOfEnded } from './invitations/revoke.service';
import { noteWhatHappened } from './live/live.listener';
import { mailWhatHappened } from './mail/mail.listener';
import { postSecret } from './mail/post-secret';
import { cancelOrdersOfEnded, placeHeldOrders } from './orders/held-order.service';
import { refreshStanding } from './standing/standing.service';
import { makeStatusesDue } from './standing/sweep.service';

/** What follows a change of a customer, in this order: status is projected last, from what the others wrote. And what follows a publication, who hears of events, and how secrets reach people. */
export function registerFollowers(): void {
  follow(revokeLinksOfEnded);
  follow(cancelOrdersOfEnded);
  follow(placeHeldOrders);
  follow(answerAttestationRequests);
  follow(refreshStanding);
  followPublications(makeStatusesDue);
  listen(mailWhatHappened);
  listen(noteWhatHappened);
  deliverBy(postSecret);
}

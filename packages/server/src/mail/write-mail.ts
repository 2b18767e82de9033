import { readDisputeNotice, readForwardedRequest, readRequestAnswered, readWithdrawalNotice } from './answer.reader';
import type { Mail } from './mail';
import type { MailOrder } from './mail-order';
import { readAttestationForOrder, readAttestationNotice, readAttestationRequested, readContactPartner, readOrderFreed, readSecurityNotice } from './notice.reader';
import { readReacceptanceReminder } from './reminder.reader';
import { readCode, readInvitation, readPasswordReset } from './secret.reader';
import type { Writing } from './writing';

/** The mail that was ordered, as it reads now; null when there is nothing to send any more. */
export function writeMail(writing: Writing, order: MailOrder): Promise<Mail | null> {
  switch (order.mail) {
    case 'INVITATION':
      return readInvitation(writing, order);
    case 'ATTESTATION_NOTICE':
      return readAttestationNotice(writing, order);
    case 'ORDER_FREED':
      return readOrderFreed(writing, order);
    case 'ATTESTATION_REQUESTED':
      return readAttestationRequested(writing, order);
    case 'ATTESTATION_FOR_ORDER':
      return readAttestationForOrder(writing, order);
    case 'CONTACT_PARTNER':
      return readContactPartner(writing, order);
    case 'REACCEPTANCE_REMINDER':
      return readReacceptanceReminder(writing, order);
    case 'WITHDRAWAL_NOTICE':
      return readWithdrawalNotice(writing, order);
    case 'DISPUTE_NOTICE':
      return readDisputeNotice(writing, order);
    case 'REQUEST_ANSWERED':
      return readRequestAnswered(writing, order);
    case 'FORWARDED_REQUEST':
      return readForwardedRequest(writing, order);
    case 'PASSWORD_RESET':
      return readPasswordReset(writing, order);
    case 'CODE':
      return readCode(writing, order);
    case 'SECURITY_NOTICE':
      return readSecurityNotice(writing, order);
  }
}

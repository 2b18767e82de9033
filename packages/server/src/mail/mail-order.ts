import { isDay, REMINDER_DAYS } from '@assent/domain';
import * as v from 'valibot';

const id = v.string();
const audience = v.picklist(['CONSOLE', 'ACCEPTANCE']);
/** The person, at the mailbox that it confirmed or else its sign-in name; or the primary contact of its company: a sign-in name that a partner made need not be a mailbox. */
const to = v.picklist(['PERSON', 'PRIMARY_CONTACT']);
/** An instant, as JSON keeps it. */
const instant = v.pipe(v.string(), v.isoTimestamp());

/** What somebody is told of whose way to sign in has changed. */
export const SECURITY_EVENTS = ['PASSWORD_CHANGED', 'PASSWORD_RESET', 'CREDENTIALS_ISSUED', 'SECOND_FACTOR_ENABLED', 'SECOND_FACTOR_DISABLED', 'RECOVERY_CODE_USED'] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

/** Which mail, and the ids with which the rest is read when it is sent: no name, no address, no text waits in the queue. */
const orders = [
  v.object({ mail: v.literal('INVITATION'), invitationId: id }),
  v.object({ mail: v.literal('ATTESTATION_NOTICE'), acceptanceId: id }),
  v.object({ mail: v.literal('ORDER_FREED'), orderId: id }),
  v.object({ mail: v.literal('ATTESTATION_REQUESTED'), agentId: id, requestId: id }),
  v.object({ mail: v.literal('ATTESTATION_FOR_ORDER'), agentId: id, orderId: id }),
  v.object({ mail: v.literal('CONTACT_PARTNER'), invitationId: id }),
  v.object({ mail: v.literal('REACCEPTANCE_REMINDER'), customerId: id, reacceptBy: v.pipe(v.string(), v.check(isDay)), daysBefore: v.picklist(REMINDER_DAYS) }),
  v.object({ mail: v.literal('WITHDRAWAL_NOTICE'), withdrawalId: id, to: v.picklist(['SIGNER', 'PRIMARY_CONTACT']) }),
  v.object({ mail: v.literal('DISPUTE_NOTICE'), agentId: id, disputeId: id }),
  v.object({ mail: v.literal('REQUEST_ANSWERED'), requestId: id }),
  v.object({ mail: v.literal('FORWARDED_REQUEST'), invitationId: id, userId: id, fromUserId: id }),
  v.object({ mail: v.literal('PASSWORD_RESET'), audience, userId: id, validUntil: instant }),
  v.object({ mail: v.literal('CODE'), audience, userId: id, to, validUntil: instant }),
  v.object({ mail: v.literal('SECURITY_NOTICE'), audience, userId: id, to, what: v.picklist(SECURITY_EVENTS), at: instant }),
] as const;

const mailOrder = v.variant('mail', orders);

export type MailOrder = v.InferOutput<typeof mailOrder>;
export type MailName = MailOrder['mail'];
export type OrderOf<Name extends MailName> = Extract<MailOrder, { mail: Name }>;

/** What waits in the queue: `sealed` is the secret that the mail carries, encrypted. */
const queued = v.object({ order: mailOrder, sealed: v.nullable(v.string()) });

export type QueuedMail = v.InferOutput<typeof queued>;

export const parseQueuedMail = (payload: unknown): QueuedMail => v.parse(queued, payload);

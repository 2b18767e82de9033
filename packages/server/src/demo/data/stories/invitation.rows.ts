import { INVITATION_DAYS, type InvitationKind } from '@assent/domain';
import { daysAfter, instantDaysAfter, officeTime } from '../demo-calendar';
import type { Day, DemoInvitation } from '../demo-world.types';
import type { Scene } from './story.types';

interface Sent {
  readonly kind: InvitationKind;
  readonly status: DemoInvitation['status'];
  readonly sentOn: Day;
  /** Days after sending at which the customer opened the link; left out: not yet. */
  readonly openedAfter?: number;
  /** Whether opening it told the customer to contact the partner. */
  readonly told?: boolean;
  /** Days after sending at which it was accepted, declined or revoked. */
  readonly closedAfter?: number;
}

/** The minute of the office day at which a link is opened; a request becomes a relationship then. */
export const OPENED_AT_MINUTE = 50;
const SENT_AT_MINUTE = 20;
const CLOSED_AT_MINUTE = 60;

export function invitation(scene: Scene, sent: Sent): DemoInvitation {
  const { customer } = scene;
  const at = (days: number | undefined, minute: number) => (days === undefined ? null : officeTime(daysAfter(sent.sentOn, days), customer.country, minute));
  const sentAt = officeTime(sent.sentOn, customer.country, SENT_AT_MINUTE);
  const openedAt = at(sent.openedAfter, OPENED_AT_MINUTE);
  const toldToContactPartnerAt = sent.told === true ? openedAt : null;
  return {
    slug: `${scene.relationship}/invitation`,
    kind: sent.kind,
    status: sent.status,
    seller: scene.seller.slug,
    provider: scene.provider,
    sentBy: scene.sellerAgent.slug,
    customer: customer.slug,
    relationship: scene.relationship,
    companyName: customer.companyName,
    email: customer.primaryContact.email,
    language: customer.country === 'JP' ? 'ja' : 'en',
    sentAt,
    expiresAt: instantDaysAfter(toldToContactPartnerAt ?? sentAt, INVITATION_DAYS),
    openedAt,
    toldToContactPartnerAt,
    closedAt: at(sent.closedAfter, CLOSED_AT_MINUTE),
  };
}

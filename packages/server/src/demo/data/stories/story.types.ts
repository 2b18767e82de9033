import type { CustomerWithoutOrigin } from '../demo-customers';
import type {
  Day, DemoAcceptance, DemoAgent, DemoCustomerUser, DemoInvitation, DemoOrder, DemoPartner, DemoRelationship, DemoSubscription, DemoWithdrawal, Slug,
} from '../demo-world.types';

/** Who acts in one relationship. */
export interface Scene {
  readonly today: Day;
  readonly relationship: Slug;
  readonly customer: CustomerWithoutOrigin;
  readonly users: readonly [DemoCustomerUser, ...DemoCustomerUser[]];
  readonly seller: DemoPartner;
  readonly provider: Slug | null;
  readonly sellerAgent: DemoAgent;
  /** The seller, or the provider when the seller is a reseller. */
  readonly attestingPartner: DemoPartner;
  readonly attestingAgent: DemoAgent;
}

/** Everything that one story leaves behind. */
export interface StoryRows {
  readonly relationship: Pick<DemoRelationship, 'state' | 'imported' | 'createdAt' | 'activatedAt' | 'closedAt'>;
  readonly acceptances?: readonly DemoAcceptance[];
  readonly withdrawals?: readonly DemoWithdrawal[];
  readonly invitations?: readonly DemoInvitation[];
  readonly orders?: readonly DemoOrder[];
  readonly subscriptions?: readonly DemoSubscription[];
}

export type Story = (scene: Scene) => StoryRows;

export const STORY_NAMES = [
  'attestedLatest', 'attestedOlder', 'attestedAgain', 'attestationCorrected', 'attestationWithdrawn', 'attestationWithdrawnOrderCancelled',
  'acceptedDirectly', 'acceptedDirectlyOlder', 'alsoActive',
  'invited', 'invitationExpired',
  'boughtBefore', 'boughtThenInvited', 'boughtInvitationRevoked', 'boughtWithHeldOrder', 'toldToContact', 'toldToContactWithHeldOrder',
  'requested', 'requestedAgain', 'requestToldToContact', 'requestDeclined', 'requestExpired', 'requestWithdrawn',
  'ended', 'endedWithoutAcceptance',
] as const;
export type StoryName = (typeof STORY_NAMES)[number];

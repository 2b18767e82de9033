import { AcceptancePersonEntity } from '../acceptances/acceptance-person.entity';
import { AcceptanceEntity } from '../acceptances/acceptance.entity';
import { AttachmentUploadEntity } from '../acceptances/attachment-upload.entity';
import { AttachmentEntity } from '../acceptances/attachment.entity';
import { AttestationRequestEntity } from '../acceptances/attestation-request.entity';
import { DisputeEntity } from '../acceptances/dispute.entity';
import { ServedAskEntity } from '../acceptances/served-ask.entity';
import { WithdrawalEntity } from '../acceptances/withdrawal.entity';
import { AgreementDeadlineEntity } from '../agreements/agreement-deadline.entity';
import { AgreementTextEntity } from '../agreements/agreement-text.entity';
import { AgreementEntity } from '../agreements/agreement.entity';
import { ConfirmedMailboxEntity } from '../auth/factors/confirmed-mailbox.entity';
import { RecoveryCodeEntity } from '../auth/factors/recovery-code.entity';
import { SecondFactorEntity } from '../auth/factors/second-factor.entity';
import { SignInCodeEntity } from '../auth/factors/sign-in-code.entity';
import { IdempotencyEntity } from '../auth/idempotency.entity';
import { OperatorKeyEntity } from '../auth/operator-key.entity';
import { PasswordResetEntity } from '../auth/reset/password-reset.entity';
import { SessionEntity } from '../auth/session.entity';
import { SignInAttemptEntity } from '../auth/sign-in-attempt.entity';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { CustomerEntity } from '../customers/customer.entity';
import { EventOriginEntity } from '../events/event-origin.entity';
import { EventEntity } from '../events/event.entity';
import { PendingEventEntity } from '../events/pending-event.entity';
import { InvitationEntity } from '../invitations/invitation.entity';
import { JobEntity } from '../jobs/job.entity';
import { LiveEventEntity } from '../live/live-event.entity';
import { CheckpointTimestampEntity } from '../log/checkpoint-timestamp.entity';
import { CheckpointEntity } from '../log/checkpoint.entity';
import { LogKeyEntity } from '../log/log-key.entity';
import { LogLeafEntity } from '../log/log-leaf.entity';
import { LogSubtreeEntity } from '../log/log-subtree.entity';
import { OrderEntity } from '../orders/order.entity';
import { SubscriptionEntity } from '../orders/subscription.entity';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerLinkEntity } from '../partners/partner-link.entity';
import { PartnerEntity } from '../partners/partner.entity';
import { PartnerCustomerKeyEntity } from '../relationships/partner-customer-key.entity';
import { PartnerCustomerPlaceEntity } from '../relationships/partner-customer-place.entity';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';
import { ReacceptanceReminderEntity } from '../relationships/reacceptance-reminder.entity';
import { RelationshipEntity } from '../relationships/relationship.entity';

/** Every table, in an order in which foreign keys can be made. */
export const entities = [
  PartnerEntity,
  PartnerLinkEntity,
  AgentEntity,
  AgreementEntity,
  AgreementTextEntity,
  AgreementDeadlineEntity,
  CustomerEntity,
  CustomerUserEntity,
  RelationshipEntity,
  PartnerCustomerEntity,
  PartnerCustomerKeyEntity,
  PartnerCustomerPlaceEntity,
  ReacceptanceReminderEntity,
  InvitationEntity,
  AcceptanceEntity,
  AcceptancePersonEntity,
  AttachmentEntity,
  AttachmentUploadEntity,
  ServedAskEntity,
  WithdrawalEntity,
  DisputeEntity,
  AttestationRequestEntity,
  OrderEntity,
  SubscriptionEntity,
  SessionEntity,
  OperatorKeyEntity,
  SignInAttemptEntity,
  SignInCodeEntity,
  SecondFactorEntity,
  RecoveryCodeEntity,
  ConfirmedMailboxEntity,
  PasswordResetEntity,
  IdempotencyEntity,
  EventEntity,
  EventOriginEntity,
  PendingEventEntity,
  LogLeafEntity,
  LogSubtreeEntity,
  LogKeyEntity,
  CheckpointEntity,
  CheckpointTimestampEntity,
  JobEntity,
  LiveEventEntity,
];

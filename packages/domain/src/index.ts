export * from './vocabulary';
export * from './refusal';
export { GUIDE, type GuideSentence, RULE_ADRS, type RuleAdr, type Source } from './source';
export { decide, type Decision, type FactDomain, type FactsOf, type Impossible, type Match, type Row, type Table } from './decision';
export { tables, type RuleId, type TableId } from './tables';

export type { ReadingFacts, ReadingOutcome, ShowCustomer } from './customers/reading.table';
export type { CreateCustomer, CreationFacts, CreationOutcome } from './customers/creation.table';
export * from './customers/company';

export { ASSUMED_ATTESTATION } from './acceptances/attest.table';
export type { AttestFacts, AttestOutcome, RecordAttestation, ReturnAttestation } from './acceptances/attest.table';
export type { WithdrawAttestation, WithdrawFacts, WithdrawOutcome } from './acceptances/withdraw.table';
export * from './acceptances/acceptance';
export * from './acceptances/attestation';
export * from './acceptances/disclosure';

export type { StatusFacts, StatusOutcome } from './agreements/status.table';
export * from './agreements/history';
export * from './agreements/status';
export * from './agreements/version';

export type {
  ActivateRelationship, AlreadyAccepted, AskConsent, BindLink, ConfirmCompany, ContactPartner, DeclineLink, ForwardLink, OpeningFacts,
  OpeningOutcome, RecordDirect,
} from './invitations/opening.table';
export type { InviteFacts, InviteOutcome, MakeInvitation, ReissueInvitation } from './invitations/invite.table';
export * from './invitations/link';

export type { HoldOrder, MakeNoOrder, OrderFacts, OrderOutcome, PlaceOrder } from './orders/order.table';
export * from './orders/purchase';

export type {
  EndRelationship, KeepRelationship, MoveRelationship, RelationshipFacts, RelationshipOutcome,
} from './relationships/relationship.table';
export * from './relationships/region';
export * from './relationships/standing';

export * from './people/contact';
export * from './people/role';
export * from './people/signer';
export * from './people/text';

export * from './time/day';
export * from './time/zone';

export * from './countries';
export { COUNTRIES, REGISTRATION_NUMBER_COUNTRIES } from './data/countries';

/** One word per thing, at every layer. Each list is closed; the codes are stable for ever. */

/** The three ways in which a partner takes part in the program. */
export const PARTNER_TYPES = ['DIRECT_BILL', 'INDIRECT_PROVIDER', 'INDIRECT_RESELLER'] as const;
export type PartnerType = (typeof PARTNER_TYPES)[number];

/** What a person who works for a partner may do; strongest first. */
export const AGENT_ROLES = ['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT'] as const;
export type AgentRole = (typeof AGENT_ROLES)[number];

/** What a person who signs in for a customer may do; strongest first. Only the first two may accept. */
export const CUSTOMER_USER_ROLES = ['GLOBAL_ADMIN', 'BILLING_ADMIN', 'USER'] as const;
export type CustomerUserRole = (typeof CUSTOMER_USER_ROLES)[number];

/** The states of a relationship between a customer and its seller (table R). */
export const RELATIONSHIP_STATES = ['REQUESTED', 'ACTIVE', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED'] as const;
export type RelationshipState = (typeof RELATIONSHIP_STATES)[number];

/** ATTESTED: the partner says so. DIRECT: the customer does it. */
export const ACCEPTANCE_METHODS = ['ATTESTED', 'DIRECT'] as const;
export type AcceptanceMethod = (typeof ACCEPTANCE_METHODS)[number];

/** What an invitation asks of the customer. */
export const INVITATION_KINDS = ['AGREEMENT', 'RELATIONSHIP_AND_AGREEMENT'] as const;
export type InvitationKind = (typeof INVITATION_KINDS)[number];

/** Where an invitation stands. */
export const INVITATION_STATUSES = ['OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'REVOKED'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** What can be bought through a relationship. */
export const ORDER_KINDS = ['OFFER', 'SOFTWARE', 'SOFTWARE_SUBSCRIPTION', 'RESERVED_INSTANCE', 'AZURE_PLAN'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** The order kinds that leave a subscription once placed. */
export const SUBSCRIPTION_ORDER_KINDS = ['OFFER', 'SOFTWARE_SUBSCRIPTION', 'AZURE_PLAN'] as const satisfies readonly OrderKind[];

/** HELD waits for a confirmation; a refused attempt leaves no order. */
export const ORDER_STATES = ['HELD', 'PLACED', 'CANCELLED'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** The states of what a placed order leaves. */
export const SUBSCRIPTION_STATES = ['ACTIVE', 'SUSPENDED', 'ENDED'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** Where a relationship stands toward the agreement (table S). */
export const AGREEMENT_STATUSES = [
  'PROVIDED', 'REACCEPTANCE_DUE', 'WAITING_FOR_PARTNER', 'INVITED', 'LAPSED', 'NOT_PROVIDED',
] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** What a partner should do next about a relationship's agreement. */
export const NEXT_STEPS = [
  'NOTHING', 'REMIND', 'ATTEST', 'REQUEST_ATTESTATION', 'ATTEST_OR_INVITE', 'REQUEST_ATTESTATION_OR_INVITE',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** Why a customer cannot accept directly: the guide's scenario 1 and scenario 2. */
export const CONTACT_PARTNER_SCENARIOS = ['EXISTING_PARTNER', 'NEW_PARTNER'] as const;
export type ContactPartnerScenario = (typeof CONTACT_PARTNER_SCENARIOS)[number];

/** What is said beside an invitation that was made. */
export const INVITATION_WARNINGS = ['CUSTOMER_WILL_BE_SENT_BACK'] as const;
export type InvitationWarning = (typeof INVITATION_WARNINGS)[number];

/** Days an invitation stays open from when it was made, reissued, or its reader was told to contact the partner. */
export const INVITATION_DAYS = 30;

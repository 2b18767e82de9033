import {
  ACCEPTANCE_METHODS,
  AGENT_ROLES,
  AGREEMENT_STATUSES,
  CONTACT_PARTNER_SCENARIOS,
  CUSTOMER_USER_ROLES,
  INVITATION_KINDS,
  INVITATION_STATUSES,
  ORDER_KINDS,
  ORDER_STATES,
  PARTNER_TYPES,
  RELATIONSHIP_STATES,
  SUBSCRIPTION_STATES,
} from '@assent/domain';
import { registerEnumType } from 'type-graphql';

/** An enum of the schema, made from a code list of the domain, so that there is one list. */
function enumOf<Code extends string>(name: string, description: string, codes: readonly Code[], meanings: Record<Code, string>): object {
  const members = Object.fromEntries(codes.map((code) => [code, code]));
  const valuesConfig = Object.fromEntries(codes.map((code) => [code, { description: meanings[code] }]));
  registerEnumType(members, { name, description, valuesConfig });
  return members;
}

export const PartnerTypeEnum = enumOf('PartnerType', 'What a partner is in the CSP program.', PARTNER_TYPES, {
  DIRECT_BILL: 'Sells to customers and is billed by Microsoft.',
  INDIRECT_PROVIDER: 'Sells through resellers, and attests for their customers.',
  INDIRECT_RESELLER: 'Sells through an indirect provider; cannot attest.',
});

export const AgentRoleEnum = enumOf('AgentRole', 'What an agent may do for its partner.', AGENT_ROLES, {
  ADMIN_AGENT: 'Everything, including the team.',
  SALES_AGENT: 'Customers, agreements, invitations and orders.',
  HELPDESK_AGENT: 'Company and contact only; nothing about agreements.',
});

export const CustomerUserRoleEnum = enumOf('CustomerUserRole', 'What a person may do for the customer.', CUSTOMER_USER_ROLES, {
  GLOBAL_ADMIN: 'Administers the company; may accept.',
  BILLING_ADMIN: 'Buys for the company; may accept.',
  USER: 'Works there; may not accept.',
});

export const RelationshipStatusEnum = enumOf('RelationshipStatus', 'State of a relationship (table R).', RELATIONSHIP_STATES, {
  REQUESTED: 'The partner asked; the customer has not answered.',
  ACTIVE: 'The partner sells to the customer.',
  DECLINED: 'The customer said no.',
  EXPIRED: 'The request ran out.',
  WITHDRAWN: 'The partner took the request back.',
  ENDED: 'It was active and is over.',
});

export const AgreementStatusEnum = enumOf('AgreementStatus', 'Where a relationship stands with the agreement (table S).', AGREEMENT_STATUSES, {
  PROVIDED: 'An acceptance that is up to date is on record.',
  REACCEPTANCE_DUE: 'Provided, but a newer version asks again by a day.',
  WAITING_FOR_PARTNER: 'The customer was told to contact its partner, which has to attest.',
  INVITED: 'A link is open.',
  LAPSED: 'It was provided once; the acceptance lapsed or was withdrawn.',
  NOT_PROVIDED: 'Nothing is on record.',
});

export const AcceptanceMethodEnum = enumOf('AcceptanceMethod', 'Who says that the customer agreed.', ACCEPTANCE_METHODS, {
  ATTESTED: 'The partner says so.',
  DIRECT: 'The customer accepted itself.',
});

export const InvitationKindEnum = enumOf('InvitationKind', 'What a link asks for.', INVITATION_KINDS, {
  AGREEMENT: 'The agreement.',
  RELATIONSHIP_AND_AGREEMENT: 'The reseller relationship, and the agreement where it is still due.',
});

export const InvitationStatusEnum = enumOf('InvitationStatus', 'State of an invitation.', INVITATION_STATUSES, {
  OPEN: 'Can be accepted.',
  ACCEPTED: 'Was accepted; its address keeps showing the partners.',
  DECLINED: 'The customer said no.',
  EXPIRED: 'Ran out.',
  REVOKED: 'Taken back, or replaced by a newer link.',
});

export const OrderKindEnum = enumOf('OrderKind', 'What is bought.', ORDER_KINDS, {
  OFFER: 'An offer.',
  SOFTWARE: 'Perpetual software.',
  SOFTWARE_SUBSCRIPTION: 'A software subscription.',
  RESERVED_INSTANCE: 'A reserved instance.',
  AZURE_PLAN: 'An Azure plan.',
});

export const OrderStateEnum = enumOf('OrderState', 'State of an order.', ORDER_STATES, {
  HELD: 'Waits for a confirmation of the agreement.',
  PLACED: 'Went through.',
  CANCELLED: 'Was taken back while it was held.',
});

export const SubscriptionStateEnum = enumOf('SubscriptionState', 'State of a subscription.', SUBSCRIPTION_STATES, {
  ACTIVE: 'Runs.',
  SUSPENDED: 'Paused.',
  ENDED: 'Over.',
});

export const ContactPartnerScenarioEnum = enumOf('ContactPartnerScenario', 'Why a customer cannot accept directly.', CONTACT_PARTNER_SCENARIOS, {
  EXISTING_PARTNER: 'It bought before, and the link is of a partner it has (scenario 1 of the guide).',
  NEW_PARTNER: 'It bought before, and the link is of a new partner (scenario 2 of the guide).',
});

export const CUSTOMER_ORDERS = ['NAME_ASC', 'NAME_DESC', 'LAST_ACCEPTED_DESC', 'LAST_ACCEPTED_ASC'] as const;
export type CustomerOrder = (typeof CUSTOMER_ORDERS)[number];
export const CustomerOrderByEnum = enumOf('CustomerOrderBy', 'How customers are ordered.', CUSTOMER_ORDERS, {
  NAME_ASC: 'By name.',
  NAME_DESC: 'By name, last first.',
  LAST_ACCEPTED_DESC: 'Latest acceptance first; those without one last.',
  LAST_ACCEPTED_ASC: 'Those without an acceptance first, then the oldest.',
});

export const INVITATION_OUTCOMES = ['SIGN_IN_REQUIRED', 'CONFIRM_COMPANY', 'ALREADY_ACCEPTED', 'CONTACT_PARTNER', 'ASK', 'REFUSED'] as const;
export type InvitationOutcome = (typeof INVITATION_OUTCOMES)[number];
export const InvitationOutcomeEnum = enumOf('InvitationOutcome', 'What opening a link leads to (table D).', INVITATION_OUTCOMES, {
  SIGN_IN_REQUIRED: 'Sign in for the company first.',
  CONFIRM_COMPANY: 'Confirm that this request is for the company you act for.',
  ALREADY_ACCEPTED: 'Nothing is left to ask.',
  CONTACT_PARTNER: 'The partner has to attest.',
  ASK: 'Read and accept.',
  REFUSED: 'See `refusal`.',
});

export const SignInCodeKindEnum = enumOf('SignInCodeKind', 'Where the code of a sign-in comes from.', ['MAIL', 'AUTHENTICATOR'] as const, {
  MAIL: 'It was sent to the mailbox of the primary contact.',
  AUTHENTICATOR: "The person's authenticator shows it.",
});

export const RECORDER_KINDS = ['AGENT', 'CUSTOMER_USER', 'IMPORT'] as const;
export type RecorderKind = (typeof RECORDER_KINDS)[number];

export const RecorderKindEnum = enumOf('RecorderKind', 'What recorded an acceptance.', RECORDER_KINDS, {
  AGENT: 'An agent of the attesting partner.',
  CUSTOMER_USER: 'A person of the customer, which is the signer.',
  IMPORT: 'An import of history.',
});

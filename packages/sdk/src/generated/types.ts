// Printed from operations/*.graphql and schema.graphql by `npm run codegen`. Do not edit.
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What the customer accepts: which link, the boxes it ticked, and exactly what it was shown. */
export type AcceptInput = {
  /** The version shown. */
  agreementId?: string | null | undefined;
  /** The box of the agreement. */
  agreementTicked: boolean;
  /** SHA-256 of the file that was offered. */
  fileHash?: string | null | undefined;
  /** Chosen by the client, 1 to 200 characters: the same key and input records once. */
  idempotencyKey: string;
  /** An invitation of the reader's own company. */
  invitationId?: string | null | undefined;
  /** The language shown. */
  language?: string | null | undefined;
  /** The box of the reseller relationship. */
  relationshipTicked: boolean;
  /** SHA-256 of the HTML that was shown. */
  shownHash?: string | null | undefined;
  /** IANA zone of the browser; kept as evidence, believed for nothing. */
  timeZone?: string | null | undefined;
  /** The secret of the link; or give `invitationId`. */
  token?: string | null | undefined;
  /** `words.hash` of the invitation, when a page showed its words: kept as evidence. Other words than the ones served are AGREEMENT_CHANGED. */
  wordsHash?: string | null | undefined;
};

/** Who says that the customer agreed. */
export type AcceptanceMethod =
  /** The partner says so. */
  | 'ATTESTED'
  /** The customer accepted itself. */
  | 'DIRECT';

/** What an agent may do for its partner. */
export type AgentRole =
  /** Everything, including the team. */
  | 'ADMIN_AGENT'
  /** Company and contact only; nothing about agreements. */
  | 'HELPDESK_AGENT'
  /** Customers, agreements, invitations and orders. */
  | 'SALES_AGENT';

/** Where a relationship stands with the agreement (table S). */
export type AgreementStatus =
  /** A link is open. */
  | 'INVITED'
  /** It was provided once; the acceptance lapsed or was withdrawn. */
  | 'LAPSED'
  /** Nothing is on record. */
  | 'NOT_PROVIDED'
  /** An acceptance that is up to date is on record. */
  | 'PROVIDED'
  /** Provided, but a newer version asks again by a day. */
  | 'REACCEPTANCE_DUE'
  /** The customer was told to contact its partner, which has to attest. */
  | 'WAITING_FOR_PARTNER';

/** What the partner attests. */
export type AttestAcceptanceInput = {
  /** The version agreed to: of the customer's country and in force. */
  agreementId: string;
  /** A document that comes with it, the signed paper for instance: the `id` that `POST /attachments` answered. */
  attachmentId?: string | null | undefined;
  /** The customer that agreed. */
  customerId: string;
  /** `YYYY-MM-DD`, not after today in the partner's time zone. */
  dateAgreed: string;
  /** Chosen by the client, 1 to 200 characters: the same key and input records once. */
  idempotencyKey: string;
  /** Language of the text; without it, the customer's. */
  language?: string | null | undefined;
  /** A held order that this confirmation is for; every held order it frees is placed anyway. */
  orderId?: string | null | undefined;
  /** Who agreed. */
  signer: SignerInput;
};

/** Who or what did it. */
export type AuditActorKind =
  /** Agent. */
  | 'AGENT'
  /** Unknown. */
  | 'ANONYMOUS'
  /** Customer. */
  | 'CUSTOMER_USER'
  /** Operator. */
  | 'OPERATOR'
  /** Automatic. */
  | 'SYSTEM';

/** What happened. */
export type AuditEventKind =
  /** Customer said that an attestation is not right. */
  | 'ACCEPTANCE_DISPUTED'
  /** Acceptance recorded. */
  | 'ACCEPTANCE_RECORDED'
  /** Acceptance refused. */
  | 'ACCEPTANCE_REFUSED'
  /** Attestation withdrawn. */
  | 'ACCEPTANCE_WITHDRAWN'
  /** Last day for accepting again moved. */
  | 'AGREEMENT_DEADLINE_MOVED'
  /** Agreement version published. */
  | 'AGREEMENT_PUBLISHED'
  /** Agreement texts added. */
  | 'AGREEMENT_TEXTS_ADDED'
  /** Attestation refused. */
  | 'ATTESTATION_REFUSED'
  /** Attestation requested. */
  | 'ATTESTATION_REQUESTED'
  /** An attestation that was asked for is on record. */
  | 'ATTESTATION_REQUEST_ANSWERED'
  /** Asking for an attestation refused. */
  | 'ATTESTATION_REQUEST_REFUSED'
  /** Audit trail exported. */
  | 'AUDIT_EXPORTED'
  /** Cancelling an order refused. */
  | 'CANCELLATION_REFUSED'
  /** Confirming the company refused. */
  | 'COMPANY_CONFIRMATION_REFUSED'
  /** First credentials issued. */
  | 'CREDENTIALS_ISSUED'
  /** Issuing credentials refused. */
  | 'CREDENTIALS_REFUSED'
  /** Customer created. */
  | 'CUSTOMER_CREATED'
  /** Customer creation refused. */
  | 'CUSTOMER_CREATION_REFUSED'
  /** Customer told to contact its partner. */
  | 'CUSTOMER_TOLD_TO_CONTACT_PARTNER'
  /** Customer details changed. */
  | 'CUSTOMER_UPDATED'
  /** Customer update refused. */
  | 'CUSTOMER_UPDATE_REFUSED'
  /** Moving a last day refused. */
  | 'DEADLINE_REFUSED'
  /** Declining refused. */
  | 'DECLINE_REFUSED'
  /** Demo data loaded. */
  | 'DEMO_SEEDED'
  /** Dispute refused. */
  | 'DISPUTE_REFUSED'
  /** Forwarding refused. */
  | 'FORWARD_REFUSED'
  /** Invitation accepted. */
  | 'INVITATION_ACCEPTED'
  /** Invitation confirmed for a company. */
  | 'INVITATION_BOUND'
  /** Invitation declined. */
  | 'INVITATION_DECLINED'
  /** Invitation expired. */
  | 'INVITATION_EXPIRED'
  /** Invitation forwarded to a colleague. */
  | 'INVITATION_FORWARDED'
  /** Invitation made. */
  | 'INVITATION_MADE'
  /** Invitation opened. */
  | 'INVITATION_OPENED'
  /** Inviting refused. */
  | 'INVITATION_REFUSED'
  /** Invitation replaced by a newer one. */
  | 'INVITATION_REPLACED'
  /** Invitation revoked. */
  | 'INVITATION_REVOKED'
  /** Signing key of the log added. */
  | 'LOG_KEY_ADDED'
  /** Mailbox confirmed by a code. */
  | 'MAILBOX_CONFIRMED'
  /** Operator key created. */
  | 'OPERATOR_KEY_CREATED'
  /** Operator key revoked. */
  | 'OPERATOR_KEY_REVOKED'
  /** Order cancelled. */
  | 'ORDER_CANCELLED'
  /** Order held. */
  | 'ORDER_HELD'
  /** Order placed. */
  | 'ORDER_PLACED'
  /** Order refused. */
  | 'ORDER_REFUSED'
  /** Partner set up. */
  | 'PARTNER_CREATED'
  /** Password changed. */
  | 'PASSWORD_CHANGED'
  /** Password change refused. */
  | 'PASSWORD_CHANGE_REFUSED'
  /** Password set anew by an emailed link. */
  | 'PASSWORD_RESET'
  /** Link for a new password asked for. */
  | 'PASSWORD_RESET_REQUESTED'
  /** Personal details of a signer erased. */
  | 'PERSON_ERASED'
  /** Publication refused. */
  | 'PUBLICATION_REFUSED'
  /** Customer reminded to accept again. */
  | 'REACCEPTANCE_REMINDED'
  /** Recovery code used. */
  | 'RECOVERY_CODE_USED'
  /** Relationship became active. */
  | 'RELATIONSHIP_ACTIVE'
  /** Relationship declined. */
  | 'RELATIONSHIP_DECLINED'
  /** Relationship ended. */
  | 'RELATIONSHIP_ENDED'
  /** Ending a relationship refused. */
  | 'RELATIONSHIP_END_REFUSED'
  /** Relationship request expired. */
  | 'RELATIONSHIP_EXPIRED'
  /** Relationship requested. */
  | 'RELATIONSHIP_REQUESTED'
  /** Relationship request withdrawn. */
  | 'RELATIONSHIP_WITHDRAWN'
  /** Revoking an invitation refused. */
  | 'REVOCATION_REFUSED'
  /** Two-step sign-in turned off. */
  | 'SECOND_FACTOR_DISABLED'
  /** Two-step sign-in turned on. */
  | 'SECOND_FACTOR_ENABLED'
  /** Change of two-step sign-in refused. */
  | 'SECOND_FACTOR_REFUSED'
  /** Emailing an invitation refused. */
  | 'SENDING_REFUSED'
  /** Session ended elsewhere. */
  | 'SESSION_ENDED'
  /** Signed in. */
  | 'SIGNED_IN'
  /** Signed out. */
  | 'SIGNED_OUT'
  /** Sign-in blocked after too many attempts. */
  | 'SIGN_IN_BLOCKED'
  /** Code asked for at sign-in. */
  | 'SIGN_IN_CODE_ASKED'
  /** Code refused at sign-in. */
  | 'SIGN_IN_CODE_REFUSED'
  /** Sign-in failed. */
  | 'SIGN_IN_FAILED'
  /** Subscription ended. */
  | 'SUBSCRIPTION_ENDED'
  /** Withdrawal refused. */
  | 'WITHDRAWAL_REFUSED';

/** The password as it is and as it should be. */
export type ChangePasswordInput = {
  /** The one that was signed in with. */
  currentPassword: string;
  /** 12 to 128 characters of any kind. */
  newPassword: string;
};

/** A company that need not be known: the partner never learns whether it is. */
export type CompanyInput = {
  /** E-mail address to send the link to. */
  email: string;
  /** Company name. */
  name: string;
};

/** The code that a sign-in waits for. */
export type ConfirmCodeInput = {
  /** Six digits; spaces and hyphens do not matter. A recovery code does in place of an authenticator. */
  code: string;
};

/** Why a customer cannot accept directly. */
export type ContactPartnerScenario =
  /** It bought before, and the link is of a partner it has (scenario 1 of the guide). */
  | 'EXISTING_PARTNER'
  /** It bought before, and the link is of a new partner (scenario 2 of the guide). */
  | 'NEW_PARTNER';

/** How customers are ordered. */
export type CustomerOrderBy =
  /** Those without an acceptance first, then the oldest. */
  | 'LAST_ACCEPTED_ASC'
  /** Latest acceptance first; those without one last. */
  | 'LAST_ACCEPTED_DESC'
  /** By name. */
  | 'NAME_ASC'
  /** By name, last first. */
  | 'NAME_DESC';

/** What a person may do for the customer. */
export type CustomerUserRole =
  /** Buys for the company; may accept. */
  | 'BILLING_ADMIN'
  /** Administers the company; may accept. */
  | 'GLOBAL_ADMIN'
  /** Works there; may not accept. */
  | 'USER';

/** Which link is declined: by its secret, or by the id of one that is bound to the company. */
export type DeclineInput = {
  /** An invitation of the reader's own company. */
  invitationId?: string | null | undefined;
  /** Why, at most 1,000 characters; the partner reads it. */
  reason?: string | null | undefined;
  /** The secret of the link; or give `invitationId`. */
  token?: string | null | undefined;
};

/** Which request is forwarded, and to whom. */
export type ForwardInvitationInput = {
  /** One of `colleagues`: somebody of the same company who may accept. */
  colleagueId: string;
  /** Chosen by the client, 1 to 200 characters: the same key and input forwards once. */
  idempotencyKey: string;
  /** An invitation of the reader's own company. */
  invitationId?: string | null | undefined;
  /** The secret of the link; or give `invitationId`. */
  token?: string | null | undefined;
};

/** What a link asks for. */
export type InvitationKind =
  /** The agreement. */
  | 'AGREEMENT'
  /** The reseller relationship, and the agreement where it is still due. */
  | 'RELATIONSHIP_AND_AGREEMENT';

/** What opening a link leads to (table D). */
export type InvitationOutcome =
  /** Nothing is left to ask. */
  | 'ALREADY_ACCEPTED'
  /** Read and accept. */
  | 'ASK'
  /** Confirm that this request is for the company you act for. */
  | 'CONFIRM_COMPANY'
  /** The partner has to attest. */
  | 'CONTACT_PARTNER'
  /** See `refusal`. */
  | 'REFUSED'
  /** Sign in for the company first. */
  | 'SIGN_IN_REQUIRED';

/** State of an invitation. */
export type InvitationStatus =
  /** Was accepted; its address keeps showing the partners. */
  | 'ACCEPTED'
  /** The customer said no. */
  | 'DECLINED'
  /** Ran out. */
  | 'EXPIRED'
  /** Can be accepted. */
  | 'OPEN'
  /** Taken back, or replaced by a newer link. */
  | 'REVOKED';

/** What to ask, and of whom. */
export type InviteInput = {
  /** Chosen by the client, 1 to 200 characters: the same key and input makes one invitation. */
  idempotencyKey: string;
  /** Whom. */
  invitee: InviteeInput;
  /** What is asked. */
  kind: InvitationKind;
  /** Language of the mail: `en` or `ja`; any other is written in English. */
  language: string;
  /** The provider through which an indirect reseller will sell. */
  providerId?: string | null | undefined;
};

/** Whom to invite: exactly one of the two. */
export type InviteeInput =
  {   /** Any company, for a relationship request. */
  company: CompanyInput; customerId?: never; }
  |  { company?: never;   /** A customer that the partner can see. */
  customerId: string; };

/** What is bought. */
export type OrderKind =
  /** An Azure plan. */
  | 'AZURE_PLAN'
  /** An offer. */
  | 'OFFER'
  /** A reserved instance. */
  | 'RESERVED_INSTANCE'
  /** Perpetual software. */
  | 'SOFTWARE'
  /** A software subscription. */
  | 'SOFTWARE_SUBSCRIPTION';

/** One thing to order. */
export type OrderLineInput = {
  /** Product, 1 to 200 characters. */
  product: string;
  /** How many, 1 to 1,000,000. */
  quantity: number;
};

/** State of an order. */
export type OrderState =
  /** Was taken back while it was held. */
  | 'CANCELLED'
  /** Waits for a confirmation of the agreement. */
  | 'HELD'
  /** Went through. */
  | 'PLACED';

/** What a partner is in the CSP program. */
export type PartnerType =
  /** Sells to customers and is billed by Microsoft. */
  | 'DIRECT_BILL'
  /** Sells through resellers, and attests for their customers. */
  | 'INDIRECT_PROVIDER'
  /** Sells through an indirect provider; cannot attest. */
  | 'INDIRECT_RESELLER';

/** A purchase. Auto-renewal is no input: only the scheduler renews. */
export type PlaceOrderInput = {
  /** Chosen by the client, 1 to 200 characters: the same key and input orders once. */
  idempotencyKey: string;
  /** What is bought. */
  kind: OrderKind;
  /** 1 to 100 lines. */
  lines: Array<OrderLineInput>;
  /** The relationship it goes through. */
  relationshipId: string;
};

/** State of a relationship (table R). */
export type RelationshipStatus =
  /** The partner sells to the customer. */
  | 'ACTIVE'
  /** The customer said no. */
  | 'DECLINED'
  /** It was active and is over. */
  | 'ENDED'
  /** The request ran out. */
  | 'EXPIRED'
  /** The partner asked; the customer has not answered. */
  | 'REQUESTED'
  /** The partner took the request back. */
  | 'WITHDRAWN';

/** Whose password is to be set anew. */
export type RequestPasswordResetInput = {
  /** What the person signs in with. */
  email: string;
};

/** The link that was mailed, and the password to be. */
export type ResetPasswordInput = {
  /** 12 to 128 characters of any kind. */
  newPassword: string;
  /** The secret of the link. */
  token: string;
};

/** Where the code of a sign-in comes from. */
export type SignInCodeKind =
  /** The person's authenticator shows it. */
  | 'AUTHENTICATOR'
  /** It was sent to the mailbox of the primary contact. */
  | 'MAIL';

/** What a person signs in with. */
export type SignInInput = {
  /** E-mail address; case does not matter. */
  email: string;
  /** Password, or the one-time password of the first credentials. */
  password: string;
};

/** The person who agreed. Checked by the server: a mistake comes back as a refusal of its field. */
export type SignerInput = {
  /** E-mail address. */
  email: string;
  /** Given name, 1 to 50 characters. */
  firstName: string;
  /** Family name, 1 to 50 characters. */
  lastName: string;
  /** Telephone number; optional. */
  phone?: string | null | undefined;
};

/** Which attestation is taken back, and why. */
export type WithdrawAcceptanceInput = {
  /** An attestation of the agent's own partner that is on record. */
  acceptanceId: string;
  /** Chosen by the client, 1 to 200 characters: the same key and input records once. */
  idempotencyKey: string;
  /** Why, 1 to 1,000 characters; the customer reads it. */
  reason: string;
};

export type AcceptMutationVariables = Exact<{
  input: AcceptInput;
}>;


export type AcceptMutation = { __typename: 'Mutation', accept:
    | { __typename: 'Accepted', replayed: boolean, acceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, current: boolean, partner: { __typename: 'Partner', id: string, name: string } | null, agreement: { __typename: 'Agreement', id: string, version: string }, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null } | null, relationship: { __typename: 'PartnerRelationship', id: string, status: RelationshipStatus, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } } | null }
    | { __typename: 'AlreadyAccepted', acceptance: { __typename: 'Acceptance', id: string } | null }
    | { __typename: 'ContactPartner', message: string }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type DeclineMutationVariables = Exact<{
  input: DeclineInput;
}>;


export type DeclineMutation = { __typename: 'Mutation', decline:
    | { __typename: 'Declined', invitationId: string }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type AcceptanceRecordedFragment = { __typename: 'AcceptanceRecorded', replayed: boolean, acceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, recordedAt: string | null, language: string | null, fileHash: string | null, rule: string | null, current: boolean, agreement: { __typename: 'Agreement', id: string, version: string, country: string }, partner: { __typename: 'Partner', id: string, name: string } | null, signer: { __typename: 'Signer', firstName: string | null, lastName: string | null, email: string | null, phone: string | null } | null, attestedBy: { __typename: 'Agent', id: string, firstName: string, lastName: string } | null, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null }, order: { __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } } | null, placedOrders: Array<{ __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } }>, customer: { __typename: 'Customer', id: string, agreementStatus: AgreementStatus | null } };

export type AttestAcceptanceMutationVariables = Exact<{
  input: AttestAcceptanceInput;
}>;


export type AttestAcceptanceMutation = { __typename: 'Mutation', attestAcceptance:
    | { __typename: 'AcceptanceRecorded', replayed: boolean, acceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, recordedAt: string | null, language: string | null, fileHash: string | null, rule: string | null, current: boolean, agreement: { __typename: 'Agreement', id: string, version: string, country: string }, partner: { __typename: 'Partner', id: string, name: string } | null, signer: { __typename: 'Signer', firstName: string | null, lastName: string | null, email: string | null, phone: string | null } | null, attestedBy: { __typename: 'Agent', id: string, firstName: string, lastName: string } | null, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null }, order: { __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } } | null, placedOrders: Array<{ __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } }>, customer: { __typename: 'Customer', id: string, agreementStatus: AgreementStatus | null } }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type WithdrawAcceptanceMutationVariables = Exact<{
  input: WithdrawAcceptanceInput;
}>;


export type WithdrawAcceptanceMutation = { __typename: 'Mutation', withdrawAcceptance:
    | { __typename: 'AcceptanceWithdrawn', mailed: boolean, acceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, recordedAt: string | null, language: string | null, fileHash: string | null, rule: string | null, current: boolean, agreement: { __typename: 'Agreement', id: string, version: string, country: string }, partner: { __typename: 'Partner', id: string, name: string } | null, signer: { __typename: 'Signer', firstName: string | null, lastName: string | null, email: string | null, phone: string | null } | null, attestedBy: { __typename: 'Agent', id: string, firstName: string, lastName: string } | null, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null }, customer: { __typename: 'Customer', id: string, agreementStatus: AgreementStatus | null } }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type ReceiptSheetFragment = { __typename: 'ReceiptText', pdfUrl: string | null, jsonUrl: string | null, sections: Array<{ __typename: 'ReceiptPart', key: string, title: string, rows: Array<{ __typename: 'ReceiptLine', key: string, label: string, lines: Array<string>, isCode: boolean, url: string | null }> }> };

export type OwnReceiptQueryVariables = Exact<{
  id: string;
  timeZone?: string | null | undefined;
}>;


export type OwnReceiptQuery = { __typename: 'Query', acceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, current: boolean, receipt: { __typename: 'ReceiptText', pdfUrl: string | null, jsonUrl: string | null, sections: Array<{ __typename: 'ReceiptPart', key: string, title: string, rows: Array<{ __typename: 'ReceiptLine', key: string, label: string, lines: Array<string>, isCode: boolean, url: string | null }> }> }, partner: { __typename: 'Partner', id: string, name: string } | null, agreement: { __typename: 'Agreement', id: string, version: string }, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null } | null };

export type ReceiptQueryVariables = Exact<{
  id: string;
  timeZone?: string | null | undefined;
}>;


export type ReceiptQuery = { __typename: 'Query', acceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, recordedAt: string | null, language: string | null, fileHash: string | null, rule: string | null, current: boolean, receipt: { __typename: 'ReceiptText', pdfUrl: string | null, jsonUrl: string | null, sections: Array<{ __typename: 'ReceiptPart', key: string, title: string, rows: Array<{ __typename: 'ReceiptLine', key: string, label: string, lines: Array<string>, isCode: boolean, url: string | null }> }> }, customer: { __typename: 'Customer', id: string, companyName: string, agreementStatus: AgreementStatus | null, orders: { __typename: 'OrderConnection', edges: Array<{ __typename: 'OrderEdge', node: { __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } } }> } }, agreement: { __typename: 'Agreement', id: string, version: string, country: string }, partner: { __typename: 'Partner', id: string, name: string } | null, signer: { __typename: 'Signer', firstName: string | null, lastName: string | null, email: string | null, phone: string | null } | null, attestedBy: { __typename: 'Agent', id: string, firstName: string, lastName: string } | null, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null } | null };

export type CodeFactsFragment = { __typename: 'CodeRequired', kind: SignInCodeKind, sentTo: string | null, validUntil: string };

export type ResendCodeMutationVariables = Exact<{ [key: string]: never; }>;


export type ResendCodeMutation = { __typename: 'Mutation', resendCode:
    | { __typename: 'CodeRequired', kind: SignInCodeKind, sentTo: string | null, validUntil: string }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { __typename: 'Mutation', requestPasswordReset:
    | { __typename: 'PasswordResetRequested', validMinutes: number }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { __typename: 'Mutation', resetPassword:
    | { __typename: 'PasswordReset', email: string }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type AgreementsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgreementsQuery = { __typename: 'Query', agreementCountries: Array<{ __typename: 'AgreementCountry', country: string, latest: { __typename: 'Agreement', id: string } | null, versions: Array<{ __typename: 'Agreement', id: string, version: string, country: string, effectiveOn: string, reacceptBy: string | null, customersDue: number | null }> }> };

export type AgreementVersionQueryVariables = Exact<{
  country: string;
  version: string;
}>;


export type AgreementVersionQuery = { __typename: 'Query', agreement: { __typename: 'Agreement', id: string, texts: Array<{ __typename: 'AgreementText', id: string, language: string, fileName: string, fileLength: number, fileHash: string, documentUrl: string }> } | null };

export type AgreementPreviewQueryVariables = Exact<{
  country: string;
  version: string;
  language: string;
}>;


export type AgreementPreviewQuery = { __typename: 'Query', agreementText:
    | { __typename: 'AgreementText', id: string, language: string, html: string, documentUrl: string }
    | { __typename: 'AgreementTextMissing', message: string, languages: Array<string> }
   };

export type AuditTrailQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  customerId?: string | null | undefined;
  actorId?: string | null | undefined;
  kind?: Array<AuditEventKind> | AuditEventKind | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type AuditTrailQuery = { __typename: 'Query', auditEvents: { __typename: 'AuditEventConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'AuditEventEdge', node: { __typename: 'AuditEvent', id: string, kind: AuditEventKind, message: string, at: string, actorKind: AuditActorKind, actorId: string | null, reason: string | null, rule: string | null, address: string | null, userAgent: string | null, actor: { __typename: 'Person', firstName: string, lastName: string, email: string } | null, account: { __typename: 'Person', email: string } | null, partner: { __typename: 'Partner', id: string, name: string } | null, customer: { __typename: 'AuditCustomer', id: string, companyName: string } | null } }> } };

export type CustomerUserViewerFragment = { __typename: 'CustomerUser', id: string, firstName: string, lastName: string, email: string, roles: Array<CustomerUserRole>, customer: { __typename: 'Customer', id: string, companyName: string } };

export type CustomerViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerViewerQuery = { __typename: 'Query', viewer:
    | { __typename: 'Agent' }
    | { __typename: 'CustomerUser', id: string, firstName: string, lastName: string, email: string, roles: Array<CustomerUserRole>, customer: { __typename: 'Customer', id: string, companyName: string } }
   | null };

export type CustomerSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type CustomerSignInMutation = { __typename: 'Mutation', signIn:
    | { __typename: 'CodeRequired', kind: SignInCodeKind, sentTo: string | null, validUntil: string }
    | { __typename: 'PasswordChangeRequired', email: string }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
    | { __typename: 'SignedIn', viewer:
        | { __typename: 'Agent' }
        | { __typename: 'CustomerUser', id: string, firstName: string, lastName: string, email: string, roles: Array<CustomerUserRole>, customer: { __typename: 'Customer', id: string, companyName: string } }
       }
   };

export type CustomerConfirmCodeMutationVariables = Exact<{
  input: ConfirmCodeInput;
}>;


export type CustomerConfirmCodeMutation = { __typename: 'Mutation', confirmCode:
    | { __typename: 'PasswordChangeRequired', email: string }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
    | { __typename: 'SignedIn', viewer:
        | { __typename: 'Agent' }
        | { __typename: 'CustomerUser', id: string, firstName: string, lastName: string, email: string, roles: Array<CustomerUserRole>, customer: { __typename: 'Customer', id: string, companyName: string } }
       }
   };

export type CustomerChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type CustomerChangePasswordMutation = { __typename: 'Mutation', changePassword:
    | { __typename: 'PasswordChanged', viewer:
        | { __typename: 'Agent' }
        | { __typename: 'CustomerUser', id: string, firstName: string, lastName: string, email: string, roles: Array<CustomerUserRole>, customer: { __typename: 'Customer', id: string, companyName: string } }
       }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type CustomersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  agreementStatus?: Array<AgreementStatus> | AgreementStatus | null | undefined;
  country?: Array<string> | string | null | undefined;
  orderBy?: CustomerOrderBy | null | undefined;
}>;


export type CustomersQuery = { __typename: 'Query', customers: { __typename: 'CustomerConnection', totalCount: number, isTotalExact: boolean, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'CustomerEdge', node: { __typename: 'Customer', id: string, companyName: string, domain: string | null, country: string | null, agreementStatus: AgreementStatus | null, reacceptBy: string | null, nextStep: { __typename: 'NextStep', code: string, message: string } | null, relationship: { __typename: 'Relationship', id: string, status: RelationshipStatus } | null, latestAcceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, agreement: { __typename: 'Agreement', id: string, version: string } } | null } }> } };

export type AcceptanceSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type AcceptanceSummaryQuery = { __typename: 'Query', acceptanceSummary: { __typename: 'AcceptanceSummary', total: number, byStatus: Array<{ __typename: 'StatusCount', status: AgreementStatus, count: number }> } };

export type AgreementCountriesQueryVariables = Exact<{ [key: string]: never; }>;


export type AgreementCountriesQuery = { __typename: 'Query', agreementCountries: Array<{ __typename: 'AgreementCountry', country: string }> };

export type AcceptanceFactsFragment = { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, recordedAt: string | null, language: string | null, fileHash: string | null, rule: string | null, current: boolean, agreement: { __typename: 'Agreement', id: string, version: string, country: string }, partner: { __typename: 'Partner', id: string, name: string } | null, signer: { __typename: 'Signer', firstName: string | null, lastName: string | null, email: string | null, phone: string | null } | null, attestedBy: { __typename: 'Agent', id: string, firstName: string, lastName: string } | null, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null };

export type OrderFactsFragment = { __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } };

export type RelationshipFactsFragment = { __typename: 'Relationship', id: string, status: RelationshipStatus, createdAt: string, activatedAt: string | null, endedAt: string | null, seller: { __typename: 'Partner', id: string, name: string, type: PartnerType }, provider: { __typename: 'Partner', id: string, name: string } | null };

export type PermissionFactsFragment = { __typename: 'Permission', allowed: boolean, refusal: { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> } | null };

export type CustomerPageQueryVariables = Exact<{
  id: string;
}>;


export type CustomerPageQuery = { __typename: 'Query', customer: { __typename: 'Customer', id: string, companyName: string, domain: string | null, country: string | null, language: string | null, timeZone: string | null, registrationNumber: string | null, agreementStatus: AgreementStatus | null, reacceptBy: string | null, address: { __typename: 'Address', line1: string, line2: string | null, city: string, state: string | null, postalCode: string | null } | null, primaryContact: { __typename: 'Contact', firstName: string, lastName: string, email: string, phone: string | null } | null, nextStep: { __typename: 'NextStep', code: string, message: string } | null, relationship: { __typename: 'Relationship', id: string, status: RelationshipStatus, createdAt: string, activatedAt: string | null, endedAt: string | null, seller: { __typename: 'Partner', id: string, name: string, type: PartnerType }, provider: { __typename: 'Partner', id: string, name: string } | null } | null, relationships: Array<{ __typename: 'Relationship', id: string, status: RelationshipStatus, createdAt: string, activatedAt: string | null, endedAt: string | null, seller: { __typename: 'Partner', id: string, name: string, type: PartnerType }, provider: { __typename: 'Partner', id: string, name: string } | null }>, agreement: { __typename: 'Agreement', id: string, version: string, country: string, effectiveOn: string, acceptancesFrom: string, texts: Array<{ __typename: 'AgreementText', id: string, language: string, fileName: string, documentUrl: string }> } | null, latestAcceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, recordedAt: string | null, language: string | null, fileHash: string | null, rule: string | null, current: boolean, agreement: { __typename: 'Agreement', id: string, version: string, country: string }, partner: { __typename: 'Partner', id: string, name: string } | null, signer: { __typename: 'Signer', firstName: string | null, lastName: string | null, email: string | null, phone: string | null } | null, attestedBy: { __typename: 'Agent', id: string, firstName: string, lastName: string } | null, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null } | null, acceptances: { __typename: 'AcceptanceConnection', totalCount: number, edges: Array<{ __typename: 'AcceptanceEdge', node: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, recordedAt: string | null, language: string | null, fileHash: string | null, rule: string | null, current: boolean, agreement: { __typename: 'Agreement', id: string, version: string, country: string }, partner: { __typename: 'Partner', id: string, name: string } | null, signer: { __typename: 'Signer', firstName: string | null, lastName: string | null, email: string | null, phone: string | null } | null, attestedBy: { __typename: 'Agent', id: string, firstName: string, lastName: string } | null, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null } }> }, directAcceptance: { __typename: 'DirectAcceptance', accepted: boolean, at: string | null, version: string | null }, orders: { __typename: 'OrderConnection', totalCount: number, edges: Array<{ __typename: 'OrderEdge', node: { __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } } }> }, invitations: { __typename: 'InvitationConnection', totalCount: number, edges: Array<{ __typename: 'InvitationEdge', node: { __typename: 'Invitation', id: string, kind: InvitationKind, status: InvitationStatus, language: string, createdAt: string, expiresAt: string, firstOpenedAt: string | null, toldToContactAt: string | null, declineReason: string | null, email: string | null } }> }, viewerMay: { __typename: 'ViewerMay', attest: { __typename: 'Permission', allowed: boolean, refusal: { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> } | null }, invite: { __typename: 'Permission', allowed: boolean, warning: { __typename: 'Warning', code: string, message: string } | null, refusal: { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> } | null }, order: { __typename: 'Permission', allowed: boolean, refusal: { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> } | null } } } | null };

export type PartyFactsFragment = { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } };

export type InvitationFactsFragment = { __typename: 'InvitationView', id: string | null, kind: InvitationKind, companyName: string, outcome: InvitationOutcome, rule: string, expiresAt: string | null, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } }, provider: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, asks: { __typename: 'InvitationAsks', relationship: boolean, agreement: boolean }, words: { __typename: 'AcceptWords', language: string, statement: string, notice: string, relationshipBox: string | null, agreementBox: string | null, button: string, hash: string } | null, refusal: { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> } | null, contactPartner: { __typename: 'ContactPartner', message: string, scenario: ContactPartnerScenario, rule: string, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } }, provider: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, attestedBy: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } } | null, acceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, current: boolean, partner: { __typename: 'Partner', id: string, name: string } | null, agreement: { __typename: 'Agreement', id: string, version: string }, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null } | null };

export type InvitationQueryVariables = Exact<{
  token?: string | null | undefined;
  invitationId?: string | null | undefined;
}>;


export type InvitationQuery = { __typename: 'Query', viewer:
    | { __typename: 'Agent' }
    | { __typename: 'CustomerUser', id: string, firstName: string, lastName: string, email: string, roles: Array<CustomerUserRole>, customer: { __typename: 'Customer', id: string, companyName: string, acceptances: { __typename: 'AcceptanceConnection', edges: Array<{ __typename: 'AcceptanceEdge', node: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, current: boolean, partner: { __typename: 'Partner', id: string, name: string } | null, agreement: { __typename: 'Agreement', id: string, version: string }, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null } }> } } }
   | null, invitation: { __typename: 'InvitationView', id: string | null, kind: InvitationKind, companyName: string, outcome: InvitationOutcome, rule: string, expiresAt: string | null, agreement: { __typename: 'Agreement', id: string, country: string, version: string, effectiveOn: string, texts: Array<{ __typename: 'AgreementText', id: string, language: string, fileHash: string, shownHash: string, html: string, documentUrl: string }> } | null, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } }, provider: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, asks: { __typename: 'InvitationAsks', relationship: boolean, agreement: boolean }, words: { __typename: 'AcceptWords', language: string, statement: string, notice: string, relationshipBox: string | null, agreementBox: string | null, button: string, hash: string } | null, refusal: { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> } | null, contactPartner: { __typename: 'ContactPartner', message: string, scenario: ContactPartnerScenario, rule: string, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } }, provider: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, attestedBy: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } } | null, acceptance: { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, current: boolean, partner: { __typename: 'Partner', id: string, name: string } | null, agreement: { __typename: 'Agreement', id: string, version: string }, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null } | null } };

export type ConfirmCompanyMutationVariables = Exact<{
  token: string;
}>;


export type ConfirmCompanyMutation = { __typename: 'Mutation', confirmCompany: { __typename: 'InvitationView', id: string | null, outcome: InvitationOutcome, rule: string } };

export type ColleaguesQueryVariables = Exact<{ [key: string]: never; }>;


export type ColleaguesQuery = { __typename: 'Query', colleagues: Array<{ __typename: 'CustomerUser', id: string, firstName: string, lastName: string, email: string }> };

export type ForwardInvitationMutationVariables = Exact<{
  input: ForwardInvitationInput;
}>;


export type ForwardInvitationMutation = { __typename: 'Mutation', forwardInvitation:
    | { __typename: 'InvitationForwarded', mailed: boolean, colleague: { __typename: 'CustomerUser', id: string } }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type InviteMutationVariables = Exact<{
  input: InviteInput;
}>;


export type InviteMutation = { __typename: 'Mutation', invite:
    | { __typename: 'InvitationCreated', url: string | null, replayed: boolean, invitation: { __typename: 'Invitation', id: string, kind: InvitationKind, status: InvitationStatus, expiresAt: string }, mails: Array<{ __typename: 'InvitationMail', language: string, subject: string, text: string }>, warning: { __typename: 'Warning', code: string, message: string } | null }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type AcceptanceRecordedSubscriptionVariables = Exact<{
  customerId?: string | null | undefined;
}>;


export type AcceptanceRecordedSubscription = { acceptanceRecorded: { __typename: 'Acceptance', id: string, customer: { __typename: 'Customer', id: string } } };

export type InvitationChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type InvitationChangedSubscription = { invitationChanged: { __typename: 'Invitation', id: string, status: InvitationStatus } };

export type WaitingChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WaitingChangedSubscription = { waitingChanged: { __typename: 'InvitationView', id: string | null, outcome: InvitationOutcome } };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { __typename: 'Mutation', placeOrder:
    | { __typename: 'ConfirmationRequired', message: string, mayAttest: boolean, replayed: boolean, order: { __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } }, agreement: { __typename: 'Agreement', id: string, version: string, country: string } | null, signer: { __typename: 'Signer', firstName: string | null, lastName: string | null, email: string | null, phone: string | null }, provider: { __typename: 'Partner', id: string, name: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null }
    | { __typename: 'OrderPlaced', replayed: boolean, order: { __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } } }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type CancelOrderMutationVariables = Exact<{
  id: string;
}>;


export type CancelOrderMutation = { __typename: 'Mutation', cancelOrder:
    | { __typename: 'OrderCancelled', order: { __typename: 'Order', id: string, kind: OrderKind, state: OrderState, imported: boolean, createdAt: string, placedAt: string | null, cancelledAt: string | null, lines: Array<{ __typename: 'OrderLine', product: string, quantity: number }>, relationship: { __typename: 'Relationship', id: string } } }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type ReceiptFactsFragment = { __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, current: boolean, partner: { __typename: 'Partner', id: string, name: string } | null, agreement: { __typename: 'Agreement', id: string, version: string }, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null };

export type PartnerRowFragment = { __typename: 'PartnerRelationship', id: string, status: RelationshipStatus, since: string | null, agreementStatus: AgreementStatus, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } }, provider: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null };

export type PartnersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PartnersQuery = { __typename: 'Query', partners: { __typename: 'PartnerRelationshipConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'PartnerRelationshipEdge', node: { __typename: 'PartnerRelationship', id: string, status: RelationshipStatus, since: string | null, agreementStatus: AgreementStatus, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } }, provider: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null } }> } };

export type PartnerPageQueryVariables = Exact<{
  id: string;
}>;


export type PartnerPageQuery = { __typename: 'Query', partner: { __typename: 'PartnerRelationship', id: string, status: RelationshipStatus, since: string | null, agreementStatus: AgreementStatus, nextStep: { __typename: 'NextStep', code: string, message: string }, acceptance: { __typename: 'Acceptance', id: string } | null, acceptances: Array<{ __typename: 'Acceptance', id: string, method: AcceptanceMethod, dateAgreed: string, current: boolean, partner: { __typename: 'Partner', id: string, name: string } | null, agreement: { __typename: 'Agreement', id: string, version: string }, withdrawn: { __typename: 'Withdrawal', at: string, reason: string | null } | null }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } }, provider: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null } | null };

export type WaitingInvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitingInvitationsQuery = { __typename: 'Query', waitingInvitations: Array<{ __typename: 'InvitationView', id: string | null, kind: InvitationKind, outcome: InvitationOutcome, expiresAt: string | null, partner: { __typename: 'Partner', id: string, name: string }, provider: { __typename: 'Partner', id: string, name: string } | null }> };

export type RefusalFactsFragment = { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> };

export type AgentViewerFragment = { __typename: 'Agent', id: string, firstName: string, lastName: string, email: string, roles: Array<AgentRole>, today: string, language: string, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string } };

export type ConsoleViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleViewerQuery = { __typename: 'Query', viewer:
    | { __typename: 'Agent', id: string, firstName: string, lastName: string, email: string, roles: Array<AgentRole>, today: string, language: string, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string } }
    | { __typename: 'CustomerUser' }
   | null };

export type AgentSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type AgentSignInMutation = { __typename: 'Mutation', signIn:
    | { __typename: 'CodeRequired', kind: SignInCodeKind, sentTo: string | null, validUntil: string }
    | { __typename: 'PasswordChangeRequired', email: string }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
    | { __typename: 'SignedIn', viewer:
        | { __typename: 'Agent', id: string, firstName: string, lastName: string, email: string, roles: Array<AgentRole>, today: string, language: string, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string } }
        | { __typename: 'CustomerUser' }
       }
   };

export type AgentConfirmCodeMutationVariables = Exact<{
  input: ConfirmCodeInput;
}>;


export type AgentConfirmCodeMutation = { __typename: 'Mutation', confirmCode:
    | { __typename: 'PasswordChangeRequired', email: string }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
    | { __typename: 'SignedIn', viewer:
        | { __typename: 'Agent', id: string, firstName: string, lastName: string, email: string, roles: Array<AgentRole>, today: string, language: string, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string } }
        | { __typename: 'CustomerUser' }
       }
   };

export type AgentChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type AgentChangePasswordMutation = { __typename: 'Mutation', changePassword:
    | { __typename: 'PasswordChanged', viewer:
        | { __typename: 'Agent', id: string, firstName: string, lastName: string, email: string, roles: Array<AgentRole>, today: string, language: string, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, country: string } }
        | { __typename: 'CustomerUser' }
       }
    | { __typename: 'Refusal', code: string, rule: string | null, message: string, fields: Array<{ __typename: 'FieldRefusal', path: string, code: string, message: string }>, remedies: Array<{ __typename: 'Remedy', code: string, message: string }>, partner: { __typename: 'Partner', id: string, name: string, type: PartnerType, contact: { __typename: 'PartnerContact', name: string, email: string, phone: string | null } } | null, people: Array<{ __typename: 'Person', firstName: string, lastName: string, email: string }> }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { __typename: 'Mutation', signOut: boolean };

import type { FactsOf } from '../decision';
import { READER_FACT } from '../people/role';
import type { Refuse } from '../refusal';
import { type ContactPartnerScenario, INVITATION_STATUSES } from '../vocabulary';

export const OPENING_FACTS = {
  action: ['OPEN', 'CONFIRM', 'SUBMIT', 'DECLINE', 'FORWARD'],
  link: ['UNKNOWN', ...INVITATION_STATUSES],
  reader: READER_FACT,
  /** UNBOUND: addressed to a company name and e-mail, and nobody has confirmed a company yet. */
  binding: ['UNBOUND', 'OTHER_CUSTOMER', 'THIS_CUSTOMER'],
  /** ASKED: the link asks for the relationship and it is not ACTIVE. ACTIVE: nothing of it is left to ask. */
  relationship: ['ASKED', 'ACTIVE'],
  isRegionServed: [false, true],
  isUpToDate: [false, true],
  /** Whether a text can be offered for the customer's country. */
  hasText: [false, true],
  isBlocked: [false, true],
  relationshipTicked: [false, true],
  agreementTicked: [false, true],
  /** Whether version and hashes shown are the current ones. */
  isShownCurrent: [false, true],
} as const;

/** Facts of table D. */
export type OpeningFacts = FactsOf<typeof OPENING_FACTS>;

/** The facts of a submission where nothing is submitted. */
export const NOTHING_SUBMITTED = {
  relationshipTicked: false, agreementTicked: false, isShownCurrent: true,
} as const satisfies Partial<OpeningFacts>;

/** The facts of a customer where none is known: an unknown token, an unbound link, nobody signed in. Rows D1 to D6 ask none of them. */
export const CUSTOMER_UNKNOWN = {
  relationship: 'ASKED', isRegionServed: false, isUpToDate: false, hasText: false, isBlocked: false,
} as const satisfies Partial<OpeningFacts>;

/** Ask to confirm the company that the reader signed in for; the link is not bound yet. */
export interface ConfirmCompany {
  readonly kind: 'CONFIRM_COMPANY';
}

/** Bind the link, make the REQUESTED relationship unless one is REQUESTED or ACTIVE, revoke an older open link of the same four. */
export interface BindLink {
  readonly kind: 'BIND';
}

/** Nothing is left to ask: the receipt, then the consolidated list. */
export interface AlreadyAccepted {
  readonly kind: 'ALREADY_ACCEPTED';
}

/** The guide's message with the seller, its provider if any, who of them must attest, and their contact. */
export interface ContactPartner {
  readonly kind: 'CONTACT_PARTNER';
  readonly scenario: ContactPartnerScenario;
}

/** The boxes that are asked. */
export interface AskConsent {
  readonly kind: 'ASK';
  readonly relationship: boolean;
  readonly agreement: boolean;
}

/** Record DIRECT, dated today in the customer's zone, and activate the relationship when it was asked, in one transaction. */
export interface RecordDirect {
  readonly kind: 'RECORD';
  readonly method: 'DIRECT';
  readonly activates: boolean;
}

/** Activate the relationship; no acceptance row. */
export interface ActivateRelationship {
  readonly kind: 'ACTIVATE';
}

export interface DeclineLink {
  readonly kind: 'DECLINE';
}

export interface ForwardLink {
  readonly kind: 'FORWARD';
}

export type OpeningOutcome =
  | Refuse<
      | 'NOT_FOUND' | 'LINK_REVOKED' | 'LINK_DECLINED' | 'LINK_EXPIRED' | 'SIGN_IN_REQUIRED' | 'WRONG_CUSTOMER' | 'ROLE_CANNOT_ACCEPT'
      | 'REGION_NOT_SERVED' | 'AGREEMENT_NOT_AVAILABLE' | 'CONSENT_REQUIRED' | 'AGREEMENT_CHANGED' | 'ALREADY_ACCEPTED'
    >
  | ConfirmCompany
  | BindLink
  | AlreadyAccepted
  | ContactPartner
  | AskConsent
  | RecordDirect
  | ActivateRelationship
  | DeclineLink
  | ForwardLink;

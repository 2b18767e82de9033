import type { FactsOf, Row, Table } from '../decision';
import { READER_FACT } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';
import { type ContactPartnerScenario, INVITATION_STATUSES } from '../vocabulary';

const facts = {
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

/** Facts of table D. Where nothing was typed yet, the two boxes are unticked and what is shown is current. */
export type OpeningFacts = FactsOf<typeof facts>;

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

const askPartner = { remedies: ['ASK_PARTNER_FOR_NEW_LINK'], names: ['INVITING_PARTNER'] } as const;
const toAccept = ['OPEN', 'CONFIRM', 'SUBMIT'] as const;
const allButForward = [...toAccept, 'DECLINE'] as const;
const submit = { action: ['SUBMIT'] } as const;
const asked = { relationship: ['ASKED'] } as const;
const active = { relationship: ['ACTIVE'] } as const;
const unticked = { remedies: ['TICK_BOX'] } as const;
const agreementBox = { path: 'agreementTicked', code: 'NOT_TICKED' } as const;
const relationshipBox = { path: 'relationshipTicked', code: 'NOT_TICKED' } as const;

const rows = [
  {
    id: 'D1',
    says: 'unknown token',
    when: [{ link: ['UNKNOWN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0107' },
  },
  {
    id: 'D2',
    says: 'revoked, also by a newer link or because its relationship ended',
    when: [{ link: ['REVOKED'] }],
    outcome: refuse('LINK_REVOKED', askPartner),
    source: { adr: '0107' },
  },
  {
    id: 'D2',
    says: 'declined',
    when: [{ link: ['DECLINED'] }],
    outcome: refuse('LINK_DECLINED', askPartner),
    source: { adr: '0107' },
  },
  {
    id: 'D2',
    says: 'expired',
    when: [{ link: ['EXPIRED'] }],
    outcome: refuse('LINK_EXPIRED', askPartner),
    source: { adr: '0107' },
  },
  {
    id: 'D3',
    says: 'not signed in',
    when: [{ reader: ['SIGNED_OUT'] }],
    outcome: refuse('SIGN_IN_REQUIRED', { remedies: ['SIGN_IN'], names: ['INVITING_PARTNER'] }),
    source: { guide: GUIDE.linkWithSignIn },
  },
  {
    id: 'D4',
    says: 'the link is bound to another company',
    when: [{ binding: ['OTHER_CUSTOMER'] }],
    outcome: refuse('WRONG_CUSTOMER', { remedies: ['SIGN_IN_AS_SOMEONE_ELSE'] }),
    source: { adr: '0107' },
  },
  {
    id: 'D5',
    says: 'neither global admin nor billing admin',
    when: [{ action: allButForward, reader: ['USER'] }],
    outcome: refuse('ROLE_CANNOT_ACCEPT', { remedies: ['FORWARD', 'ASK_COLLEAGUE'], names: ['USERS_WHO_MAY'] }),
    source: { adr: '0107' },
  },
  {
    id: 'D6',
    says: 'unbound, and the reader confirms the company',
    when: [{ action: ['CONFIRM'], binding: ['UNBOUND'] }],
    outcome: { kind: 'BIND' },
    source: { guide: GUIDE.requestLink, adr: '0107' },
  },
  {
    id: 'D6',
    says: 'unbound, company not yet confirmed',
    when: [{ action: allButForward, binding: ['UNBOUND'] }],
    outcome: { kind: 'CONFIRM_COMPANY' },
    source: { guide: GUIDE.requestLink, adr: '0107' },
  },
  {
    id: 'D7',
    says: 'nothing left to ask: the agreement is up to date, and the relationship is not asked or already active',
    when: [{ action: toAccept, isUpToDate: [true], ...active }],
    outcome: { kind: 'ALREADY_ACCEPTED' },
    source: { guide: GUIDE.consolidated, adr: '0107' },
  },
  {
    id: 'D8',
    says: "the relationship is asked, and the customer's country is outside the seller's or the provider's region",
    when: [{ action: toAccept, isRegionServed: [false], ...asked }],
    outcome: refuse('REGION_NOT_SERVED', { names: ['INVITING_PARTNER'] }),
    source: { adr: '0114' },
  },
  {
    id: 'D9',
    says: 'the agreement is to be asked, and there is no text for the country',
    when: [{ action: toAccept, isUpToDate: [false], hasText: [false] }],
    outcome: refuse('AGREEMENT_NOT_AVAILABLE', { names: ['INVITING_PARTNER'] }),
    source: { guide: GUIDE.country, adr: '0104' },
  },
  {
    id: 'D10',
    says: 'the agreement is to be asked, the customer is blocked, and the partner is an existing one',
    when: [{ action: toAccept, isUpToDate: [false], isBlocked: [true], ...active }],
    outcome: { kind: 'CONTACT_PARTNER', scenario: 'EXISTING_PARTNER' },
    source: { guide: GUIDE.scenario1, adr: '0106' },
  },
  {
    id: 'D11',
    says: 'the agreement is to be asked, the customer is blocked, and the partner is a new one',
    when: [{ action: toAccept, isUpToDate: [false], isBlocked: [true], ...asked }],
    outcome: { kind: 'CONTACT_PARTNER', scenario: 'NEW_PARTNER' },
    source: { guide: GUIDE.scenario2, adr: '0106' },
  },
  {
    id: 'D12',
    says: '(open) relationship and agreement are asked',
    when: [{ action: ['OPEN', 'CONFIRM'], isUpToDate: [false], ...asked }],
    outcome: { kind: 'ASK', relationship: true, agreement: true },
    source: { guide: GUIDE.tickBoth },
  },
  {
    id: 'D12',
    says: '(open) only the agreement is asked',
    when: [{ action: ['OPEN', 'CONFIRM'], isUpToDate: [false], ...active }],
    outcome: { kind: 'ASK', relationship: false, agreement: true },
    source: { guide: GUIDE.tickAgreement },
  },
  {
    id: 'D12',
    says: '(open) only the relationship is asked',
    when: [{ action: ['OPEN', 'CONFIRM'], isUpToDate: [true], ...asked }],
    outcome: { kind: 'ASK', relationship: true, agreement: false },
    source: { guide: GUIDE.tickBoth, adr: '0107' },
  },
  {
    id: 'D13',
    says: '(submit) both boxes are asked and neither is ticked',
    when: [{ ...submit, ...asked, isUpToDate: [false], relationshipTicked: [false], agreementTicked: [false] }],
    outcome: refuse('CONSENT_REQUIRED', { ...unticked, fields: [relationshipBox, agreementBox] }),
    source: { guide: GUIDE.tickBoth },
  },
  {
    id: 'D13',
    says: '(submit) the agreement is asked and its box is not ticked',
    when: [{ ...submit, isUpToDate: [false], agreementTicked: [false] }],
    outcome: refuse('CONSENT_REQUIRED', { ...unticked, fields: [agreementBox] }),
    source: { guide: GUIDE.tickAgreement },
  },
  {
    id: 'D13',
    says: '(submit) the relationship is asked and its box is not ticked',
    when: [{ ...submit, ...asked, relationshipTicked: [false] }],
    outcome: refuse('CONSENT_REQUIRED', { ...unticked, fields: [relationshipBox] }),
    source: { guide: GUIDE.tickBoth },
  },
  {
    id: 'D14',
    says: '(submit) the agreement is asked, and version and hashes shown are not the current ones',
    when: [{ ...submit, isUpToDate: [false], isShownCurrent: [false] }],
    outcome: refuse('AGREEMENT_CHANGED', { remedies: ['READ_AGREEMENT_AGAIN'] }),
    source: { guide: GUIDE.latestVersion, adr: '0107' },
  },
  {
    id: 'D15',
    says: '(submit) relationship and agreement are asked',
    when: [{ ...submit, ...asked, isUpToDate: [false] }],
    outcome: { kind: 'RECORD', method: 'DIRECT', activates: true },
    source: { guide: GUIDE.tickBoth },
  },
  {
    id: 'D15',
    says: '(submit) only the agreement is asked',
    when: [{ ...submit, ...active, isUpToDate: [false] }],
    outcome: { kind: 'RECORD', method: 'DIRECT', activates: false },
    source: { guide: GUIDE.tickAgreement },
  },
  {
    id: 'D16',
    says: '(submit) only the relationship is asked',
    when: [{ ...submit, ...asked, isUpToDate: [true] }],
    outcome: { kind: 'ACTIVATE' },
    source: { guide: GUIDE.tickBoth, adr: '0107' },
  },
  {
    id: 'D17',
    says: '(decline) the link was accepted before',
    when: [{ action: ['DECLINE'], link: ['ACCEPTED'] }],
    outcome: refuse('ALREADY_ACCEPTED'),
    source: { adr: '0108' },
  },
  {
    id: 'D18',
    says: '(decline) the link is open',
    when: [{ action: ['DECLINE'], link: ['OPEN'] }],
    outcome: { kind: 'DECLINE' },
    source: { adr: '0108' },
  },
  {
    id: 'D19',
    says: '(forward) by anyone of the company',
    when: [{ action: ['FORWARD'] }],
    outcome: { kind: 'FORWARD' },
    source: { adr: '0108' },
  },
] as const satisfies readonly Row<typeof facts, OpeningOutcome>[];

/** D. Opening a link, then submitting, confirming its company, declining or forwarding it. The opening rows are asked again each time. */
export const openingTable: Table<'D', typeof facts, (typeof rows)[number]['id'], OpeningOutcome> = {
  id: 'D',
  question: 'What happens when this person opens, confirms, submits, declines or forwards this link?',
  facts,
  rows,
  impossible: [
    {
      when: { link: ['ACCEPTED', 'DECLINED'], binding: ['UNBOUND'] },
      because: 'a link is bound before it can be accepted or declined (D6 comes first)',
    },
    {
      when: { isUpToDate: [true], isBlocked: [true] },
      because: 'up to date means provided, and blocked means not provided',
    },
  ],
};

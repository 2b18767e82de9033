import type { Row } from '../decision';
import { refuse } from '../refusal';
import { GUIDE } from '../source';
import type { OPENING_FACTS, OpeningOutcome } from './opening.facts';

const askPartner = { remedies: ['ASK_PARTNER_FOR_NEW_LINK'], names: ['INVITING_PARTNER'] } as const;
const toAccept = ['OPEN', 'CONFIRM', 'SUBMIT'] as const;
const allButForward = [...toAccept, 'DECLINE'] as const;
const asked = { relationship: ['ASKED'] } as const;
const active = { relationship: ['ACTIVE'] } as const;

/** D1 to D12: asked whenever a link is opened, and again on whatever is done with it. */
export const OPENING_ROWS = [
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
] as const satisfies readonly Row<typeof OPENING_FACTS, OpeningOutcome>[];

import type { Row } from '../decision';
import { refuse } from '../refusal';
import { GUIDE } from '../source';
import type { OPENING_FACTS, OpeningOutcome } from './opening.facts';

const submit = { action: ['SUBMIT'] } as const;
const asked = { relationship: ['ASKED'] } as const;
const active = { relationship: ['ACTIVE'] } as const;
const unticked = { remedies: ['TICK_BOX'] } as const;
const agreementBox = { path: 'agreementTicked', code: 'NOT_TICKED' } as const;
const relationshipBox = { path: 'relationshipTicked', code: 'NOT_TICKED' } as const;

/** D13 to D19: what is done with a link that came through D1 to D12. */
export const SUBMITTING_ROWS = [
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
] as const satisfies readonly Row<typeof OPENING_FACTS, OpeningOutcome>[];

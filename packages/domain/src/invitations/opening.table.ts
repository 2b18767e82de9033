import type { Table } from '../decision';
import { OPENING_FACTS, type OpeningOutcome } from './opening.facts';
import { OPENING_ROWS } from './opening.rows';
import { SUBMITTING_ROWS } from './submitting.rows';

const rows = [...OPENING_ROWS, ...SUBMITTING_ROWS] as const;

/** D. Opening a link, then submitting, confirming its company, declining or forwarding it. The opening rows are asked again each time. */
export const openingTable: Table<'D', typeof OPENING_FACTS, (typeof rows)[number]['id'], OpeningOutcome> = {
  id: 'D',
  question: 'What happens when this person opens, confirms, submits, declines or forwards this link?',
  facts: OPENING_FACTS,
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

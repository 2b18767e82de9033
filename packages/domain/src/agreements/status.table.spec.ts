import { describeCases } from '../../test/table-cases';
import { statusTable } from './status.table';

const none = { provided: 'NOT', wasToldToContact: false, isBlocked: false, hasOpenLink: false, wasProvided: false } as const;

describeCases(statusTable, none, [
  {
    it: 'provided and up to date',
    when: { provided: 'UP_TO_DATE', wasProvided: true, hasOpenLink: true }, row: 'S1', outcome: { status: 'PROVIDED' },
  },
  {
    it: 'provided by a version that asks to be replaced',
    when: { provided: 'OUTDATED', wasProvided: true, hasOpenLink: true }, row: 'S2', outcome: { status: 'REACCEPTANCE_DUE' },
  },
  {
    it: 'the customer was told to contact the partner and waits for it, open link or not',
    when: { wasToldToContact: true, isBlocked: true, hasOpenLink: true }, row: 'S3', outcome: { status: 'WAITING_FOR_PARTNER' },
  },
  {
    it: 'a customer that was told but is no longer blocked waits for nobody',
    when: { wasToldToContact: true, hasOpenLink: true }, row: 'S4', outcome: { status: 'INVITED' },
  },
  { it: 'an open link', when: { hasOpenLink: true, wasProvided: true }, row: 'S4', outcome: { status: 'INVITED' } },
  { it: 'an acceptance that lapsed or was withdrawn', when: { wasProvided: true, isBlocked: true }, row: 'S5', outcome: { status: 'LAPSED' } },
  { it: 'nothing ever', when: {}, row: 'S6', outcome: { status: 'NOT_PROVIDED' } },
]);

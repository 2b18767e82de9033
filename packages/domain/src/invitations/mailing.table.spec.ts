import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { mailingTable, type MailingFacts } from './mailing.table';

describeCases(mailingTable, { link: 'OPEN', role: 'SALES_AGENT', isMailConfigured: true, hasAddress: true }, [
  { it: "another partner's link is not found", when: { link: 'UNKNOWN' }, row: 'E1', outcome: refused('NOT_FOUND') },
  { it: 'a helpdesk agent cannot send and learns who can', when: { role: 'HELPDESK_AGENT' }, row: 'E2', outcome: refused('ROLE_CANNOT_INVITE', { names: ['AGENTS_WHO_MAY'] }) },
  { it: 'a server without mail says so, and how to go on', when: { isMailConfigured: false }, row: 'E3', outcome: refused('MAIL_NOT_CONFIGURED', { remedies: ['SEND_YOURSELF'] }) },
  { it: 'a closed link is not sent', when: { link: 'CLOSED' }, row: 'E4', outcome: refused('INVITATION_NOT_OPEN') },
  { it: 'without an address there is nowhere to send to', when: { hasAddress: false }, row: 'E5', outcome: refused('INVITEE_INCOMPLETE', { fields: [{ path: 'email', code: 'REQUIRED' }] }) },
  { it: 'an open link is sent', when: {}, row: 'E6', outcome: { kind: 'MAIL' } },
]);

describe('table E over its whole cross product', () => {
  it('mails exactly an open link with an address, where mail is sent, for an admin or sales agent', () => {
    const rule = ({ link, role, isMailConfigured, hasAddress }: MailingFacts) => link === 'OPEN' && (role === 'ADMIN_AGENT' || role === 'SALES_AGENT') && isMailConfigured && hasAddress;
    expect(disagreements(mailingTable, ({ kind }) => kind === 'MAIL', rule)).toEqual([]);
  });
});

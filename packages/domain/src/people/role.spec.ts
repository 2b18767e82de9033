import { describe, expect, it } from 'vitest';
import { hasTasks, mayAccept, strongestAgentRole, strongestReaderRole } from './role';

describe('roles', () => {
  it('of an agent count by the strongest', () => {
    expect(strongestAgentRole(['HELPDESK_AGENT', 'SALES_AGENT'])).toBe('SALES_AGENT');
    expect(strongestAgentRole(['SALES_AGENT', 'ADMIN_AGENT'])).toBe('ADMIN_AGENT');
    expect(strongestAgentRole(['HELPDESK_AGENT'])).toBe('HELPDESK_AGENT');
    expect(strongestAgentRole([])).toBe('NONE');
  });

  it('of a reader count by the strongest, and nobody signed in is none of them', () => {
    expect(strongestReaderRole(['USER', 'BILLING_ADMIN'])).toBe('BILLING_ADMIN');
    expect(strongestReaderRole(['BILLING_ADMIN', 'GLOBAL_ADMIN'])).toBe('GLOBAL_ADMIN');
    expect(strongestReaderRole([])).toBe('USER');
    expect(strongestReaderRole(null)).toBe('SIGNED_OUT');
  });

  it('admin and sales agents have tasks, global and billing admins may accept', () => {
    expect([hasTasks(['ADMIN_AGENT']), hasTasks(['HELPDESK_AGENT', 'SALES_AGENT']), hasTasks(['HELPDESK_AGENT']), hasTasks([])]).toEqual([true, true, false, false]);
    expect([mayAccept(['GLOBAL_ADMIN']), mayAccept(['USER', 'BILLING_ADMIN']), mayAccept(['USER']), mayAccept([])]).toEqual([true, true, false, false]);
  });
});

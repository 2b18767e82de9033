import type { AgentRole, CustomerUserRole } from '../vocabulary';

/** An agent's strongest role, as tables ask it. NONE: signed in without any role. */
export const AGENT_ROLE_FACT = ['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT', 'NONE'] as const;
export type AgentRoleFact = (typeof AGENT_ROLE_FACT)[number];

/** The agent roles to which the guide gives no task. */
export const ROLES_WITHOUT_TASKS = ['HELPDESK_AGENT', 'NONE'] as const satisfies readonly AgentRoleFact[];

/** Whether an agent has one of the roles to which the guide gives its tasks. */
export function hasTasks(roles: readonly AgentRole[]): boolean {
  return roles.includes('ADMIN_AGENT') || roles.includes('SALES_AGENT');
}

/** Whether a customer user may accept for the company. */
export function mayAccept(roles: readonly CustomerUserRole[]): boolean {
  return roles.includes('GLOBAL_ADMIN') || roles.includes('BILLING_ADMIN');
}

/** A reader's strongest role on the customer's side. */
export const READER_FACT = ['SIGNED_OUT', 'USER', 'BILLING_ADMIN', 'GLOBAL_ADMIN'] as const;
export type ReaderFact = (typeof READER_FACT)[number];

/** The strongest of an agent's roles; NONE when it has none. */
export function strongestAgentRole(roles: readonly AgentRole[]): AgentRoleFact {
  if (roles.includes('ADMIN_AGENT')) return 'ADMIN_AGENT';
  if (roles.includes('SALES_AGENT')) return 'SALES_AGENT';
  return roles.includes('HELPDESK_AGENT') ? 'HELPDESK_AGENT' : 'NONE';
}

/** The strongest of a customer user's roles; `null` means that nobody is signed in. A user without a role is a USER. */
export function strongestReaderRole(roles: readonly CustomerUserRole[] | null): ReaderFact {
  if (roles === null) return 'SIGNED_OUT';
  if (roles.includes('GLOBAL_ADMIN')) return 'GLOBAL_ADMIN';
  return roles.includes('BILLING_ADMIN') ? 'BILLING_ADMIN' : 'USER';
}

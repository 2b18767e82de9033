import type { CustomerRow } from './customer-list'

const open = { label: 'console.customers.open', to: { name: 'customer' } } as const
const attest = { label: 'console.customer.attest', to: { name: 'attest' } } as const
const invite = { label: 'console.customer.invite', to: { name: 'customer', query: { invite: '1' } } } as const
const inviteAgain = { ...invite, label: 'console.customer.inviteAgain' } as const
const newOrder = { label: 'console.customer.newOrder', to: { name: 'new-order' } } as const

type MenuItem = typeof open | typeof attest | typeof invite | typeof inviteAgain | typeof newOrder

/** By the server's next step. Whom to ask for an attestation is on the customer's page. */
const byStep: Record<string, readonly MenuItem[]> = {
  ATTEST: [attest, newOrder],
  ATTEST_OR_INVITE: [attest, invite, newOrder],
  REMIND: [inviteAgain, newOrder],
  REQUEST_ATTESTATION: [open, newOrder],
  REQUEST_ATTESTATION_OR_INVITE: [open, invite, newOrder],
  NOTHING: [newOrder],
}

/** The ways on from a row; a customer that does not buy now, or whose step the role does not show, has only its page. */
export function menuOf({ relationship, nextStep }: Pick<CustomerRow, 'relationship' | 'nextStep'>): readonly MenuItem[] {
  return relationship?.status === 'ACTIVE' ? (byStep[nextStep?.code ?? ''] ?? [open]) : [open]
}

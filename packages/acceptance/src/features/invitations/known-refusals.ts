/** Refusals of a link that have words of their own for what they mean; any other shows the server's words and remedies. */
const knownRefusals = [
  'LINK_EXPIRED',
  'LINK_REVOKED',
  'LINK_DECLINED',
  'WRONG_CUSTOMER',
  'ROLE_CANNOT_ACCEPT',
  'REGION_NOT_SERVED',
  'AGREEMENT_NOT_AVAILABLE',
] as const

export type KnownRefusal = (typeof knownRefusals)[number]

export function isKnownRefusal(code: string): code is KnownRefusal {
  return knownRefusals.some((known) => known === code)
}

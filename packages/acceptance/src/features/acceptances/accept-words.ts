import type { MessageKey } from '@assent/i18n'

export interface Asks {
  relationship: boolean
  agreement: boolean
}

/** What was just accepted, as the heading of its receipt. */
export function doneWords({ relationship, agreement }: Asks): MessageKey {
  if (relationship && agreement) return 'acceptance.done.title.both'
  return relationship ? 'acceptance.done.title.relationship' : 'acceptance.done.title.agreement'
}

/** What is asked of the reader now, which may be less than the link was made for. */
export function requestWords({ relationship, agreement }: Asks): MessageKey {
  if (relationship && agreement) return 'acceptance.request.title.RELATIONSHIP_AND_AGREEMENT'
  return relationship ? 'acceptance.request.title.RELATIONSHIP' : 'acceptance.request.title.AGREEMENT'
}

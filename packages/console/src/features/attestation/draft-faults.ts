import { isNoSuchDay, type MessageKey, parseDay } from '@assent/i18n'

export interface SignerDraft {
  firstName: string
  lastName: string
  email: string
  phone: string
}

interface Draft {
  signer: SignerDraft
  dateAgreed: string
  /** What is wrong with the file that was chosen. */
  paperFault: MessageKey | null
}

interface DraftFault {
  id: 'signer.firstName' | 'signer.lastName' | 'signer.email' | 'dateAgreed' | 'attachmentId'
  fault: MessageKey
}

/**
 * What is wrong with a form although the server was not asked. Where the day alone is wrong this is quicker; where more seems to be, the server is asked, which names
 * everything at once. A file that it would not take cannot be sent to it: then what can be seen here is named with the file.
 */
export function draftFaults({ signer, dateAgreed, paperFault }: Draft, today: string): DraftFault[] {
  const ofSigner = signerFaults(signer)
  if (paperFault === null && ofSigner.length > 0) return []
  const ofDate = dateFault(dateAgreed, today)
  return [
    ...ofSigner,
    ...(ofDate === null ? [] : [{ id: 'dateAgreed' as const, fault: ofDate }]),
    ...(paperFault === null ? [] : [{ id: 'attachmentId' as const, fault: paperFault }]),
  ]
}

function signerFaults({ firstName, lastName, email }: SignerDraft): DraftFault[] {
  const names = { 'signer.firstName': firstName, 'signer.lastName': lastName, 'signer.email': email }
  const missing = (['signer.firstName', 'signer.lastName', 'signer.email'] as const)
    .filter((id) => names[id].trim() === '')
    .map((id) => ({ id, fault: 'console.attest.required' as const }))
  if (email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim())) return missing
  return [...missing, { id: 'signer.email', fault: 'console.attest.notAnAddress' }]
}

/** No day, none that can be read or that exists, or one that has not come yet in the partner's own time zone. */
function dateFault(typed: string, today: string): MessageKey | null {
  if (typed.trim() === '') return 'ui.date.missing'
  const day = parseDay(typed)
  if (day === null) return isNoSuchDay(typed) ? 'ui.date.noSuchDay' : 'ui.date.unreadable'
  return day > today ? 'ui.date.future' : null
}

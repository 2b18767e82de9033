import type { MessageKey } from '@assent/i18n'
import { type Failure, uploadAttachment, type UploadedAttachment } from '@assent/sdk'
import { type FieldProblem, useText } from '@assent/ui'
import { type Ref, shallowRef, watch } from 'vue'

const LARGEST = 10 * 1024 * 1024

const FIELD = 'attachmentId'

/** How a file begins that the server takes: it looks at the bytes too, whatever a file is called. */
const BEGINNINGS = ['%PDF-', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff']

/** Why a file will not be taken; null when nothing is known against it. */
async function faultOf(file: File): Promise<MessageKey | null> {
  if (file.size > LARGEST) return 'console.attest.attachmentTooLarge'
  const bytes = new Uint8Array(await file.slice(0, 8).arrayBuffer())
  const begin = String.fromCharCode(...bytes)
  return BEGINNINGS.some((each) => begin.startsWith(each)) ? null : 'console.attest.attachmentWrongType'
}

/** The signed document, and its way to the server: sent once, so a form that is sent again names what is there already. */
export function usePaper(problems: Ref<FieldProblem[]>) {
  const { t, locale } = useText()
  const paper = shallowRef<File | null>(null)
  const sent = shallowRef<UploadedAttachment | null>(null)
  const uploading = shallowRef(false)
  const uploadFailure = shallowRef<Failure | null>(null)
  /** What is wrong with the file that was chosen, as soon as it is. */
  const paperFault = shallowRef<MessageKey | null>(null)
  watch(paper, async (file) => {
    forget()
    paperFault.value = null
    problems.value = problems.value.filter(({ id }) => id !== FIELD)
    const fault = file === null ? null : await faultOf(file)
    if (paper.value === file) paperFault.value = fault
  })

  /** What is wrong with it at this moment: a file can be changed after it was chosen. */
  const faultNow = async (): Promise<MessageKey | null> => (paper.value === null ? null : faultOf(paper.value))

  /** The id of what was sent, null when there is no paper, undefined when it did not arrive: then the form says why. */
  async function send(): Promise<string | null | undefined> {
    uploadFailure.value = null
    if (paper.value === null) return null
    if (sent.value !== null) return sent.value.id
    uploading.value = true
    const answer = await uploadAttachment(paper.value, { locale: locale.value })
    uploading.value = false
    if (answer.ok) return (sent.value = answer.attachment).id
    const { kind, message } = answer.failure
    if (kind === 'badInput' && message !== null) return refuse(message)
    uploadFailure.value = answer.failure
    return undefined
  }

  function refuse(message: string): undefined {
    problems.value = [{ id: FIELD, message, label: t('console.attest.attachment') }]
  }

  function forget(): void {
    sent.value = null
    uploadFailure.value = null
  }

  return { paper, paperFault, faultNow, send, forget, uploading, uploadFailure }
}

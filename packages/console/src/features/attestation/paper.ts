import { type Failure, uploadAttachment, type UploadedAttachment } from '@assent/sdk'
import { type FieldProblem, useText } from '@assent/ui'
import { type Ref, shallowRef, watch } from 'vue'

const LARGEST = 10 * 1024 * 1024

/** The signed document, and its way to the server: sent once, so a form that is sent again names what is there already. */
export function usePaper(problems: Ref<FieldProblem[]>) {
  const { t, locale } = useText()
  const paper = shallowRef<File | null>(null)
  const sent = shallowRef<UploadedAttachment | null>(null)
  const uploading = shallowRef(false)
  const uploadFailure = shallowRef<Failure | null>(null)
  watch(paper, forget)

  /** The id of what was sent, null when there is no paper, undefined when it did not arrive: then the form says why. */
  async function send(): Promise<string | null | undefined> {
    uploadFailure.value = null
    if (paper.value === null) return null
    if (paper.value.size > LARGEST) return refuse(t('console.attest.attachmentTooLarge'))
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
    problems.value = [{ id: 'attachmentId', message, label: t('console.attest.attachment') }]
  }

  function forget(): void {
    sent.value = null
    uploadFailure.value = null
  }

  return { paper, send, forget, uploading, uploadFailure }
}

import { useText } from '@assent/ui'
import { watchEffect } from 'vue'

let isFirst = true

/** True for every heading but the first one of a visit: the reader of a page just loaded starts at its top. */
export function takesFocus(): boolean {
  const takes = !isFirst
  isFirst = false
  return takes
}

export function useDocumentTitle(title: () => string): void {
  const { t } = useText()
  watchEffect(() => {
    document.title = `${title()} – ${t('common.product')}`
  })
}

import { useText } from '@assent/ui'
import { watchEffect } from 'vue'

/** The name of the page in the browser's tab and history, in the reader's language. */
export function usePageTitle(title: () => string): void {
  const { t } = useText()
  watchEffect(() => {
    const own = title()
    document.title = own === '' ? t('common.product') : `${own} – ${t('common.product')}`
  })
}

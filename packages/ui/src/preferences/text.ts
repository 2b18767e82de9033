import type { Locale, MessageKey, MessageParams } from '@assent/i18n'
import type { Ref } from 'vue'
import { useSiteI18n } from './site-i18n'

export interface Text {
  /** The message in the reader's language; a number named `count` also chooses the plural. */
  t: (key: MessageKey, params?: MessageParams) => string
  locale: Readonly<Ref<Locale>>
}

/** The words of a component: typed keys, so that a message that does not exist breaks the build. */
export function useText(): Text {
  const { t, locale } = useSiteI18n()
  return { t, locale }
}

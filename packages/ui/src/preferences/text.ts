import type { Locale, MessageKey, MessageParams } from '@assent/i18n'
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'

export interface Text {
  /** The message in the reader's language; a number named `count` also chooses the plural. */
  t: (key: MessageKey, params?: MessageParams) => string
  locale: ComputedRef<Locale>
}

/** The words of a component: typed keys, so that a message that does not exist breaks the build. */
export function useText(): Text {
  const { t, locale } = useI18n({ useScope: 'global' })
  return {
    t: (key, params = {}) => {
      const { count } = params
      return typeof count === 'number' ? t(key, params, count) : t(key, params)
    },
    locale: computed(() => (locale.value === 'ja' ? 'ja' : 'en')),
  }
}

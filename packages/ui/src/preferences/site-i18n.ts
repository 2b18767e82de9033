import { isLocale, type Locale, type Messages, pickLocale, type SiteMessages } from '@assent/i18n'
import { inject, type InjectionKey, type Plugin, readonly, type Ref, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { keepChoice, readChoice } from './stored-choice'

export interface SiteI18n {
  /** For `app.use()`. */
  plugin: Plugin
  locale: Readonly<Ref<Locale>>
  /** Loads the language, shows it, keeps it for the next visit and puts it on `<html lang>`. */
  setLocale: (locale: Locale) => Promise<void>
}

const siteI18nKey: InjectionKey<SiteI18n> = Symbol('site i18n')

/** The language of one site, with its first language already loaded: ?lang=, then the stored choice, then the browser. */
export async function createSiteI18n(site: SiteMessages): Promise<SiteI18n> {
  const query = new URLSearchParams(window.location.search).get('lang')
  const locale = ref<Locale>(pickLocale({ query, stored: readChoice('locale'), accepted: navigator.languages }))
  const i18n = createI18n({
    legacy: false,
    globalInjection: false,
    fallbackLocale: false,
    locale: locale.value,
    // The files are flat, so a dot in a key is part of its name.
    messageResolver: (source, path) => (isMessages(source) ? (source[path] ?? null) : null),
  })
  const setLocale = async (next: Locale) => {
    const { messages } = await site[next]()
    i18n.global.setLocaleMessage(next, messages)
    i18n.global.locale.value = next
    locale.value = next
    document.documentElement.lang = next
  }
  await setLocale(locale.value)
  if (isLocale(query)) keepChoice('locale', query)
  const siteI18n: SiteI18n = {
    plugin: {
      install: (app) => {
        app.use(i18n)
        app.provide(siteI18nKey, siteI18n)
      },
    },
    locale: readonly(locale),
    setLocale: async (next) => {
      await setLocale(next)
      keepChoice('locale', next)
    },
  }
  return siteI18n
}

export function useSiteI18n(): SiteI18n {
  const found = inject(siteI18nKey)
  if (found === undefined) throw new Error('createSiteI18n() was not installed in this app')
  return found
}

function isMessages(source: unknown): source is Messages {
  return typeof source === 'object' && source !== null
}

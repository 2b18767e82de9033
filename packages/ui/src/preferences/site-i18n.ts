import { isLocale, type Locale, type MessageKey, type MessageParams, type Messages, pickLocale, sayBuiltMessage, type SiteMessages } from '@assent/i18n'
import { computed, inject, type InjectionKey, type Plugin, type Ref, shallowRef } from 'vue'
import { keepChoice, readChoice } from './stored-choice'

export interface SiteI18n {
  /** For `app.use()`. */
  plugin: Plugin
  locale: Readonly<Ref<Locale>>
  /** The message in the language that is shown. */
  t: (key: MessageKey, params?: MessageParams) => string
  /** Loads the language, shows it, keeps it for the next visit and puts it on `<html lang>`. */
  setLocale: (locale: Locale) => Promise<void>
}

const siteI18nKey: InjectionKey<SiteI18n> = Symbol('site i18n')

/** The language of one site, with its first language already loaded: ?lang=, then the stored choice, then the browser. */
export async function createSiteI18n(site: SiteMessages): Promise<SiteI18n> {
  const query = new URLSearchParams(window.location.search).get('lang')
  const first = pickLocale({ query, stored: readChoice('locale'), accepted: navigator.languages })
  const shown = shallowRef(await load(site, first))
  const show = (next: Shown) => {
    shown.value = next
    document.documentElement.lang = next.locale
  }
  show(shown.value)
  if (isLocale(query)) keepChoice('locale', query)
  const siteI18n: SiteI18n = {
    plugin: { install: (app) => app.provide(siteI18nKey, siteI18n) },
    locale: computed(() => shown.value.locale),
    t: (key, params = {}) => say(shown.value, key, params),
    setLocale: async (next) => {
      show(await load(site, next))
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

/** A language and its words: one thing, so that a page never shows half of each. */
interface Shown {
  locale: Locale
  messages: Messages
}

async function load(site: SiteMessages, locale: Locale): Promise<Shown> {
  return { locale, messages: (await site[locale]()).messages }
}

/** A code of a newer server may have no words yet in a page that was loaded before: its key is shown. */
function say({ locale, messages }: Shown, key: MessageKey, params: MessageParams): string {
  const message = messages[key]
  return message === undefined ? key : sayBuiltMessage(message, { locale, key }, params)
}

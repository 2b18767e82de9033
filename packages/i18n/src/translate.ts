import type { MessageFunction } from '@intlify/core-base'
import acceptanceEn from '../locales/en/acceptance.json'
import auditEn from '../locales/en/audit.json'
import commonEn from '../locales/en/common.json'
import consoleEn from '../locales/en/console.json'
import mailEn from '../locales/en/mail.json'
import receiptEn from '../locales/en/receipt.json'
import refusalsEn from '../locales/en/refusals.json'
import uiEn from '../locales/en/ui.json'
import acceptanceJa from '../locales/ja/acceptance.json'
import auditJa from '../locales/ja/audit.json'
import commonJa from '../locales/ja/common.json'
import consoleJa from '../locales/ja/console.json'
import mailJa from '../locales/ja/mail.json'
import receiptJa from '../locales/ja/receipt.json'
import refusalsJa from '../locales/ja/refusals.json'
import uiJa from '../locales/ja/ui.json'
import type { Locale } from './locale'
import type { MessageKey, MessageParams, Messages } from './messages'
import { readyMessage, sayMessage } from './say-message'

const messages: Record<Locale, Messages> = {
  en: { ...acceptanceEn, ...auditEn, ...commonEn, ...consoleEn, ...mailEn, ...receiptEn, ...refusalsEn, ...uiEn },
  ja: { ...acceptanceJa, ...auditJa, ...commonJa, ...consoleJa, ...mailJa, ...receiptJa, ...refusalsJa, ...uiJa },
}

const compiled = new Map<string, MessageFunction>()

/** A message outside a browser: same files and same syntax as on the sites. Throws on a key that does not exist. */
export function translate(locale: Locale, key: MessageKey, params: MessageParams = {}): string {
  return sayMessage(messageFunction(locale, key), locale, params)
}

/** Whether a key made of a code has words. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(messages.en, key)
}

function messageFunction(locale: Locale, key: MessageKey): MessageFunction {
  const cacheKey = `${locale} ${key}`
  const known = compiled.get(cacheKey)
  if (known !== undefined) return known
  const message = messages[locale][key]
  if (message === undefined) throw new Error(`No message ${key} in ${locale}`)
  const made = readyMessage(message, { locale, key })
  compiled.set(cacheKey, made)
  return made
}

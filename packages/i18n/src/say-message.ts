import { compile, createMessageContext, type MessageFunction, type ResourceNode } from '@intlify/core-base'
import type { Locale } from './locale'
import type { MessageParams } from './messages'

/** Where a message stands, which also names it while it is kept compiled. */
export interface MessagePlace {
  locale: Locale
  key: string
}

/** A message ready to be said: from its text, which only the server can compile, or as the build of a site compiled it. */
export function readyMessage(message: string | ResourceNode, { locale, key }: MessagePlace): MessageFunction {
  return compile(message, { key, locale, onCacheKey: () => `${locale} ${key}` })
}

/** The words, with their parameters; `count` also chooses the plural. */
export function sayMessage(ready: MessageFunction, locale: Locale, params: MessageParams): string {
  const { count } = params
  const plural = typeof count === 'number' ? { pluralIndex: count } : {}
  return ready(createMessageContext({ locale, named: params, ...plural }))
}

/** The words of a message as the build of a site left it: a text that is said as it is, or a tree. */
export function sayBuiltMessage(message: string | ResourceNode, place: MessagePlace, params: MessageParams): string {
  return typeof message === 'string' ? message : sayMessage(readyMessage(message, place), place.locale, params)
}

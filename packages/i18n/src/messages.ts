import type acceptance from '../locales/en/acceptance.json'
import type audit from '../locales/en/audit.json'
import type common from '../locales/en/common.json'
import type console from '../locales/en/console.json'
import type mail from '../locales/en/mail.json'
import type receipt from '../locales/en/receipt.json'
import type refusals from '../locales/en/refusals.json'
import type ui from '../locales/en/ui.json'
import type { Locale } from './locale'

interface Areas {
  acceptance: typeof acceptance
  audit: typeof audit
  common: typeof common
  console: typeof console
  mail: typeof mail
  receipt: typeof receipt
  refusals: typeof refusals
  ui: typeof ui
}

/** One file per language: `locales/<language>/<area>.json`; every key begins with its area. */
export type MessageArea = keyof Areas
export type MessageKey = { [Area in MessageArea]: keyof Areas[Area] }[MessageArea]
/** `count` also chooses between the singular and the plural of a message. */
export type MessageParams = Readonly<Record<string, string | number>>
export type Messages = Readonly<Record<string, string>>
/** The messages that one site needs, loaded for one language at a time. */
export type SiteMessages = Readonly<Record<Locale, () => Promise<{ messages: Messages }>>>

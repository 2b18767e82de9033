import type { SiteMessages } from '../messages'

export const consoleMessages: SiteMessages = {
  en: () => import('./console.en'),
  ja: () => import('./console.ja'),
}

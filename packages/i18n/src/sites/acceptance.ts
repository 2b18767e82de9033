import type { SiteMessages } from '../messages'

export const acceptanceMessages: SiteMessages = {
  en: () => import('./acceptance.en'),
  ja: () => import('./acceptance.ja'),
}

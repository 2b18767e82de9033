import type { LocationQuery } from 'vue-router'
import { textOf } from '../../shell/list-wish'

/** Which template is shown, exactly as the address says it; '' for what it does not say. */
export interface TemplateWish {
  country: string
  version: string
  language: string
}

export function readWish(query: LocationQuery): TemplateWish {
  return { country: textOf(query['country']), version: textOf(query['version']), language: textOf(query['language']) }
}

export function writeWish(wish: TemplateWish): Record<string, string> {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ''))
}

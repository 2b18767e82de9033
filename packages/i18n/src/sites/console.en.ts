import common from '../../locales/en/common.json'
import console from '../../locales/en/console.json'
import ui from '../../locales/en/ui.json'
import type { Messages } from '../messages'

export const messages: Messages = { ...common, ...ui, ...console }

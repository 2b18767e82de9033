import common from '../../locales/ja/common.json'
import console from '../../locales/ja/console.json'
import ui from '../../locales/ja/ui.json'
import type { Messages } from '../messages'

export const messages: Messages = { ...common, ...ui, ...console }

import common from '../../locales/ja/common.json'
import acceptance from '../../locales/ja/acceptance.json'
import ui from '../../locales/ja/ui.json'
import type { Messages } from '../messages'

export const messages: Messages = { ...common, ...ui, ...acceptance }

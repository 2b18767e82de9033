import common from '../../locales/en/common.json'
import acceptance from '../../locales/en/acceptance.json'
import ui from '../../locales/en/ui.json'
import type { Messages } from '../messages'

export const messages: Messages = { ...common, ...ui, ...acceptance }

import { consoleMessages } from '@assent/i18n/console'
import { createClient } from '@assent/sdk'
import { clientPlugin } from '@assent/sdk/vue'
import { createSiteI18n, restoreTheme } from '@assent/ui'
import { createApp, watch } from 'vue'
import App from './app.vue'
import './main.css'
import { createConsoleRouter } from './router'
import { createSession } from './session/session'

restoreTheme()
const site = await createSiteI18n(consoleMessages)
const client = createClient({ locale: () => site.locale.value, onUnauthenticated: () => session.expire() })
const session = createSession(client)
const router = createConsoleRouter(session)

// The server's words (next steps, refusals) are asked again in the language that was just chosen.
watch(site.locale, () => void client.refetchQueries({ include: 'active' }))

createApp(App).use(site.plugin).use(clientPlugin(client)).use(session.plugin).use(router).mount('#app')

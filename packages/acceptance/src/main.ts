import { acceptanceMessages } from '@assent/i18n/acceptance'
import { createSiteI18n, restoreTheme } from '@assent/ui'
import { createApp } from 'vue'
import App from './app.vue'
import { whenBroken } from './frame/broken'
import './main.css'
import { createSiteRouter } from './router'

restoreTheme()
const site = await createSiteI18n(acceptanceMessages)
const app = createApp(App).use(site.plugin)
// The frame is on screen while the GraphQL client, nearly half of all the code, is still on its way.
const connected = import('./connect').then(({ connect }) => connect(app, { locale: () => site.locale.value, onSignedOut }))
const router = createSiteRouter(connected)
router.onError((_error, to) => whenBroken(to.fullPath))
app.use(router).mount('#app')

function onSignedOut(): void {
  const { meta, fullPath } = router.currentRoute.value
  if (meta.needsSession) void router.replace({ name: 'sign-in', query: { to: fullPath } })
}

import { requestHeadingFocus } from '@assent/ui'
import { watch } from 'vue'
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router'
import { signInAddress } from './session/return-address'
import type { Session } from './session/session'

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/customers' },
  { path: '/sign-in', name: 'sign-in', component: () => import('./pages/sign-in-page.vue'), meta: { open: true } },
  { path: '/forgot-password', name: 'forgot-password', component: () => import('./pages/forgot-password-page.vue'), meta: { open: true } },
  { path: '/new-password', name: 'new-password', component: () => import('./pages/new-password-page.vue'), meta: { open: true } },
  { path: '/customers', name: 'customers', component: () => import('./pages/customers-page.vue') },
  { path: '/customers/:id', name: 'customer', component: () => import('./pages/customer-page.vue'), props: true },
  { path: '/customers/:id/attest', name: 'attest', component: () => import('./pages/attest-page.vue'), props: true },
  { path: '/customers/:id/orders/new', name: 'new-order', component: () => import('./pages/new-order-page.vue'), props: true },
  { path: '/acceptances/:id/receipt', name: 'receipt', component: () => import('./pages/receipt-page.vue'), props: true },
  { path: '/acceptances/:id', redirect: { name: 'receipt' } },
  { path: '/agreements', name: 'agreements', component: () => import('./pages/agreements-page.vue') },
  { path: '/audit', name: 'audit', component: () => import('./pages/audit-page.vue') },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/not-found-page.vue') },
]

export function createConsoleRouter(session: Session): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })

  router.beforeEach(async (to) => {
    if (session.state.value === 'unknown') await session.load()
    if (to.meta['open'] === true || session.agent.value !== null) return true
    return session.state.value === 'unreachable' ? true : signInAddress(to.fullPath)
  })

  router.afterEach((to, from) => {
    if (from.matched.length > 0 && to.path !== from.path) requestHeadingFocus()
  })

  watch(session.state, (state, before) => {
    const { fullPath, meta } = router.currentRoute.value
    if (state !== 'signedOut' || before !== 'signedIn' || meta['open'] === true) return
    void router.replace(signInAddress(fullPath, { ended: true }))
  })
  return router
}

import { createRouter, createWebHistory, type Router, type RouterScrollBehavior } from 'vue-router'
import type { Connection } from './connect'
import { useSession } from './features/session/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Signed out, the reader is sent to sign in and comes back. */
    needsSession?: boolean
    /** The page's own query also says who is signed in. */
    findsViewer?: boolean
  }
}

const routes = [
  { path: '/', redirect: { name: 'partners' } },
  { path: '/accept/:token', name: 'accept', component: () => import('./pages/accept/accept-page.vue'), meta: { findsViewer: true } },
  { path: '/requests/:invitation', name: 'request', component: () => import('./pages/accept/accept-page.vue'), meta: { needsSession: true } },
  { path: '/sign-in', name: 'sign-in', component: () => import('./pages/sign-in-page.vue') },
  { path: '/forgot-password', name: 'forgot-password', component: () => import('./pages/forgot-password-page.vue') },
  { path: '/new-password', name: 'new-password', component: () => import('./pages/new-password-page.vue') },
  { path: '/partners', name: 'partners', component: () => import('./pages/partners-page.vue'), meta: { needsSession: true } },
  { path: '/partners/:id', name: 'partner', component: () => import('./pages/partner-page.vue'), meta: { needsSession: true } },
  {
    path: '/partners/:id/receipts/:acceptance',
    name: 'receipt',
    component: () => import('./pages/receipt-page.vue'),
    meta: { needsSession: true },
  },
  { path: '/acceptances/:id/receipt', name: 'own-receipt', component: () => import('./pages/own-receipt-page.vue'), meta: { needsSession: true } },
  { path: '/:unknown(.*)*', name: 'unknown', component: () => import('./pages/unknown-page.vue') },
]

const scrollBehavior: RouterScrollBehavior = (to, from, saved) => {
  if (saved !== null) return saved
  // What stands behind the # of a link that sets a password is its secret, no place on the page.
  if (to.hash !== '' && to.name !== 'new-password') return { el: to.hash }
  return to.path === from.path ? false : { top: 0 }
}

/** The first page is shown when its code and the client, which come side by side, are both there. */
export function createSiteRouter(connected: Promise<Connection>): Router {
  const router = createRouter({ history: createWebHistory(), routes, scrollBehavior })
  const { viewer } = useSession()
  router.beforeResolve(async (to) => {
    const { findViewer } = await connected
    if (viewer.value === undefined && !to.meta.findsViewer) await findViewer()
    const signedOut = to.meta.needsSession === true && viewer.value === null
    return signedOut ? { name: 'sign-in', query: { to: to.fullPath } } : true
  })
  return router
}

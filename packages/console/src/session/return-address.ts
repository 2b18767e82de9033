import type { LocationQueryValue, RouteLocationRaw } from 'vue-router'

/** Sign in, and come back to where one was. */
export function signInAddress(fullPath: string, { ended = false } = {}): RouteLocationRaw {
  const next = fullPath === '/' || fullPath === '/customers' ? {} : { next: fullPath }
  return { name: 'sign-in', query: { ...next, ...(ended ? { ended: '1' } : {}) } }
}

/** Where to go after signing in: only ever a page of this site. */
export function returnAddress(next: LocationQueryValue | LocationQueryValue[] | undefined): string {
  const wanted = Array.isArray(next) ? next[0] : next
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/customers'
}

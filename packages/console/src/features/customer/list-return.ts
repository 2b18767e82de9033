/** The customer list as it was left, when one came from it; else the plain list. */
export function listAddress(): string {
  const back: unknown = window.history.state?.back
  return typeof back === 'string' && /^\/customers(\?|$)/.test(back) ? back : '/customers'
}

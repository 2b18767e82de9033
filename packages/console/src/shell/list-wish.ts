import { computed, type ComputedRef } from 'vue'
import { type LocationQuery, useRoute } from 'vue-router'

/** What the address of this page asks for. */
export function useListWish<Wish>(read: (query: LocationQuery) => Wish): ComputedRef<Wish> {
  const route = useRoute()
  // The page stays for a moment while another one opens, whose address means something else.
  const own = route.path
  let last = read(route.query)
  return computed(() => {
    if (route.path === own) last = read(route.query)
    return last
  })
}

/** One parameter of an address; '' when it is not there. */
export function textOf(value: LocationQuery[string] | undefined): string {
  const first = Array.isArray(value) ? value[0] : value
  return first ?? ''
}

import type { ComputedRef } from 'vue'
import { useRouter } from 'vue-router'

/** A list whose address says what it shows: how it is turned to another page or asked for something else. */
export function useListMoves<Wish extends { after: string }>(
  wish: ComputedRef<Wish>,
  endCursor: ComputedRef<string | null>,
  write: (wish: Wish) => Record<string, string>,
) {
  const router = useRouter()

  async function turnTo(after: string, trail: string[]): Promise<void> {
    await router.push({ query: write({ ...wish.value, after }), state: { trail } })
    window.scrollTo({ top: 0 })
  }

  return {
    /** Any other wish starts again on its first page. Typing replaces the address, choosing adds to the history. */
    change: async (part: Partial<Wish>, { replace = false } = {}) => {
      const query = write({ ...wish.value, after: '', ...part })
      await (replace ? router.replace({ query }) : router.push({ query }))
    },
    goNext: async () => {
      if (endCursor.value !== null) await turnTo(endCursor.value, [...wayBack(), wish.value.after])
    },
    /** Cursors only lead forward: the way back is kept with the history entry, or is the first page. */
    goBack: () => turnTo(wayBack().at(-1) ?? '', wayBack().slice(0, -1)),
    knowsWayBack: () => wayBack().length > 0,
  }
}

function wayBack(): string[] {
  const state: unknown = window.history.state
  if (typeof state !== 'object' || state === null || !('trail' in state)) return []
  return Array.isArray(state.trail) ? state.trail.map(String) : []
}

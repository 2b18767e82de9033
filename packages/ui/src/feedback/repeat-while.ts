import { onScopeDispose, watch } from 'vue'

const EVERY_MS = 5_000
/** Two minutes: what takes longer is not waited for by a page that is merely open. */
const MOST = 24

/** Asks again every few seconds while something is still to come, for as long as the component lives. */
export function repeatWhile(isWaiting: () => boolean, again: () => unknown): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = (): void => clearInterval(timer)
  watch(
    isWaiting,
    (waits) => {
      stop()
      let left = MOST
      if (waits) timer = setInterval(() => ((left -= 1) < 0 ? stop() : void again()), EVERY_MS)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
}

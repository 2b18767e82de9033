import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { repeatWhile } from './repeat-while'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks again while it waits, and no more once there is nothing to wait for, or nobody', async () => {
  const waiting = ref(true)
  const again = vi.fn()
  const scope = effectScope()
  scope.run(() => repeatWhile(() => waiting.value, again))
  vi.advanceTimersByTime(10_000)
  expect(again).toHaveBeenCalledTimes(2)
  waiting.value = false
  await nextTick()
  vi.advanceTimersByTime(60_000)
  expect(again).toHaveBeenCalledTimes(2)
  waiting.value = true
  await nextTick()
  vi.advanceTimersByTime(600_000)
  expect(again).toHaveBeenCalledTimes(26)
  waiting.value = false
  await nextTick()
  waiting.value = true
  await nextTick()
  scope.stop()
  vi.advanceTimersByTime(60_000)
  expect(again).toHaveBeenCalledTimes(26)
})

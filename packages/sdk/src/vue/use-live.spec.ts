import type { TypedDocumentNode } from '@apollo/client'
import { parse } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { FollowOptions } from '../live'
import { useLive } from './use-live'

interface Told {
  told: { id: string }
}
const subscription: TypedDocumentNode<Told, Record<string, never>> = parse('subscription Told { told { id } }')
const SECOND = 1_000

class Page extends EventTarget {
  hidden = false
}
let page: Page
beforeEach(() => {
  page = new Page()
  vi.useFakeTimers()
  vi.stubGlobal('document', page)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page that follows a stream which the test tells by hand. */
function openPage(given: { concerns?: (data: Told) => boolean; load?: () => Promise<never> } = {}) {
  const streams: FollowOptions<Told, Record<string, never>>[] = []
  const changed = vi.fn()
  const follow = (options: FollowOptions<Told, Record<string, never>>) => {
    streams.push(options)
    return () => void streams.splice(streams.indexOf(options), 1)
  }
  const scope = effectScope()
  scope.run(() => {
    useLive({ document: subscription, variables: {}, locale: () => 'en', changed, load: () => Promise.resolve({ follow }), ...given })
  })
  const tell = (id: string) => streams.forEach(({ told }) => told({ told: { id } }))
  return { streams, changed, tell, close: () => scope.stop() }
}
const arrived = () => vi.advanceTimersByTimeAsync(0)

describe('A page that is kept true while it is open', () => {
  it('is read anew once for all that is told within a second', async () => {
    const { changed, tell } = openPage()
    await arrived()
    for (const id of ['a', 'b', 'c']) tell(id)
    expect(changed).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(changed).toHaveBeenCalledTimes(1)
    tell('d')
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(changed).toHaveBeenCalledTimes(2)
  })

  it('is left alone by what is not about it, and read anew when something may have been missed', async () => {
    const { changed, tell, streams } = openPage({ concerns: ({ told }) => told.id === 'ours' })
    await arrived()
    tell('theirs')
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(changed).not.toHaveBeenCalled()
    tell('ours')
    await vi.advanceTimersByTimeAsync(SECOND)
    streams[0]?.missed?.()
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(changed).toHaveBeenCalledTimes(2)
  })

  it('that nobody sees is read anew when it is looked at again', async () => {
    const { changed, tell } = openPage()
    await arrived()
    page.hidden = true
    tell('a')
    await vi.advanceTimersByTimeAsync(60 * SECOND)
    tell('b')
    expect(changed).not.toHaveBeenCalled()
    page.hidden = false
    page.dispatchEvent(new Event('visibilitychange'))
    expect(changed).toHaveBeenCalledTimes(1)
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(changed).toHaveBeenCalledTimes(1)
  })

  it('follows nothing once it is closed, also when the code that follows comes only then', async () => {
    const open = openPage()
    await arrived()
    expect(open.streams).toHaveLength(1)
    open.tell('a')
    open.close()
    const early = openPage()
    early.close()
    await vi.advanceTimersByTimeAsync(SECOND)
    expect([...open.streams, ...early.streams]).toEqual([])
    expect(open.changed).not.toHaveBeenCalled()
  })

  it('is as it was without the code that follows', async () => {
    const { changed } = openPage({ load: () => Promise.reject(new TypeError('failed to fetch')) })
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(changed).not.toHaveBeenCalled()
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTurn, type Said } from './tabs'

/** As browsers have it: one holder of a name at a time, the others in the order in which they asked. */
function lockManager() {
  const queues = new Map<string, Promise<unknown>>()
  const request = async (name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>): Promise<void> => {
    const before = queues.get(name) ?? Promise.resolve()
    const turn = before.then(() => (signal.aborted ? undefined : hold()))
    queues.set(name, turn)
    await turn
  }
  return { request }
}

interface Tab {
  heard: string[]
  leads: boolean
  eventId: string | null
  say: (said: Said<string>) => void
  leave: () => void
}

let number = 0
const tabs: Tab[] = []

function openTab(name: string): Tab {
  const tab: Tab = { heard: [], leads: false, eventId: null, say: () => undefined, leave: () => undefined }
  tab.leave = inTurn<string>(name, {
    hear: ({ answer, eventId }) => {
      if (eventId !== undefined) tab.eventId = eventId
      if (answer !== undefined) tab.heard.push(answer)
      return answer === 'over'
    },
    lead: (say, signal) => {
      tab.leads = true
      tab.say = say
      return new Promise((over) => {
        signal.addEventListener('abort', () => {
          tab.leads = false
          over()
        })
      })
    },
    eventId: () => tab.eventId,
  })
  tabs.push(tab)
  return tab
}

const newName = (): string => `tabs ${String((number += 1))}`

beforeEach(() => vi.stubGlobal('navigator', { locks: lockManager() }))

afterEach(() => {
  for (const tab of tabs.splice(0)) tab.leave()
  vi.unstubAllGlobals()
})

describe('Tabs that follow the same', () => {
  it('have one leader, whom all hear, and the next goes on from where it was', async () => {
    const name = newName()
    const [first, second] = [openTab(name), openTab(name)]
    await expect.poll(() => first.leads).toBe(true)
    first.say({ answer: 'one', eventId: 'e1' })
    await expect.poll(() => [first.heard, second.heard, second.eventId, second.leads]).toEqual([['one'], ['one'], 'e1', false])
    first.leave()
    await expect.poll(() => second.leads).toBe(true)
    second.say({ answer: 'two' })
    expect([first.heard, second.heard]).toEqual([['one'], ['one', 'two']])
  })

  it('are told where the others are when they join', async () => {
    const name = newName()
    const first = openTab(name)
    await expect.poll(() => first.leads).toBe(true)
    first.say({ eventId: 'e7' })
    const late = openTab(name)
    await expect.poll(() => late.eventId).toBe('e7')
    expect(late.heard).toEqual([])
  })

  it('are all done when it is over for one', async () => {
    const name = newName()
    const [first, second] = [openTab(name), openTab(name)]
    await expect.poll(() => first.leads).toBe(true)
    first.say({ answer: 'over' })
    await expect.poll(() => second.heard).toEqual(['over'])
    first.say({ answer: 'more' })
    await expect.poll(() => [first.leads, second.leads]).toEqual([false, false])
    expect([first.heard, second.heard]).toEqual([['over'], ['over']])
  })

  it('each lead for themselves where there is nothing to agree by', async () => {
    vi.stubGlobal('navigator', {})
    const name = newName()
    const [first, second] = [openTab(name), openTab(name)]
    await expect.poll(() => [first.leads, second.leads]).toEqual([true, true])
    first.say({ answer: 'mine' })
    expect([first.heard, second.heard]).toEqual([['mine'], []])
  })
})

import { ApolloClient, ApolloLink, InMemoryCache, Observable, type TypedDocumentNode } from '@apollo/client'
import { parse } from 'graphql'
import { createApp, effectScope, nextTick, ref } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { clientPlugin } from './client-plugin'
import { useMutation } from './use-mutation'
import { useQuery } from './use-query'

interface Found {
  found: string
}
const query: TypedDocumentNode<Found, { word: string }> = parse('query Find($word: String!) { found(word: $word) }')
const mutation: TypedDocumentNode<Found, { word: string }> = parse('mutation Do($word: String!) { found(word: $word) }')

type Answer = (word: string, answer: { succeed: () => void; say: (found: string) => void; fail: () => void }) => void

/** A client whose answers the test gives by hand, and a scope in which composables find it. */
function setUp(answer: Answer) {
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        const word = String(variables['word'])
        const say = (found: string): void => {
          observer.next({ data: { found } })
          observer.complete()
        }
        answer(word, {
          succeed: () => say(word),
          say,
          fail: () => observer.error(new TypeError('failed to fetch')),
        })
      }),
  )
  const client = new ApolloClient({ link, cache: new InMemoryCache() })
  const app = createApp({}).use(clientPlugin(client))
  const scope = effectScope()
  return { client, scope, run: <Result>(use: () => Result) => app.runWithContext(() => scope.run(use)) }
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('nothing was set up')
  return value
}

describe('A query', () => {
  it('keeps the last answer while other variables load, and says that it is stale', async () => {
    const waiting = new Map<string, () => void>()
    const { run } = setUp((word, { succeed }) => waiting.set(word, succeed))
    const word = ref('first')
    const asked = must(run(() => useQuery(query, () => ({ word: word.value }))))
    waiting.get('first')?.()
    await expect.poll(() => asked.data.value?.found).toBe('first')
    expect(asked.stale.value).toBe(false)

    word.value = 'second'
    await expect.poll(() => asked.loading.value).toBe(true)
    expect(asked.data.value?.found).toBe('first')
    expect(asked.stale.value).toBe(true)

    waiting.get('second')?.()
    await expect.poll(() => asked.data.value?.found).toBe('second')
    expect(asked.stale.value).toBe(false)
  })

  it('never shows the answer of superseded variables, whenever it comes', async () => {
    const waiting = new Map<string, () => void>()
    const { run } = setUp((word, { succeed }) => waiting.set(word, succeed))
    const word = ref('slow')
    const asked = must(run(() => useQuery(query, () => ({ word: word.value }))))
    word.value = 'fast'
    await nextTick()
    waiting.get('fast')?.()
    await expect.poll(() => asked.data.value?.found).toBe('fast')
    waiting.get('slow')?.()
    await nextTick()
    expect(asked.data.value?.found).toBe('fast')
  })

  it('describes its failure and can be asked again', async () => {
    let healthy = false
    const { run } = setUp((_word, { succeed, fail }) => (healthy ? succeed() : fail()))
    const asked = must(run(() => useQuery(query, () => ({ word: 'x' }))))
    await expect.poll(() => asked.failure.value?.kind).toBe('unreachable')
    healthy = true
    await asked.refetch()
    await expect.poll(() => asked.data.value?.found).toBe('x')
    expect(asked.failure.value).toBeNull()
  })

  it('is read anew without showing as loading, nor as failed when it does', async () => {
    const answers: Record<string, () => void>[] = []
    const { run } = setUp((_word, { succeed, fail }) => answers.push({ succeed, fail }))
    const asked = must(run(() => useQuery(query, () => ({ word: 'x' }))))
    await expect.poll(() => answers).toHaveLength(1)
    answers[0]?.['succeed']?.()
    await expect.poll(() => asked.data.value?.found).toBe('x')
    const reread = asked.reread()
    await expect.poll(() => answers).toHaveLength(2)
    expect(asked.loading.value).toBe(false)
    answers[1]?.['fail']?.()
    await reread
    expect([asked.data.value?.found, asked.loading.value, asked.failure.value]).toEqual(['x', false, null])
  })

  it('shows what was read anew, also after a sign-in has emptied the cache', async () => {
    const sayings = ['first', 'second', 'third']
    const { run, client } = setUp((_word, { say }) => say(sayings.shift() ?? ''))
    const asked = must(run(() => useQuery(query, () => ({ word: 'x' }))))
    await expect.poll(() => asked.data.value?.found).toBe('first')
    await asked.reread()
    await expect.poll(() => asked.data.value?.found).toBe('second')
    await client.clearStore()
    await asked.reread()
    await expect.poll(() => asked.data.value?.found).toBe('third')
  })

  it('waits until it is enabled', async () => {
    const answer = vi.fn<Answer>((_word, { succeed }) => succeed())
    const { run } = setUp(answer)
    const enabled = ref(false)
    const asked = must(run(() => useQuery(query, () => ({ word: 'x' }), { enabled: () => enabled.value })))
    await nextTick()
    expect(answer).not.toHaveBeenCalled()
    enabled.value = true
    await expect.poll(() => asked.data.value?.found).toBe('x')
  })

  it('stops listening with the component that asked', async () => {
    const waiting = new Map<string, () => void>()
    const { run, scope } = setUp((word, { succeed }) => waiting.set(word, succeed))
    const asked = must(run(() => useQuery(query, () => ({ word: 'x' }))))
    scope.stop()
    waiting.get('x')?.()
    await nextTick()
    expect(asked.data.value).toBeUndefined()
  })
})

describe('A mutation', () => {
  it('gives its answer, and is sent once however often it is called while it runs', async () => {
    const sent: (() => void)[] = []
    const { run } = setUp((_word, { succeed }) => sent.push(succeed))
    const change = must(run(() => useMutation(mutation)))
    const both = Promise.all([change.run({ word: 'x' }), change.run({ word: 'x' })])
    expect(change.busy.value).toBe(true)
    await expect.poll(() => sent).toHaveLength(1)
    sent[0]?.()
    expect((await both).map((data) => data?.found)).toEqual(['x', 'x'])
    expect(change.busy.value).toBe(false)
  })

  it('answers null and describes the failure when no answer came', async () => {
    const { run } = setUp((_word, { fail }) => fail())
    const change = must(run(() => useMutation(mutation)))
    expect(await change.run({ word: 'x' })).toBeNull()
    expect(change.failure.value?.kind).toBe('unreachable')
  })
})

import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { describe, expect, it, vi } from 'vitest'
import { ConsoleViewerDocument } from '../generated/documents'
import { createClient } from './create-client'
import { describeFailure } from './failure'
import { createKeyring } from './idempotency-key'

function answering(body: unknown, status = 200) {
  return vi.fn<typeof fetch>(
    async () =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json', 'x-request-id': 'r-9' },
      }),
  )
}

const refusedWith = (code: string) => ({ errors: [{ message: 'no', extensions: { code, requestId: 'r-9' } }] })

describe('The client', () => {
  it('asks in the reader\'s language and with the API key it was given', async () => {
    const fetch = answering({ data: { __typename: 'Query', viewer: null } })
    const client = createClient({ url: 'https://console.example/graphql', locale: () => 'ja', apiKey: 'k', fetch })
    await client.query({ query: ConsoleViewerDocument })
    const sent = new Headers(fetch.mock.calls[0]?.[1]?.headers)
    expect([sent.get('accept-language'), sent.get('authorization'), sent.get('assent-unattended')]).toEqual(['ja', 'Bearer k', null])
  })

  it('says so when nobody asked', async () => {
    const fetch = answering({ data: { __typename: 'Query', viewer: null } })
    const client = createClient({ url: 'https://console.example/graphql', locale: () => 'ja', fetch })
    await client.query({ query: ConsoleViewerDocument, context: { isUnattended: true } })
    const sent = new Headers(fetch.mock.calls[0]?.[1]?.headers)
    expect([sent.get('accept-language'), sent.get('assent-unattended')]).toEqual(['ja', '1'])
  })

  it.each([
    ['an error of the schema', answering(refusedWith('UNAUTHENTICATED'))],
    ['a status of the server', answering({}, 401)],
  ])('says once that the session is over, told by %s', async (_name, fetch) => {
    const onUnauthenticated = vi.fn()
    const client = createClient({ url: 'https://console.example/graphql', locale: () => 'en', fetch, onUnauthenticated })
    await expect(client.query({ query: ConsoleViewerDocument })).rejects.toThrow()
    expect(onUnauthenticated).toHaveBeenCalledOnce()
  })
})

describe('A failure', () => {
  it.each([
    ['NOT_FOUND', 'notFound'],
    ['FORBIDDEN', 'forbidden'],
    ['BAD_USER_INPUT', 'badInput'],
    ['TOO_MANY_REQUESTS', 'tooMany'],
    ['INTERNAL_SERVER_ERROR', 'fault'],
  ])('of code %s is described as %s, with the number to quote', (code, kind) => {
    const error = new CombinedGraphQLErrors({ data: null, ...refusedWith(code) })
    expect(describeFailure(error)).toEqual({ kind, message: 'no', reference: 'r-9' })
  })

  it('without an answer is described as unreachable', () => {
    expect(describeFailure(new TypeError('failed to fetch')).kind).toBe('unreachable')
  })
})

describe('An idempotency key', () => {
  it('stays with its input and changes with it', () => {
    const keyring = createKeyring()
    const first = keyring.keyFor({ day: '2026-11-22' })
    expect(keyring.keyFor({ day: '2026-11-22' })).toBe(first)
    expect(keyring.keyFor({ day: '2026-11-21' })).not.toBe(first)
  })

  it('is another one after the intention was carried out', () => {
    const keyring = createKeyring()
    const first = keyring.keyFor('x')
    keyring.renew()
    expect(keyring.keyFor('x')).not.toBe(first)
  })
})

import { it } from 'vitest'
import { addUser } from '../test/support/world/customers'
import { ACCEPT, ATTEST } from '../test/support/world/documents'
import { consentTo, invited, SIGNER } from '../test/support/world/moves'
import { load, type Question } from './load'
import { startBench } from './place'
import { keep } from './results'

const seconds = Number(process.env['BENCH_SECONDS'] ?? '3')
const MOST = 2_000
const LINKS = 150

/** Customers of the crowd that nobody attested for: of a hundred those from 84 on. */
const unattested = Array.from({ length: 20_000 }, (_, number) => number).filter((number) => number % 100 >= 84 && number % 40 !== 39 && number % 7 < 4)
const idOf = (number: number): string => `0000c0de-0000-7000-8000-${String(number).padStart(12, '0')}`

it('attesting', async () => {
  const { crowd, target } = await startBench(20_000, () => Promise.resolve(null))
  const question = (index: number): Question => ({
    query: ATTEST,
    variables: { input: { customerId: idOf(unattested[index] ?? 0), agreementId: crowd.version.id, signer: SIGNER, dateAgreed: '2026-03-02', idempotencyKey: `bench ${String(index)}` } },
  })
  let used = 0
  const next = (): Question => question(used++)
  const server = target(crowd.provider.admin.cookie)
  await load(server, next, { clients: 4, seconds: 1, most: 100 })
  const alone = await load(server, next, { clients: 1, seconds, most: MOST / 4 })
  const together = await load(server, next, { clients: 8, seconds, most: MOST / 2 })
  keep({ table: 'Recording', row: 'an agent attests', alone, together })
})

it('accepting', async () => {
  const { prepared, crowd, target } = await startBench(20_000, async (world, { provider }) => {
    const links = []
    for (const number of unattested.slice(-LINKS)) {
      const customer = { id: idOf(number), domain: `bench-${String(number)}.example` }
      links.push({ user: await addUser(world, customer), link: await invited(world, provider.admin, { customer }) })
    }
    return links
  })
  let used = 0
  const next = (): { cookie: string; question: Question } => {
    const { user, link } = prepared[used++ % LINKS] ?? prepared[0] ?? fail()
    return { cookie: user.cookie, question: { query: ACCEPT, variables: { input: { ...consentTo(link, { version: crowd.version }), idempotencyKey: `bench ${String(used)}` } } } }
  }
  const server = target('', 'ACCEPTANCE')
  const askAsWhoever = () => {
    const { cookie, question } = next()
    return { ...question, cookie }
  }
  await load(server, askAsWhoever, { clients: 4, seconds: 1, most: 20 })
  const alone = await load(server, askAsWhoever, { clients: 1, seconds, most: 40 })
  const together = await load(server, askAsWhoever, { clients: 8, seconds, most: LINKS - 60 })
  keep({ table: 'Recording', row: 'a customer accepts', alone, together })
})

function fail(): never {
  throw new Error('There is no link')
}

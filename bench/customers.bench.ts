import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { load, type Question } from './load'
import { startBench } from './place'
import { keep } from './results'

/** As the console asks, without the count of all customers. */
const operations = readFileSync(new URL('../packages/sdk/operations/customers.graphql', import.meta.url), 'utf8')
const CUSTOMERS = `query Customers${/query Customers([^]*?\n\})\n/.exec(operations)?.[1] ?? ''}`
const PAGE = CUSTOMERS.replace(/^\s*(totalCount|isTotalExact)\n/gm, '')
const ORDERS = PAGE.replace('companyName', 'companyName orders(first: 3) { edges { node { id state kind placedAt } } }')

const after = Buffer.from(JSON.stringify(['lindenhof cloud', '0000c0de-0000-7000-8000-000000001000'])).toString('base64url')

const pages: readonly (readonly [string, string, object])[] = [
  ['first page, by name', PAGE, {}],
  ['with how many there are', CUSTOMERS, {}],
  ['with the last orders of each', ORDERS, {}],
  ['from the middle', PAGE, { after }],
  ['of one status, latest acceptance first', PAGE, { agreementStatus: ['PROVIDED'], orderBy: 'LAST_ACCEPTED_DESC' }],
  ['found by "kit"', PAGE, { search: 'kit' }],
  ['found by "kitano cloud"', PAGE, { search: 'kitano cloud' }],
  ['found by "n12345"', PAGE, { search: 'n12345' }],
]

const seconds = Number(process.env['BENCH_SECONDS'] ?? '3')

it.each([20_000, 200_000])('the page of customers at %i', async (size) => {
  const { crowd, target } = await startBench(size, () => Promise.resolve(null))
  const server = target(crowd.provider.admin.cookie)
  for (const [what, query, variables] of pages) {
    const question = (): Question => ({ query, variables: { first: 50, ...variables } })
    await load(server, question, { clients: 4, seconds: 1 })
    const alone = await load(server, question, { clients: 1, seconds })
    const together = await load(server, question, { clients: 8, seconds })
    keep({ table: 'Pages of 50 customers', row: `${what}, of ${size.toLocaleString('en')}`, alone, together })
  }
})

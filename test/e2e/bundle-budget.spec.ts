import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { type Person, person } from '../support/person.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

/** What a reader fetches for a page that is opened afresh, in kB (1,000 bytes) as gzip packs it. */
async function weighed({ context }: Person, url: string, untilShown: (page: Page) => Promise<unknown>): Promise<{ js: number; css: number }> {
  const page = await context.newPage()
  const bodies: Promise<{ path: string; bytes: number }>[] = []
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname
    if (/\.(js|css)$/.test(path)) bodies.push(response.body().then((body) => ({ path, bytes: gzipSync(body).length })))
  })
  await page.goto(url)
  await untilShown(page)
  const files = await Promise.all(bodies)
  await page.close()
  const kilobytes = (ending: string) => files.filter(({ path }) => path.endsWith(ending)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  return { js: kilobytes('.js'), css: kilobytes('.css') }
}

it.each(['en', 'ja'] as const)('the page on which a customer is asked to accept stays as light as it was made (%s; ADR 0180)', async (locale) => {
  const customer = await person({ locale })
  const link = await server.linkOf('taunusblick~brueckner/invitation')
  const isAsked = (page: Page) => page.getByRole('checkbox').first().waitFor()
  await customer.opens(link)
  await customer.signsIn(server.emailOf('taunusblick/admin'))
  await isAsked(customer.page)
  const { js, css } = await weighed(customer, link, isAsked)
  // A page that was read from a cache would weigh nothing.
  expect(js).toBeGreaterThan(80)
  expect(js).toBeLessThan(114)
  expect(css).toBeGreaterThan(4)
  expect(css).toBeLessThan(6)
})

it('the list of customers with all of the console around it stays within its budget', async () => {
  const agent = await person({ locale: 'ja' })
  const isThere = (page: Page) => page.getByRole('table').waitFor()
  await agent.opens(`${server.consoleUrl}/sign-in`)
  await agent.signsIn(server.emailOf('kitano-cloud/misaki.sato'))
  await isThere(agent.page)
  const { js, css } = await weighed(agent, `${server.consoleUrl}/customers`, isThere)
  expect(js).toBeGreaterThan(80)
  expect(js).toBeLessThan(124)
  expect(css).toBeLessThan(8)
})

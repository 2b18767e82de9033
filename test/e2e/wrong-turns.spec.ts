import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt, person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

const misaki = (look = {}) => agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'), look)

it('a page of the console whose code cannot be fetched says so, keeps what is there, and opens when it is loaded again', async () => {
  tellOnFailure(server)
  const agent = await misaki()
  const { page } = agent
  await page.route('**/assets/**', (route) => route.abort())
  await agent.follows('Audit trail')
  await agent.sees('The page could not be fetched')
  await agent.checks('page not fetched')
  await agent.reads(/^Customers/)
  await agent.presses('Stay here')
  await page.getByText('The page could not be fetched').waitFor({ state: 'detached' })
  await agent.follows('Audit trail')
  await agent.sees('The page could not be fetched')
  await page.unroute('**/assets/**')
  await agent.presses('Load again')
  await agent.reads('Audit trail')
})

it('without a connection the console says that the server cannot be reached', async () => {
  tellOnFailure(server)
  const agent = await misaki()
  const { page } = agent
  await page.context().setOffline(true)
  await page.getByLabel('Order by').selectOption({ label: 'Name, Z to A' })
  await agent.sees(/Check the connection/)
  await page.context().setOffline(false)
  await agent.presses('Try again')
  await page.getByRole('table').waitFor()
})

it('a page of the acceptance site whose code cannot be fetched says so, and trying again opens the page that was asked for', async () => {
  tellOnFailure(server)
  const visitor = await person()
  await visitor.opens(`${server.acceptanceUrl}/sign-in`)
  await visitor.reads('Sign in')
  await visitor.page.route('**/assets/**', (route) => route.abort())
  await visitor.follows('Forgot your password?')
  await visitor.sees(/connection/)
  await visitor.checks('page not fetched')
  await visitor.page.unroute('**/assets/**')
  await visitor.presses('Try again')
  await visitor.reads('Set a new password')
  expect(new URL(visitor.page.url()).pathname).toBe('/forgot-password')
})

it('an address of the list with what does not exist says so in words of the product, and is cleared', async () => {
  tellOnFailure(server)
  const agent = await misaki()
  for (const query of ['country=ZZZ', 'after=nowhere', 'status=NOSUCH', 'q=%00']) {
    await agent.opens(`${server.consoleUrl}/customers?${query}`)
    await agent.sees('The address of this page is not complete or was changed')
    expect(await agent.page.locator('main').innerText()).not.toMatch(/variable|cursor|got invalid|CountryCode/i)
  }
  await agent.checks('list with a bad address')
  await agent.presses('Clear search and filters')
  await agent.page.getByRole('table').waitFor()
  await agent.opens(`${server.consoleUrl}/audit?after=nowhere`)
  await agent.sees('The address of this page is not complete or was changed')
})

it('days of the audit trail in the wrong order are said at their field, and nothing is said to be found or not', async () => {
  tellOnFailure(server)
  const agent = await misaki()
  await agent.opens(`${server.consoleUrl}/audit?from=2026-06-30&to=2026-06-01`)
  await agent.sees('Must not be before 30 Jun 2026')
  expect(await agent.page.getByText('Nothing found').count()).toBe(0)
  await agent.checks('audit trail, days in the wrong order')
})

it('a date in a form that cannot be read is answered with the form to use, and the answer goes once it is put right', async () => {
  tellOnFailure(server)
  const agent = await misaki()
  const { page } = agent
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('hinode-insatsu')}/attest`)
  const date = page.getByLabel('Agreement acceptance date')
  await date.fill('03/04/2026')
  await agent.presses('Save and continue')
  const summary = page.getByText('Agreement acceptance date: Write the date as 2026-03-27 or 27 Mar 2026')
  await summary.waitFor()
  await agent.checks('attest, date unreadable')
  await date.fill('31 Apr 2026')
  await summary.waitFor({ state: 'detached' })
  await agent.presses('Save and continue')
  await page.getByText('Agreement acceptance date: There is no such day in the calendar').waitFor()
  await date.fill('3 Apr 2026')
  await page.getByRole('alert').waitFor({ state: 'detached' })
  expect(await page.getByText('Write the date as').count()).toBe(0)
})

import { text } from 'node:stream/consumers'
import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

it('an admin agent follows what was done for a customer and by a colleague, and takes it along as a file', async () => {
  tellOnFailure(server)
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  const { page } = agent
  const company = server.companyName('yamane-seiki')
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('yamane-seiki')}`)
  await agent.follows('History of this customer')
  await agent.reads('Audit trail')
  await agent.sees('Acceptance recorded')
  expect(await page.getByRole('row').filter({ hasNotText: company }).count()).toBe(1)
  await agent.checks('audit trail of a customer')
  await page.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Orders' })
  await agent.sees('Order placed')
  await page.getByText('Acceptance recorded').waitFor({ state: 'detached' })
  await agent.presses(new RegExp(company))
  await page.getByRole('button', { name: '佐藤 美咲' }).first().click()
  expect(new URL(page.url()).searchParams.get('person')).not.toBeNull()
  await page.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Sign-in and passwords' })
  await agent.sees('Signed in')
  await agent.checks('audit trail of a person')
  const [download] = await Promise.all([page.waitForEvent('download'), agent.follows('Download as CSV')])
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d{2}-\d{2}\.csv$/)
  expect(await text(await download.createReadStream())).toContain(',SIGNED_IN,Agent,')
  const [from, to] = [page.getByRole('textbox', { name: 'From', exact: true }), page.getByRole('textbox', { name: 'To', exact: true })]
  await from.fill('2026-06-30')
  await from.blur()
  await agent.sees('30 Jun 2026, Tuesday')
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBe('2026-06-30')
  await to.fill('1 Jun 2026')
  await to.blur()
  await agent.sees('Must not be before 30 Jun 2026')
  expect(await to.getAttribute('aria-invalid')).toBe('true')
  expect(new URL(page.url()).searchParams.get('to')).toBeNull()
  await agent.checks('days of the audit trail that are the wrong way round')
  await from.fill('')
  await from.blur()
  await page.getByText('Must not be before').waitFor({ state: 'detached' })
  await to.fill('2001-01-01')
  await to.press('Enter')
  await agent.reads('Audit trail')
  await agent.sees('Nothing found')
  await agent.checks('nothing found in the audit trail')
})

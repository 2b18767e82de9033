import { AcceptanceEntity } from '@assent/server/src/acceptances/acceptance.entity'
import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt, type Person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

const CUSTOMER = 'kuroshio-gyogyo'

async function acceptancesOnRecord(): Promise<number> {
  const customerId = await server.customerId(CUSTOMER)
  return server.database.read((manager) => manager.countBy(AcceptanceEntity, { customerId }))
}

it('an agent finds an unconfirmed customer, its order is held with the prompt, it attests there and the order is placed', async () => {
  tellOnFailure(server)
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  await agent.checks('customers')
  await findByStatusAndName(agent)
  await orderThatIsHeld(agent)
  await attestWrongly(agent)
  await attestRightly(agent)
  await readWhatIsOnRecord(agent)
})

/** The search and the status are in the address, which the way back restores. */
async function findByStatusAndName(agent: Person): Promise<void> {
  const { page } = agent
  const company = server.companyName(CUSTOMER)
  await agent.presses(/^Not provided/)
  await page.getByRole('searchbox').fill('kuroshio')
  await page.waitForURL(/q=kuroshio/)
  await agent.sees('1 customer')
  expect(new URL(page.url()).searchParams.get('status')).toBe('NOT_PROVIDED')
  await agent.checks('customers found')
  await agent.follows(company)
  await agent.reads(company)
  await page.goBack()
  await agent.sees('1 customer')
  expect(await page.getByRole('searchbox').inputValue()).toBe('kuroshio')
  expect(await page.getByRole('button', { name: /^Not provided/ }).getAttribute('aria-pressed')).toBe('true')
  await agent.follows(company)
  await agent.sees(`${company} is not confirmed. New orders do not go through.`)
  await agent.checks('customer, not provided')
}

async function orderThatIsHeld(agent: Person): Promise<void> {
  await agent.follows('New order')
  await agent.reads('New order')
  await agent.checks('new order')
  await agent.page.getByLabel('What is ordered?').selectOption({ label: 'Offer' })
  await agent.presses('Place order')
  await agent.page.getByRole('alert').getByRole('link', { name: 'Enter a product' }).waitFor()
  await agent.checks('new order, incomplete')
  await agent.fills('Product', 'Microsoft 365 Business Premium')
  await agent.fills('Quantity', '25')
  await agent.presses('Place order')
  await agent.reads('The order is held')
  await agent.sees('The order is held until it is.')
  await agent.sees('25 × Microsoft 365 Business Premium')
  await agent.checks('order held')
}

async function attestWrongly(agent: Person): Promise<void> {
  const { page } = agent
  const firstName = page.getByLabel('First name')
  const summary = page.getByRole('alert').filter({ hasText: 'problem' })
  await agent.presses('Update person')
  await agent.fills('First name', '')
  await agent.fills('Email address', 'not an address')
  await agent.fills('Agreement acceptance date', '2099-01-01')
  await agent.presses('Save and continue')
  await summary.getByText('There are 3 problems').waitFor()
  const problems = await summary.getByRole('link').allInnerTexts()
  expect(problems.join('\n')).toMatch(/^First name: .+\nEmail address: .+\nAgreement acceptance date: .+$/)
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
  await agent.checks('order held, wrong signer')
  await summary.getByRole('link', { name: /First name/ }).click()
  expect(await firstName.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await firstName.getAttribute('aria-invalid')).toBe('true')
  await agent.fills('First name', '洋平')
  await agent.fills('Email address', 'yohei.hamada@kuroshio-gyogyo.example')
  await agent.presses('Save and continue')
  await summary.getByRole('link', { name: 'Agreement acceptance date: Cannot be in the future' }).waitFor()
  await agent.checks('order held, date in the future')
  expect(await acceptancesOnRecord()).toBe(0)
}

async function attestRightly(agent: Person): Promise<void> {
  await agent.fills('Agreement acceptance date', '1 Oct 2026')
  await agent.sees('1 Oct 2026, Thursday')
  await agent.presses('Save and continue')
  await agent.reads('The acceptance is on record')
  await agent.sees('The held order was placed: 25 × Microsoft 365 Business Premium.')
  expect(await acceptancesOnRecord()).toBe(1)
  await agent.checks('receipt')
}

async function readWhatIsOnRecord(agent: Person): Promise<void> {
  await agent.follows('Back to the customer')
  await agent.sees(`${server.companyName(CUSTOMER)} is confirmed. New orders go through.`)
  const facts = await agent.page.getByRole('region', { name: 'Microsoft Customer Agreement' }).innerText()
  for (const fact of ['Provided', 'Attested by partner', '株式会社北野クラウド (佐藤 美咲)', '浜田 洋平 · yohei.hamada@kuroshio-gyogyo.example', '1 Oct 2026', '2026-06, Japan']) {
    expect(facts).toContain(fact)
  }
  const orders = await agent.page.getByRole('region', { name: 'Orders' }).innerText()
  expect(orders).toMatch(/25 × Microsoft 365 Business Premium[^]*?Placed/)
  await agent.checks('customer, provided')
}

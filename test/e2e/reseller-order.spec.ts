import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

it('an indirect reseller cannot attest and its order is held; its provider attests and the reseller sees the order placed', async () => {
  tellOnFailure(server)
  const provider = server.partnerName('brueckner')
  const customerPage = `${server.consoleUrl}/customers/${await server.customerId('severn-valley-dairy')}`
  const reseller = await agentAt(server.consoleUrl, server.emailOf('thornbury/amelia.shaw'))

  await reseller.opens(`${customerPage}/attest`)
  await reseller.sees('You cannot attest for this customer')
  await reseller.sees('An indirect reseller cannot attest for its customers.')
  await reseller.sees('Ask your indirect provider to attest.')
  await reseller.sees(provider)
  expect(await reseller.page.getByRole('link', { name: 'desk@brueckner-distribution.example' }).getAttribute('href')).toBe('mailto:desk@brueckner-distribution.example')
  expect(await reseller.page.getByRole('button', { name: 'Save and continue' }).count()).toBe(0)
  await reseller.checks('attest, refused to a reseller')

  await reseller.opens(customerPage)
  await reseller.sees('is not confirmed. New orders do not go through.')
  await reseller.checks('customer of a reseller, not provided')
  await reseller.follows('New order')
  await reseller.fills('Product', 'Power BI Pro')
  await reseller.fills('Quantity', '12')
  await reseller.presses('Place order')
  await reseller.reads('The order is held')
  await reseller.sees(`${provider} attests for this customer. The order is placed as soon as it has.`)
  await reseller.checks('order of a reseller, held')
  await reseller.follows('Back to the customer')
  const orders = reseller.page.getByRole('region', { name: 'Orders' })
  await orders.getByText('Held: confirmation missing').waitFor()
  expect(await orders.getByRole('link', { name: 'Confirm and place' }).count()).toBe(0)
  await reseller.checks('customer of a reseller, order held')

  const attests = await agentAt(server.consoleUrl, server.emailOf('brueckner/katharina.voss'))
  await attests.opens(customerPage)
  await attests.follows('Confirm and place')
  await attests.reads('Attest acceptance')
  await attests.sees('The held order is placed as soon as this is saved.')
  await attests.checks('attest, for a held order')
  await attests.presses('Today')
  await attests.presses('Save and continue')
  await attests.reads('The acceptance is on record')
  await attests.sees('The held order was placed: 12 × Power BI Pro.')
  await attests.checks('receipt of a provider')

  await reseller.page.reload()
  await reseller.sees('is confirmed. New orders go through.')
  await orders.getByText('12 × Power BI Pro').waitFor()
  expect(await orders.innerText()).not.toContain('Held')
  await reseller.checks('customer of a reseller, provided')
})

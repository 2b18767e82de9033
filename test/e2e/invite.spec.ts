import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt, person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

it('an agent invites a customer: the link is shown once and copied, the mail is written in either language, and a newer link replaces it', async () => {
  tellOnFailure(server)
  const company = server.companyName('hinode-insatsu')
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  const { page } = agent
  const dialog = page.getByRole('dialog', { name: `Invite ${company} to accept` })
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('hinode-insatsu')}`)

  await agent.presses('Invite to accept')
  await dialog.getByRole('radio', { name: 'Agreement only' }).waitFor()
  expect(await dialog.getByRole('radio', { name: 'Agreement only' }).isChecked()).toBe(true)
  await agent.checks('invite')
  await agent.presses('Create link')
  await dialog.getByText('The link is ready').waitFor()
  await agent.checks('invite, link ready')
  await agent.presses('Copy link')
  await expect.poll(clipboard).toMatch(new RegExp(`^${server.acceptanceUrl}/accept/[\\w-]{22,}$`))
  const link = await clipboard()
  expect(await dialog.innerText()).toContain(link)

  const mail = dialog.getByLabel('Mail', { exact: true })
  expect(await mail.inputValue()).toContain(`${company} ご担当者様`)
  await dialog.getByLabel('Language of the mail').selectOption({ label: 'English' })
  const english = await mail.inputValue()
  expect(english).toContain(`Dear ${company},`)
  expect(english).toContain(link)
  await agent.presses('Copy mail')
  await expect.poll(async () => (await clipboard()).replaceAll('\r\n', '\n')).toBe(english)
  const draft = await dialog.getByRole('link', { name: 'Open in email' }).getAttribute('href')
  expect(draft).toContain('mailto:ryo.otsuka%40hinode-insatsu.example?subject=')
  expect(decodeURIComponent(draft ?? '')).toContain(link)
  await mail.fill('Without the link')
  await dialog.getByText('The link is no longer in the text.').waitFor()
  await agent.checks('invite, link taken out')

  await agent.presses('Done')
  await page.getByRole('region', { name: 'Invitations' }).getByText('not opened yet').waitFor()
  expect(await page.content()).not.toContain(link)
  await agent.presses('Invite again')
  await dialog.getByText('A link that is still open is replaced: the old one stops working.').waitFor()
  expect(await dialog.innerText()).not.toContain(link)
  await agent.presses('Create link')
  await dialog.getByText('The link is ready').waitFor()

  const customer = await person()
  await customer.opens(link)
  await customer.reads('This link is no longer valid.')
  await customer.checks('link replaced by a newer one')
})

it('an agent that invites a customer which bought before is warned before there is a link, and sees afterwards that it was invited in vain', async () => {
  tellOnFailure(server)
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/takuya.nakamura'))
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('sumida-garasu')}`)
  await agent.presses(/^Invite/)
  await agent.sees('This customer cannot accept directly: the link will send it back to you. Attest instead.')
  await agent.page.getByRole('dialog').getByRole('link', { name: 'Attest acceptance' }).waitFor()
  await agent.checks('invite, to be warned')
  await agent.presses('Create link anyway')
  await agent.page.getByText('The link is ready').waitFor()
  await agent.checks('invite, warned')
  await agent.presses('Done')
  await agent.sees(`${server.companyName('sumida-garasu')} was invited, but cannot accept by itself: the link sends it back to you.`)
  await agent.checks('customer, invited in vain')
})

import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt, person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

const dead = [
  { kind: 'revoked', invitation: 'sumida-garasu~kitano-cloud/invitation', heading: 'This link is no longer valid.' },
  { kind: 'expired', invitation: 'hinode-insatsu~kitano-cloud/invitation', heading: 'This link has expired.' },
  { kind: 'declined', invitation: 'hinode-insatsu~minato-systems/invitation', heading: 'This request was declined.' },
]

it.each(dead)('a link that was $kind says so, and whom to ask for a new one', async ({ kind, invitation, heading }) => {
  tellOnFailure(server)
  const customer = await person()
  await customer.opens(await server.linkOf(invitation))
  await customer.reads(heading)
  await customer.sees(server.partnerName(invitation.includes('minato') ? 'minato-systems' : 'kitano-cloud'))
  await customer.page.getByRole('link', { name: 'Write an email' }).waitFor()
  await customer.checks(`link, ${kind}`)
})

it('a link that nobody sent is not known', async () => {
  const customer = await person()
  await customer.opens(`${server.acceptanceUrl}/accept/${'a'.repeat(43)}`)
  await customer.reads('This link is not known')
  await customer.checks('link, unknown')
})

it('a person of another company learns nothing of the request and may sign in with another account', async () => {
  tellOnFailure(server)
  const customer = await person()
  await customer.opens(await server.linkOf('taunusblick~brueckner/invitation'))
  await customer.signsIn(server.emailOf('hartley-rowe/admin'))
  await customer.reads('This link was not sent to the company you are signed in for.')
  await customer.sees(`You are signed in for ${server.companyName('hartley-rowe')}.`)
  expect(await customer.page.getByRole('main').innerText()).not.toContain(server.companyName('taunusblick'))
  await customer.checks('link, wrong company')
  await customer.presses('Sign in with another account')
  await customer.reads('You are asked to accept the Microsoft Customer Agreement')
  await customer.signsIn(server.emailOf('taunusblick/admin'))
  await customer.page.getByRole('checkbox').waitFor()
})

it('a person without the role is given the names of colleagues who have it, and the link to hand on', async () => {
  tellOnFailure(server)
  const link = await server.linkOf('hartley-rowe~thornbury~brueckner/invitation')
  const customer = await person()
  await customer.opens(link)
  await customer.signsIn(server.emailOf('hartley-rowe/colleague'))
  await customer.reads('Only a global admin or a billing admin can accept for your company.')
  await customer.sees('Eleanor Hartley')
  await customer.presses('Forward to Eleanor Hartley')
  await customer.sees('Forwarded, but this server sends no email. Tell Eleanor Hartley, or send the link yourself.')
  const mail = await customer.page.getByRole('link', { name: 'Write an email: Eleanor Hartley' }).getAttribute('href')
  expect(decodeURIComponent(mail ?? '')).toContain(link)
  await customer.presses('Copy the link')
  await expect.poll(() => customer.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  expect(await customer.page.getByRole('checkbox').count()).toBe(0)
  await customer.checks('link, wrong role')
})

it('a customer declines a request, with a reason, and its link says so from then on, and the partner reads why', async () => {
  tellOnFailure(server)
  const link = await server.linkOf('taunusblick~brueckner/invitation')
  const customer = await person()
  await customer.opens(link)
  await customer.signsIn(server.emailOf('taunusblick/admin'))
  await customer.presses('Decline this request')
  await customer.page.getByLabel('Reason').fill('x'.repeat(1001))
  await customer.page.getByRole('button', { name: 'Decline', exact: true }).click()
  await expect.poll(() => customer.page.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true')
  await customer.checks('decline, reason too long')
  await customer.page.getByLabel('Reason').fill('We buy from another partner.')
  await customer.page.getByRole('button', { name: 'Decline', exact: true }).click()
  await customer.reads('This request was declined.')
  await customer.opens(link)
  await customer.reads('This request was declined.')

  const agent = await agentAt(server.consoleUrl, server.emailOf('brueckner/katharina.voss'))
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('taunusblick')}`)
  await agent.sees('The customer’s reason: We buy from another partner.')
  await agent.checks('customer, declined with a reason')
})

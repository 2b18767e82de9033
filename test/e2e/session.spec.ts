import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt, person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

it('an agent whose session ended signs in again and is back on the same page', async () => {
  tellOnFailure(server)
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  const attestPage = `${server.consoleUrl}/customers/${await server.customerId('hokuto-nosan')}/attest`
  await agent.opens(attestPage)
  await agent.reads('Attest acceptance')
  await agent.presses('Today')
  await agent.context.clearCookies()
  await agent.presses('Save and continue')
  await agent.reads('Sign in')
  await agent.sees('Your session has ended. Sign in to go on where you were.')
  await agent.checks('session ended')
  await agent.signsIn(server.emailOf('kitano-cloud/misaki.sato'))
  await agent.reads('Attest acceptance')
  expect(agent.page.url()).toBe(attestPage)
})

it('a customer whose session ended before it answered signs in again on the same link and answers', async () => {
  tellOnFailure(server)
  const link = await server.linkOf('taunusblick~brueckner/invitation')
  const customer = await person()
  await customer.opens(link)
  await customer.signsIn(server.emailOf('taunusblick/admin'))
  await customer.page.getByRole('checkbox').check()
  await customer.context.clearCookies()
  await customer.presses('Accept the agreement')
  await customer.sees('Your session has ended. Sign in to go on where you were.')
  await customer.checks('session of a customer ended')
  await customer.signsIn(server.emailOf('taunusblick/admin'))
  expect(customer.page.url()).toBe(link)
  expect(await customer.page.getByRole('checkbox').isChecked()).toBe(false)
})

it('a customer that opens its partners signed out comes back to them, and signing out closes them', async () => {
  tellOnFailure(server)
  const customer = await person()
  await customer.opens(`${server.acceptanceUrl}/partners`)
  await customer.reads('Sign in')
  await customer.checks('sign in to see the partners')
  await customer.signsIn(server.emailOf('yamane-seiki/admin'))
  await customer.reads('Your partners')
  await customer.presses('Sign out')
  await customer.reads('Sign in')
  await customer.opens(`${server.acceptanceUrl}/partners`)
  await customer.reads('Sign in')
})

it('an agent that signs out is gone from the server as well', async () => {
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/takuya.nakamura'))
  const cookies = await agent.context.cookies(server.consoleUrl)
  await agent.presses('Sign out')
  await agent.reads('Sign in')
  await agent.context.addCookies(cookies)
  await agent.opens(`${server.consoleUrl}/customers`)
  await agent.reads('Sign in')
})

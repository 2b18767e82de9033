import { DEMO_ONE_TIME_PASSWORD, DEMO_PASSWORD } from '@assent/server/src/demo/demo-credentials'
import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt, type Person, person } from '../support/person.js'
import { requestRelationship } from '../support/request-relationship.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

const NEW_PASSWORD = 'bamboo raft on the kamo'

it('a customer opens its link, signs in with one-time credentials, chooses a password, accepts and sees all its partners', async () => {
  tellOnFailure(server)
  const link = await server.linkOf('kamogawa-ryokan~kitano-cloud/invitation')
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('kamogawa-ryokan')}`)
  await agent.sees(`${server.companyName('kamogawa-ryokan')} was invited and has not answered yet.`)
  const customer = await person()
  await customer.opens(link)
  await readWhoAsks(customer)
  await signInForTheFirstTime(customer)
  await accept(customer)
  // The page that the agent left open says so by itself.
  await agent.sees(`${server.companyName('kamogawa-ryokan')} is confirmed. New orders go through.`)
  await acceptSecondPartner(customer)
  await readAllPartners(customer)
  await customer.opens(link)
  await customer.reads(/^Already accepted on /)
  await customer.checks('link opened again')
})

async function readWhoAsks(customer: Person): Promise<void> {
  await customer.reads('You are asked to accept the Microsoft Customer Agreement')
  await customer.sees(server.partnerName('kitano-cloud'))
  await customer.sees(server.companyName('kamogawa-ryokan'))
  await customer.sees('Signing in accepts nothing.')
  await customer.checks('link, signed out')
  await customer.presses('Sign in')
  await customer.page.getByRole('alert').getByRole('link', { name: 'Enter your email address' }).waitFor()
  await customer.checks('link, sign-in incomplete')
  await customer.signsIn(server.emailOf('kamogawa-ryokan/admin'), 'not the password')
  await customer.sees('The email address or the password is wrong.')
  await customer.checks('link, sign-in refused')
}

async function signInForTheFirstTime(customer: Person): Promise<void> {
  await customer.signsIn(server.emailOf('kamogawa-ryokan/admin'), DEMO_ONE_TIME_PASSWORD)
  await customer.reads('Choose a new password')
  await customer.checks('new password')
  const tryPassword = async (password: string, refusal: RegExp) => {
    await customer.fills('New password', password)
    await customer.presses('Save and continue')
    await customer.page.getByRole('alert').getByText(refusal).waitFor()
  }
  await tryPassword('too short', /at least 12 characters/)
  await customer.checks('new password, too short')
  await tryPassword('password1234', /too easy to guess/)
  await customer.checks('new password, common')
  await customer.fills('New password', NEW_PASSWORD)
  await customer.presses('Save and continue')
}

async function accept(customer: Person): Promise<void> {
  const { page } = customer
  const company = server.companyName('kamogawa-ryokan')
  await customer.reads('You are asked to accept the Microsoft Customer Agreement')
  await page.getByRole('article', { name: 'Text of the agreement' }).getByRole('heading', { level: 1 }).waitFor()
  await customer.sees(`You answer for ${company} as 西村 千尋`)
  const box = page.getByRole('checkbox', { name: `On behalf of ${company}, I accept the Microsoft Customer Agreement, version 2026-06 (Japan).` })
  expect(await box.isChecked()).toBe(false)
  await customer.checks('agreement to accept')
  await customer.presses('Accept the agreement')
  await page.getByRole('alert').getByRole('link', { name: 'Accept the agreement' }).waitFor()
  await customer.checks('agreement, not ticked')
  await box.check()
  await customer.presses('Accept the agreement')
  await customer.reads('You have accepted the Microsoft Customer Agreement')
  await customer.sees(`Accepted directly by the customer, asked by ${server.partnerName('kitano-cloud')}`)
  await customer.sees(`First issued by ${server.partnerName('kitano-cloud')}`)
  await page.getByRole('table', { name: 'Your partners' }).getByRole('link', { name: server.partnerName('kitano-cloud') }).waitFor()
  await customer.checks('accepted')
}

/** A request addressed to a name and a mail address alone: the company confirms that it is meant, and only the relationship is left to ask. */
async function acceptSecondPartner(customer: Person): Promise<void> {
  const partner = server.partnerName('minato-systems')
  const company = server.companyName('kamogawa-ryokan')
  const address = { name: '鴨川旅館', email: server.emailOf('kamogawa-ryokan/admin') }
  const url = await requestRelationship(server.consoleUrl, { agent: server.emailOf('minato-systems/kenichi.matsumoto'), password: DEMO_PASSWORD, company: address })
  await customer.opens(url)
  await customer.reads(`Is this request meant for ${company}?`)
  await customer.sees('“鴨川旅館”')
  await customer.checks('company to confirm')
  await customer.presses(`Yes, it is meant for ${company}`)
  await customer.reads('You are asked to accept a reseller relationship')
  expect(await customer.page.getByRole('checkbox').count()).toBe(1)
  await customer.checks('relationship to accept')
  await customer.page.getByRole('checkbox', { name: `I accept the reseller relationship with ${partner}` }).check()
  await customer.presses('Accept the reseller relationship')
  await customer.reads(`You have accepted the reseller relationship with ${partner}`)
  await customer.checks('relationship accepted')
}

async function readAllPartners(customer: Person): Promise<void> {
  const { page } = customer
  const [first, second] = [server.partnerName('kitano-cloud'), server.partnerName('minato-systems')]
  await customer.follows('See all your partners')
  await customer.reads('Your partners')
  const rows = page.getByRole('table', { name: 'Your partners' }).getByRole('row')
  for (const name of [first, second]) await rows.filter({ hasText: name }).filter({ hasText: 'Active' }).filter({ hasText: 'Accepted' }).waitFor()
  await customer.checks('partners')
  await customer.follows(first)
  await customer.reads(first)
  await customer.sees('support@kitano-cloud.example')
  await customer.checks('partner')
  await customer.follows(/^Acceptance of /)
  await customer.reads(/^Acceptance of /)
  await customer.sees('SHA-256 of the text as shown')
  await customer.checks('receipt of an acceptance')
}

import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { type Person, person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

const focused = ({ page }: Person): Promise<string> => page.evaluate(() => document.activeElement?.textContent.trim() ?? '')
const focusedTag = ({ page }: Person): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? '')

/** Presses Tab until what is named has the focus; more presses than a page has stops means that it cannot be reached. */
async function tabTo(walker: Person, role: 'link' | 'button' | 'textbox' | 'checkbox', name: string | RegExp): Promise<void> {
  const target = walker.page.getByRole(role, { name, exact: typeof name === 'string' })
  await target.waitFor()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await walker.page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${String(name)}`)
}

it('an agent signs in, searches with "/", opens a customer and attests with the keyboard alone', async () => {
  tellOnFailure(server)
  const agent = await person()
  const { keyboard } = agent.page
  const company = server.companyName('alsterhaus-kanzlei')
  await agent.opens(server.consoleUrl)
  await agent.reads('Sign in')
  await tabTo(agent, 'textbox', 'Email address')
  await keyboard.type(server.emailOf('brueckner/katharina.voss'))
  await keyboard.press('Tab')
  await keyboard.type('violet-lantern-walk')
  await keyboard.press('Enter')
  await agent.reads(/^Customers/)
  await expect.poll(() => focusedTag(agent)).toBe('H1')

  await agent.sees(company)
  await keyboard.press('/')
  await keyboard.type('sander')
  await agent.sees('1 customer')
  await tabTo(agent, 'link', company)
  await keyboard.press('Enter')
  await agent.reads(company)
  await expect.poll(() => focused(agent)).toBe(company)
  await tabTo(agent, 'link', 'Attest acceptance')
  await keyboard.press('Enter')
  await agent.reads('Attest acceptance')
  await expect.poll(() => focused(agent)).toBe('Attest acceptance')
  await tabTo(agent, 'button', 'Today')
  await keyboard.press('Enter')
  await tabTo(agent, 'button', 'Save and continue')
  await keyboard.press('Enter')
  await agent.reads('The acceptance is on record')
  await expect.poll(() => focused(agent)).toBe('The acceptance is on record')
})

it.each(['console', 'acceptance'] as const)('on the site "%s" the first Tab offers to skip to the content, and Enter does', async (site) => {
  const reader = await person()
  await reader.opens(site === 'console' ? `${server.consoleUrl}/sign-in` : `${server.acceptanceUrl}/sign-in`)
  await reader.reads('Sign in')
  await reader.page.keyboard.press('Tab')
  expect(await focused(reader)).toBe('Skip to main content')
  await reader.page.keyboard.press('Enter')
  expect(await reader.page.evaluate(() => document.activeElement?.id)).toBe('main')
})

it('a customer reads, ticks and accepts with the keyboard alone, and focus lands on each new heading', async () => {
  tellOnFailure(server)
  const customer = await person()
  const { keyboard } = customer.page
  await customer.opens(await server.linkOf('taunusblick~brueckner/invitation'))
  await tabTo(customer, 'textbox', 'Email address')
  await keyboard.type(server.emailOf('taunusblick/admin'))
  await keyboard.press('Tab')
  await keyboard.type('violet-lantern-walk')
  await keyboard.press('Enter')
  await customer.sees('You answer for')
  await expect.poll(() => focused(customer)).toBe('You are asked to accept the Microsoft Customer Agreement')
  await tabTo(customer, 'link', 'Go to the answer at the end')
  await keyboard.press('Enter')
  await tabTo(customer, 'checkbox', /I accept the Microsoft Customer Agreement/)
  await keyboard.press('Space')
  await tabTo(customer, 'button', 'Accept the agreement')
  await keyboard.press('Enter')
  await customer.reads('You have accepted the Microsoft Customer Agreement')
  await expect.poll(() => focused(customer)).toBe('You have accepted the Microsoft Customer Agreement')
})

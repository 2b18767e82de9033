import { DEMO_PASSWORD } from '@assent/server/src/demo/demo-credentials'
import { expectAccessible, expectNoSidewaysScroll } from './axe.js'
import { visit, type Visit } from './browser.js'
import type { Look } from './looks.js'

type Words = string | RegExp

/** Somebody at a screen, who finds things by what they are called. Each step waits until it can be taken. */
export interface Person extends Visit {
  opens(url: string): Promise<void>
  /** The heading of the page. */
  reads(heading: Words): Promise<void>
  sees(text: Words): Promise<void>
  follows(link: Words): Promise<void>
  presses(button: Words): Promise<void>
  fills(label: Words, value: string): Promise<void>
  /** Sends the sign-in form that is on the page, of either site. */
  signsIn(email: string, password?: string): Promise<void>
  /** What every state of a page is held to. */
  checks(state: string): Promise<void>
}

const words = {
  en: { email: 'Email address', password: 'Password', signIn: 'Sign in' },
  ja: { email: 'メールアドレス', password: 'パスワード', signIn: 'サインイン' },
} as const

export async function person(look: Partial<Look> = {}): Promise<Person> {
  const visited = await visit(look)
  const { page } = visited
  const say = words[visited.look.locale]
  const named = (name: Words) => ({ name, exact: typeof name === 'string' })
  const presses = (button: Words) => page.getByRole('button', named(button)).click()
  const fills = (label: Words, value: string) => page.getByLabel(label, { exact: typeof label === 'string' }).fill(value)
  return {
    ...visited,
    opens: async (url) => {
      await page.goto(url)
    },
    reads: (heading) => page.getByRole('heading', { level: 1, ...named(heading) }).waitFor(),
    sees: (text) => page.getByText(text).first().waitFor(),
    follows: (link) => page.getByRole('link', named(link)).click(),
    presses,
    fills,
    signsIn: async (email, password = DEMO_PASSWORD) => {
      await fills(say.email, email)
      await fills(say.password, password)
      await presses(say.signIn)
    },
    checks: async (state) => {
      await expectAccessible(page, state)
      await expectNoSidewaysScroll(page, state)
    },
  }
}

// How many there are stands beside the word.
const customers = { en: /^Customers/, ja: /^顧客/ } as const

/** An agent at work: signed in, before the list of customers. */
export async function agentAt(consoleUrl: string, email: string, look: Partial<Look> = {}): Promise<Person> {
  const agent = await person(look)
  await agent.opens(`${consoleUrl}/sign-in`)
  await agent.signsIn(email)
  await agent.reads(customers[agent.look.locale])
  return agent
}

import { EventEmitter, once } from 'node:events'
import type { Page } from 'playwright-core'
import type { Locale } from './looks.js'
import { type Person, person } from './person.js'
import { showLooks } from './screenshots.js'

/** Somebody who walks through a site in one language and has every state shown. */
export interface Walker extends Person {
  locale: Locale
  /** Shows what is on the page now. */
  shows(name: string): Promise<void>
  /** Goes to an address, waits until the page says what it is about, and shows it. */
  visits(url: string, name: string): Promise<void>
}

/** A page that is there has its heading, and nothing on it is still on its way. */
export const untilThere = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('.animate-pulse, [aria-busy="true"]') === null)

export async function walker(locale: Locale): Promise<Walker> {
  const someone = await person({ locale })
  const shows = (name: string) => showLooks(someone, name)
  return {
    ...someone,
    locale,
    shows,
    visits: async (url, name) => {
      await someone.opens(url)
      await untilThere(someone.page)
      await shows(name)
    },
  }
}

const asks = (operation: string, body: string | null) => body?.includes(`"operationName":"${operation}"`) === true

/** Meanwhile the server cannot be reached for one kind of question. */
export async function cutOff({ page }: Walker, operation: string, meanwhile: () => Promise<void>): Promise<void> {
  await page.route('**/graphql', (route) => (asks(operation, route.request().postData()) ? route.abort() : route.continue()))
  await meanwhile()
  await page.unroute('**/graphql')
}

/** Meanwhile the server does not answer one kind of question; afterwards it does. */
export async function heldBack({ page }: Walker, operation: string, meanwhile: () => Promise<void>): Promise<void> {
  const door = new EventEmitter()
  const over = once(door, 'open')
  await page.route('**/graphql', async (route) => {
    if (asks(operation, route.request().postData())) await over
    await route.continue()
  })
  await meanwhile()
  door.emit('open')
  await page.unrouteAll({ behavior: 'wait' })
}

import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, inject, onTestFinished } from 'vitest'
import type { Look } from './looks.js'
import { screenshotFolder } from './screenshot-folder.js'

/** Wide is a desk, narrow is the smallest screen that WCAG 1.4.10 asks for. */
export const viewports = { wide: { width: 1280, height: 800 }, narrow: { width: 320, height: 640 } } as const

export const plainLook: Look = { locale: 'en', theme: 'light', width: 'wide' }

const languageTags = { en: 'en-US', ja: 'ja-JP' } as const

let connected: Promise<Browser> | undefined

/** The shared browser of the run, connected to once per test file. */
const browser = (): Promise<Browser> => (connected ??= chromium.connect(inject('browserEndpoint')))

afterAll(async () => {
  const open = connected
  connected = undefined
  await (await open)?.close()
})

const isOwn = (url: string) => /^(data:|blob:|about:)/.test(url) || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

/** What a page must never do, whatever a test is about. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    // Chromium reports a status such as 404 itself; whether one is right is for the test that causes it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`console: ${message.text()}`)
  })
}

/** What was on the screens when a test failed. */
async function keepPages(context: BrowserContext, test: string): Promise<void> {
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
  for (const [index, page] of context.pages().entries()) {
    await page.screenshot({ path: join(screenshotFolder, `failed-${name}-${String(Date.now())}-${String(index)}.png`), fullPage: true })
  }
}

export interface Visit {
  context: BrowserContext
  page: Page
  look: Look
}

/**
 * A visitor with no past: own cookies, own language, theme and screen. When the test ends the visit is over and fails
 * the test if a page broke, wrote an error to the console or asked another origin for anything.
 */
export async function visit(look: Partial<Look> = {}): Promise<Visit> {
  const whole: Look = { ...plainLook, ...look }
  const faults: string[] = []
  const context = await (await browser()).newContext({
    locale: languageTags[whole.locale],
    timezoneId: 'Asia/Tokyo',
    colorScheme: whole.theme,
    viewport: viewports[whole.width],
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(20_000)
  context.on('page', (page) => watch(page, faults))
  context.on('request', (request) => {
    if (!isOwn(request.url())) faults.push(`asked another origin: ${request.url()}`)
  })
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPages(context, task.name)
    await context.close()
    if (faults.length > 0) throw new Error(`The pages of this visit misbehaved:\n${faults.join('\n')}`)
  })
  return { context, page: await context.newPage(), look: whole }
}

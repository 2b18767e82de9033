import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { findBrowser } from '../../scripts/launcher/browser.mjs'
import { browserFlags } from './browser-flags.js'

declare module 'vitest' {
  interface ProvidedContext {
    browserEndpoint: string
  }
}

/** One Chromium for the whole run; each test opens a context of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('The browser stories need Chromium: install it or set CHROMIUM_PATH; `npm test` gets one by itself.')
  const server = await chromium.launchServer({ executablePath, args: browserFlags })
  project.provide('browserEndpoint', server.wsEndpoint())
  return () => server.close()
}

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible, expectNoSidewaysScroll } from './axe.js'
import type { Visit } from './browser.js'
import { screenshotFolder } from './screenshot-folder.js'

/** Saves the whole page as screenshots/<page>-<state>-<locale>-<width>-<theme>.png, which git ignores. */
export async function saveScreenshot({ page, look }: Visit, name: string, state: string): Promise<void> {
  await mkdir(screenshotFolder, { recursive: true })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const file = `${name}-${state}-${look.locale}-${look.width}-${look.theme}.png`
  await page.screenshot({ path: join(screenshotFolder, file), fullPage: true, animations: 'disabled' })
}

/** What every state that a story visits is held to: accessible, no sideways scrolling, and a picture for people to look at. */
export async function showState(visit: Visit, name: string, state: string): Promise<void> {
  await expectAccessible(visit.page, `${name}, ${state}`)
  await expectNoSidewaysScroll(visit.page, `${name}, ${state}`)
  await saveScreenshot(visit, name, state)
}

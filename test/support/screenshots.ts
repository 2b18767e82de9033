import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible, expectNoSidewaysScroll } from './axe.js'
import { viewports, type Visit } from './browser.js'
import { alternateLook, everyLook, everyWidth, type Look } from './looks.js'
import { screenshotFolder } from './screenshot-folder.js'

/** Saves the whole page as screenshots/<page>-<state>-<locale>-<width>-<theme>.png, which git ignores. */
async function saveScreenshot({ page }: Visit, look: Look, name: string): Promise<void> {
  await mkdir(screenshotFolder, { recursive: true })
  const file = `${name}-${look.locale}-${look.width}-${look.theme}.png`
  await page.screenshot({ path: join(screenshotFolder, file), fullPage: true, animations: 'disabled', timeout: 60_000 })
}

/** Of the eight looks four are scanned: with them every pair of language, width and theme is, and a scan costs more than all else. */
const isScanned = ({ locale, width, theme }: Look): boolean => [locale === 'ja', width === 'narrow', theme === 'dark'].filter(Boolean).length % 2 === 0

const isWhole = process.env['ASSENT_GALLERY'] === 'whole'

/**
 * A state of a page in its language: accessible, no sideways scrolling in any width, and pictures for people to look at.
 * The page itself stays where it is, so that what led to the state is done once.
 */
export async function showLooks(visit: Visit, name: string): Promise<void> {
  const { page, look: own } = visit
  const looks = isWhole ? everyLook(own.locale) : [alternateLook(name, own.locale)]
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  for (const width of everyWidth) {
    await page.setViewportSize(viewports[width])
    await expectNoSidewaysScroll(page, `${name}, ${own.locale}, ${width}`)
    for (const look of looks.filter((one) => one.width === width)) {
      await page.emulateMedia({ colorScheme: look.theme })
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      if (!isWhole || isScanned(look)) await expectAccessible(page, `${name}, ${look.locale}, ${width}, ${look.theme}`)
      await saveScreenshot(visit, look, name)
    }
  }
  await page.setViewportSize(viewports[own.width])
  await page.emulateMedia({ colorScheme: own.theme })
}

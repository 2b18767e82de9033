import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Fails with what axe found on the page as it stands, each with the rule, the place and the way to mend it.
 * Legacy mode runs axe in the page itself, which is all that pages without frames need, and takes half the time.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ runOnly: tags, resultTypes: ['violations'] }).setLegacyMode().analyze()
  if (violations.length === 0) return
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n    at ${node.target.join(' ')}\n    ${(node.failureSummary ?? '').replaceAll('\n', '\n    ')}`),
  )
  throw new Error(`axe found ${String(told.length)} on "${state}" (${page.url()}):\n  ${told.join('\n  ')}`)
}

/** Fails when the page can be scrolled sideways (WCAG 1.4.10). */
export async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  if (scrollWidth > clientWidth) throw new Error(`"${state}" is ${String(scrollWidth)} px wide on a screen of ${String(clientWidth)} px (${page.url()})`)
}

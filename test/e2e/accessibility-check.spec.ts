import { describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe.js'
import { visit } from '../support/browser.js'

const pageWith = (body: string) => `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Page</title><main><h1>Page</h1>${body}</main></html>`

describe('the check that every state of a page goes through', () => {
  it('tells the rule and the place of what is not accessible', async () => {
    const { page } = await visit()
    await page.setContent(pageWith('<p>Words.</p>'))
    await expectAccessible(page, 'sound')
    await page.setContent(pageWith('<button></button>'))
    await expect(expectAccessible(page, 'mute button')).rejects.toThrow(/mute button.*button-name.*at button/s)
  })

  it('refuses a page that scrolls sideways on the smallest screen', async () => {
    const { page } = await visit({ width: 'narrow' })
    await page.setContent(pageWith('<p>Words.</p>'))
    await expectNoSidewaysScroll(page, 'sound')
    await page.setContent(pageWith('<p style="width: 400px">Words.</p>'))
    await expect(expectNoSidewaysScroll(page, 'too wide')).rejects.toThrow(/too wide.*320/)
  })
})

import { describe, expect, it } from 'vitest'
import { contentsOf } from './contents'

describe('The table of contents', () => {
  it('names every section that can be gone to, in order', () => {
    const html = '<h1 id="t">Title</h1><h2 id="one">Use &amp; rights</h2><p>…</p>\n<h2 class="x" id="two">第2条 <b>定義</b></h2><h2>No id</h2>'
    expect(contentsOf(html)).toEqual([
      { id: 'one', title: 'Use & rights' },
      { id: 'two', title: '第2条 定義' },
    ])
  })

  it('is empty for a text without sections', () => {
    expect(contentsOf('<p>Short.</p>')).toEqual([])
  })
})

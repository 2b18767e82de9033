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

  it('takes the first level that has several headings, whatever a text calls its sections', () => {
    expect(contentsOf('<h1 id="a">One</h1><h2 id="b">Part</h2><h2 id="c">Part</h2><h1 id="d">Two</h1>').map(({ id }) => id)).toEqual(['a', 'd'])
    expect(contentsOf('<h1 id="a">One</h1><h3 id="b">Part</h3><h3 id="c">Part</h3>').map(({ id }) => id)).toEqual(['b', 'c'])
  })

  it('is empty for a text without sections', () => {
    expect(contentsOf('<p>Short.</p>')).toEqual([])
  })
})

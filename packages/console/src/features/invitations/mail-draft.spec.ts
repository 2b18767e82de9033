import { describe, expect, it } from 'vitest'
import { mailHtml, mailtoAddress } from './mail-draft'

const link = 'https://accept.example/i/abc?x=1&y=2'

describe('A mail that is opened in a mail program', () => {
  it('keeps its words and its line breaks', () => {
    const address = mailtoAddress({ to: 'hanako@example.jp', subject: 'ご同意のお願い', text: 'One\nTwo & three', link })
    expect(address).toEqual({ isWhole: true, address: 'mailto:hanako%40example.jp?subject=%E3%81%94%E5%90%8C%E6%84%8F%E3%81%AE%E3%81%8A%E9%A1%98%E3%81%84&body=One%0D%0ATwo%20%26%20three' })
  })

  it('holds the link alone when the text would be cut', () => {
    const { address, isWhole } = mailtoAddress({ to: 'a@example.com', subject: 's', text: 'あ'.repeat(300), link })
    expect(isWhole).toBe(false)
    expect(address).toContain(encodeURIComponent(link))
    expect(address.length).toBeLessThan(1900)
  })
})

describe('A mail that is copied', () => {
  it('has paragraphs, its link as a link, and nothing that the text did not say', () => {
    expect(mailHtml(`Dear <b>you</b>,\n\nOpen\n${link}`, link)).toBe(
      '<p>Dear &lt;b&gt;you&lt;/b&gt;,</p>\n<p>Open<br><a href="https://accept.example/i/abc?x=1&amp;y=2">https://accept.example/i/abc?x=1&amp;y=2</a></p>',
    )
  })
})

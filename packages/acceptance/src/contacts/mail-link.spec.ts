import { describe, expect, it } from 'vitest'
import { mailLink } from './mail-link'

describe('A mail link', () => {
  it('keeps every character of subject and body', () => {
    const link = new URL(mailLink({ to: 'anna@contoso.example', subject: 'A & B = 50 %?', body: '同意\nお願いします' }))
    expect(link.pathname).toBe('anna@contoso.example')
    expect(link.searchParams.get('subject')).toBe('A & B = 50 %?')
    expect(link.searchParams.get('body')).toBe('同意\r\nお願いします')
  })

  it('lets no address add recipients or fields', () => {
    const link = new URL(mailLink({ to: 'anna@contoso.example?cc=eve@evil.example', subject: 'Hello' }))
    expect([...link.searchParams.keys()]).toEqual(['subject'])
  })
})

import { translate } from '@assent/i18n'
import type { ReceiptFactsFragment } from '@assent/sdk/documents'
import { describe, expect, it } from 'vitest'
import { receiptRows } from './receipt-rows'

const acceptance: ReceiptFactsFragment = {
  __typename: 'Acceptance',
  id: '0198c0de',
  method: 'DIRECT',
  dateAgreed: '2026-11-23',
  recordedAt: '2026-11-22T20:05:00Z',
  language: 'ja-JP',
  fileHash: 'f1',
  shownHash: 's1',
  current: true,
  customer: { __typename: 'Customer', id: 'c', companyName: '株式会社コントソ' },
  partner: { __typename: 'Partner', id: 'p', name: 'Nordwind' },
  signer: { __typename: 'Signer', firstName: '花子', lastName: '田中', email: 'hanako@contoso.example', phone: null },
  agreement: { __typename: 'Agreement', id: 'a', version: '2026-06', country: 'JP' },
  withdrawn: null,
  evidence: { __typename: 'Evidence', credentialsIssuedBy: { __typename: 'Partner', id: 'p', name: 'Nordwind' } },
}

function read(given: ReceiptFactsFragment, timeZone = 'Asia/Tokyo'): Record<string, readonly string[]> {
  const rows = receiptRows(given, { t: (key, params) => translate('en', key, params), locale: 'en', timeZone })
  return Object.fromEntries(rows.map(({ key, lines }) => [key, lines]))
}

describe('A receipt', () => {
  it('names who agreed to what, how, and when in UTC and on the reader\'s clock', () => {
    expect(read(acceptance)).toEqual({
      reference: ['0198c0de'],
      company: ['株式会社コントソ'],
      agreement: ['Microsoft Customer Agreement'],
      version: ['2026-06'],
      country: ['Japan'],
      language: ['Japanese'],
      signer: ['田中 花子', 'hanako@contoso.example'],
      method: ['Accepted directly by the customer, asked by Nordwind'],
      credentials: ['With credentials issued by Nordwind'],
      dateAgreed: ['23 Nov 2026'],
      recordedAt: ['22 Nov 2026, 20:05 UTC', '23 Nov 2026, 05:05 GMT+9'],
      fileHash: ['f1'],
      shownHash: ['s1'],
    })
  })

  it('leaves out what is not for the reader to see', () => {
    const hidden = { ...acceptance, signer: null, recordedAt: null, fileHash: null, shownHash: null, evidence: null, partner: null }
    expect(Object.keys(read(hidden))).toEqual(['reference', 'company', 'agreement', 'version', 'country', 'language', 'method', 'dateAgreed'])
  })

  it('of an attestation claims no text that was shown', () => {
    const attested = read({ ...acceptance, method: 'ATTESTED' })
    expect(attested['method']).toEqual(['Attested by Nordwind'])
    expect(attested).not.toHaveProperty('shownHash')
  })

  it('says the time once to a reader whose clock is UTC', () => {
    expect(read(acceptance, 'UTC')['recordedAt']).toEqual(['22 Nov 2026, 20:05 UTC'])
  })

  it('says when and why it was withdrawn', () => {
    const withdrawn = { __typename: 'Withdrawal' as const, at: '2026-11-23T00:00:00Z', reason: 'Wrong company' }
    expect(read({ ...acceptance, withdrawn }, 'UTC')['withdrawn']).toEqual(['23 Nov 2026, 00:00 UTC', 'Wrong company'])
  })
})

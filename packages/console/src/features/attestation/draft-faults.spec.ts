import { describe, expect, it } from 'vitest'
import { draftFaults } from './draft-faults'

const signer = { firstName: '美咲', lastName: '佐藤', email: 'misaki@kitano-cloud.example', phone: '' }
const nobody = { firstName: ' ', lastName: '', email: 'not an address', phone: '' }
const wrongPaper = 'console.attest.attachmentWrongType'
const faultsOf = (draft: Partial<Parameters<typeof draftFaults>[0]>) => draftFaults({ signer, dateAgreed: '1 Oct 2026', paperFault: null, ...draft }, '2026-11-27').map(({ id, fault }) => `${id} ${fault}`)

describe('A form that attests', () => {
  it('has no fault when nothing is wrong with it', () => expect(faultsOf({})).toEqual([]))

  it.each([
    ['', 'ui.date.missing'],
    ['03/04/2026', 'ui.date.unreadable'],
    ['30 Feb 2026', 'ui.date.noSuchDay'],
    ['令和8年2月30日', 'ui.date.noSuchDay'],
    ['2026-11-28', 'ui.date.future'],
  ])('says of the day "%s" that it is wrong: %s', (dateAgreed, fault) => expect(faultsOf({ dateAgreed })).toEqual([`dateAgreed ${fault}`]))

  it('names everything at once where the file is wrong as well', () => {
    expect(faultsOf({ signer: nobody, dateAgreed: '', paperFault: wrongPaper })).toEqual([
      'signer.firstName console.attest.required',
      'signer.lastName console.attest.required',
      'signer.email console.attest.notAnAddress',
      'dateAgreed ui.date.missing',
      `attachmentId ${wrongPaper}`,
    ])
    expect(faultsOf({ paperFault: wrongPaper })).toEqual([`attachmentId ${wrongPaper}`])
  })

  it('leaves it to the server to name everything where the person is incomplete', () => expect(faultsOf({ signer: nobody, dateAgreed: '' })).toEqual([]))
})

import type { RefusalFactsFragment } from '@assent/sdk/documents'
import { expect, it } from 'vitest'
import { problemsOf } from './refusal-problems'

const refusal = (fields: { path: string; message: string }[]): RefusalFactsFragment => ({
  __typename: 'Refusal',
  code: 'SIGNER_INCOMPLETE',
  rule: 'A6',
  message: 'Some details are missing.',
  fields: fields.map((field) => ({ __typename: 'FieldRefusal', code: 'REQUIRED', ...field })),
  remedies: [],
  partner: null,
  people: [],
})

it('A refusal without fields concerns the whole form', () => {
  expect(problemsOf(refusal([]), { dateAgreed: 'Date' })).toEqual([{ message: 'Some details are missing.' }])
})

it('A refused field is named at its place, with or without the name of the input before it', () => {
  const refused = refusal([{ path: 'input.signer.email', message: 'Enter it' }, { path: 'dateAgreed', message: 'Too late' }])
  expect(problemsOf(refused, { 'signer.email': 'Email', dateAgreed: 'Date' })).toEqual([
    { id: 'signer.email', message: 'Enter it', label: 'Email' },
    { id: 'dateAgreed', message: 'Too late', label: 'Date' },
  ])
})

it('A refused field that the form does not show is still told', () => {
  expect(problemsOf(refusal([{ path: 'agreementId', message: 'Changed' }]), { dateAgreed: 'Date' })).toEqual([{ id: null, message: 'Changed' }])
})

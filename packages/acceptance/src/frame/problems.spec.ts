import type { RefusalFactsFragment } from '@assent/sdk/documents'
import { describe, expect, it } from 'vitest'
import { problemsOf } from './problems'

const refusal: RefusalFactsFragment = {
  __typename: 'Refusal',
  code: 'CONSENT_REQUIRED',
  rule: 'D13',
  message: 'Tick every box to go on.',
  fields: [],
  remedies: [],
  partner: null,
  people: [],
}

describe('What the server refused', () => {
  it('is shown at the fields it names', () => {
    const fields = ['input.relationshipTicked', 'agreementTicked'].map((path) => ({ __typename: 'FieldRefusal' as const, path, code: 'NOT_TICKED', message: 'Tick this box.' }))
    expect(problemsOf({ ...refusal, fields })).toEqual([
      { id: 'relationshipTicked', message: 'Tick this box.' },
      { id: 'agreementTicked', message: 'Tick this box.' },
    ])
  })

  it('is shown for the whole form when it names none', () => {
    expect(problemsOf(refusal)).toEqual([{ message: 'Tick every box to go on.' }])
  })
})

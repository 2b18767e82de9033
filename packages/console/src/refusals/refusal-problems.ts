import type { RefusalFactsFragment } from '@assent/sdk/documents'
import type { FieldProblem } from '@assent/ui'

/** A refusal as problems of a form: each at its field where the form has that field, else for the form as a whole. */
export function problemsOf(refusal: RefusalFactsFragment, labels: Readonly<Record<string, string>>): FieldProblem[] {
  if (refusal.fields.length === 0) return [{ message: refusal.message }]
  return refusal.fields.map(({ path, message }) => {
    const id = path.replace(/^input\./, '')
    const label = labels[id]
    return label === undefined ? { id: null, message } : { id, message, label }
  })
}

import type { RefusalFactsFragment } from '@assent/sdk/documents'
import type { FieldProblem } from '@assent/ui'

/** What the server refused, per field where it names fields; a field's id on the page is the last part of its path. */
export function problemsOf(refusal: RefusalFactsFragment): readonly FieldProblem[] {
  if (refusal.fields.length === 0) return [{ message: refusal.message }]
  return refusal.fields.map(({ path, message }) => ({ id: path.split('.').at(-1) ?? path, message }))
}

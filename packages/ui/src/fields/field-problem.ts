/** What is wrong, and the id of the field where it can be put right; without an id it concerns the whole form. */
export interface FieldProblem {
  id?: string | null
  message: string
  /** The field's own label, where the message alone would not say which field it means. */
  label?: string
}

/** The message of one field, for its own `error`. */
export function problemOf(problems: readonly FieldProblem[], id: string): string | null {
  return problems.find((problem) => problem.id === id)?.message ?? null
}

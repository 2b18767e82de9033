/** What a raw query of a driver answers, as rows that can be looked into. */
export function rowsOf(answer: unknown): Record<string, unknown>[] {
  return Array.isArray(answer) ? answer.filter(isRow) : []
}

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Zones that are asked for by name may be spelled in many ways: beyond so many, all are made anew. */
const MOST = 500

const known = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times more than using one. */
export function formatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= MOST) known.clear()
  const made = new Intl.DateTimeFormat(tag, options)
  known.set(key, made)
  return made
}

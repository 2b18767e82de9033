/** A choice kept in the browser. A browser that keeps nothing (private mode, blocked storage) only forgets it. */
export function readChoice(name: string): string | null {
  return storage()?.getItem(`assent.${name}`) ?? null
}

export function keepChoice(name: string, value: string): void {
  storage()?.setItem(`assent.${name}`, value)
}

function storage(): Storage | null {
  try {
    return window.localStorage
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

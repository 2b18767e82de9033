/**
 * A key for one intention. The same input keeps its key, so that a repeat after a lost answer records nothing twice;
 * a changed input is another intention and gets another key.
 */
export function createKeyring(): { keyFor: (input: unknown) => string; renew: () => void } {
  let last: { input: string; key: string } | null = null
  return {
    keyFor: (input) => {
      const written = JSON.stringify(input)
      if (last?.input !== written) last = { input: written, key: newKey() }
      return last.key
    },
    renew: () => {
      last = null
    },
  }
}

// crypto.randomUUID exists only on https and localhost; random bytes exist everywhere.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

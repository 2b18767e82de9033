export interface AddressLines {
  line1: string
  line2?: string | null
  city: string
  state?: string | null
  postalCode?: string | null
}

const codeAfterCity = new Set(['AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'US'])

/** An address in one line, in the order of its place: from large to small where it is written so. */
export function postalAddress({ line1, line2, city, state, postalCode }: AddressLines, country: string | null): string {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line1)) {
    const code = country === 'JP' && postalCode ? `〒${postalCode}` : postalCode
    return words([code, [state, city, line1, line2].filter(Boolean).join('')])
  }
  const place = codeAfterCity.has(country ?? '') ? words([city, state, postalCode]) : words([postalCode, city, state])
  return [line1, line2, place].filter(Boolean).join(', ')
}

function words(parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}

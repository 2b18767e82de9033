/** How names are compared and ordered, the same on both databases: NFKC, case folded, spaces collapsed. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What a search looks through: each part folded as names are, one after the other. */
export function searchKey(parts: readonly (string | null)[]): string {
  return parts.flatMap((part) => (part === null ? [] : [nameKey(part)])).join('\n');
}

/** How names are compared and ordered, the same on both databases: NFKC, case folded, spaces collapsed. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

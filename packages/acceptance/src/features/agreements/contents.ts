export interface ContentsEntry {
  id: string
  title: string
}

const heading = /<h2\b[^>]*\bid="([^"]+)"[^>]*>(.*?)<\/h2>/gs
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The table of contents of a text: its second-level headings that carry an id, in order. Answers plain text, never markup. */
export function contentsOf(html: string): readonly ContentsEntry[] {
  return [...html.matchAll(heading)].map(([, id = '', inner = '']) => ({ id, title: plain(inner) }))
}

function plain(inner: string): string {
  return inner
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .trim()
}

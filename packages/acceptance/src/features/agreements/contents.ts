export interface ContentsEntry {
  id: string
  title: string
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The table of contents of a text: the headings of its first level that has several, and that carry an id, in order. Answers plain text, never markup. */
export function contentsOf(html: string): readonly ContentsEntry[] {
  const levels = ['1', '2', '3', '4'].map((level) => headingsOf(html, level))
  return levels.find((entries) => entries.length > 1) ?? levels[1] ?? []
}

function headingsOf(html: string, level: string): ContentsEntry[] {
  const heading = new RegExp(`<h${level}\\b[^>]*\\bid="([^"]+)"[^>]*>(.*?)</h${level}>`, 'gs')
  return [...html.matchAll(heading)].map(([, id = '', inner = '']) => ({ id, title: plain(inner) }))
}

function plain(inner: string): string {
  return inner
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .trim()
}

// What the common mail programs and browsers still open without cutting the text.
const longestMailto = 1900

export interface MailDraft {
  to: string
  subject: string
  text: string
}

/** An address that opens the draft in the agent's own mail program, or null when it would be cut. */
export function mailtoAddress({ to, subject, text }: MailDraft): string | null {
  const address = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
  return address.length > longestMailto ? null : address
}

/** The edited text for programs that take formatted text: paragraphs, and the link as a link. */
export function mailHtml(text: string, link: string): string {
  const shownLink = escape(link)
  return text
    .split(/\n{2,}/)
    .map((paragraph) => escape(paragraph).replaceAll('\n', '<br>').replaceAll(shownLink, `<a href="${shownLink}">${shownLink}</a>`))
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

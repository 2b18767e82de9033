// What the common mail programs and browsers still open without cutting the text.
const longestMailto = 1900

export interface MailDraft {
  to: string
  subject: string
  text: string
  link: string
}

/**
 * An address that opens the draft in the agent's own mail program. Where the whole text would be cut (Japanese takes
 * nine signs a letter), it holds the link alone, and the text is to be pasted.
 */
export function mailtoAddress({ to, subject, text, link }: MailDraft): { address: string; isWhole: boolean } {
  const whole = address({ to, subject, body: text })
  return whole.length > longestMailto ? { address: address({ to, subject, body: link }), isWhole: false } : { address: whole, isWhole: true }
}

function address({ to, subject, body }: { to: string; subject: string; body: string }): string {
  return `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
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

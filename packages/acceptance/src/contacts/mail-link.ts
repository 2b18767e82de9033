export interface Mail {
  to: string
  subject: string
  body?: string
}

/** A link that opens the reader's own mail program. Lines end as RFC 6068 asks. */
export function mailLink({ to, subject, body = '' }: Mail): string {
  const fields = [`subject=${encodeURIComponent(subject)}`]
  if (body !== '') fields.push(`body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`)
  // In a mailto address % and what separates fields would be read as something else.
  return `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?${fields.join('&')}`
}

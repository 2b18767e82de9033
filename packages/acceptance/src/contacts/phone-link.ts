/** A link that dials. RFC 3966 knows no spaces in a number. */
export function phoneLink(phone: string): string {
  return `tel:${phone.replaceAll(/[\s().-]/g, '')}`
}

/** One part of the address. The router also knows repeated parts, which no route of this site has. */
export function pathPart(param: string | string[] | undefined): string {
  return typeof param === 'string' ? param : ''
}

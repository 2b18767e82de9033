export interface NamedPerson {
  firstName: string
  lastName: string
}

const familyFirst = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** A name in the order of the language it is written in, whatever language surrounds it: 田中 花子, Anna Schmidt. */
export function personName({ firstName, lastName }: NamedPerson): string {
  const ordered = familyFirst.test(lastName) ? [lastName, firstName] : [firstName, lastName]
  return ordered.filter((part) => part !== '').join(' ')
}

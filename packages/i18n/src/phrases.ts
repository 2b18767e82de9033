/** A stretch of a text on one line, and how it may be parted from what is before it. */
export interface Phrase {
  text: string
  /** Never broken over two lines. */
  isWhole: boolean
  /** A line may begin with it, although no space says so. */
  mayBegin: boolean
}

// Days in either language, versions, and what kind of company it is: the joint at which a long Japanese name is broken.
const kept = /\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]{2,3} \d{4}|\d{4}-\d{2}(?:-\d{2})?|(?:株式|合同|有限|合資|合名)会社/g
const company = /会社$/

/** A text parted where a reader would part it: browsers break Japanese between any two characters, and a version at its hyphen. */
export function phrasesOf(text: string): Phrase[] {
  const phrases: Phrase[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(kept)) {
    phrases.push(...between(text.slice(end, index), phrases), { text: found, isWhole: true, mayBegin: index > 0 && company.test(found) })
    end = index + found.length
  }
  return [...phrases, ...between(text.slice(end), phrases)]
}

/** A name may be broken after the kind of company that it begins with. */
function between(text: string, before: readonly Phrase[]): Phrase[] {
  const first = before.length === 1 ? before[0] : undefined
  return text === '' ? [] : [{ text, isWhole: false, mayBegin: first?.isWhole === true && company.test(first.text) }]
}

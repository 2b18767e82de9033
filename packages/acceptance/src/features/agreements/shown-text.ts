/** One text of the agreement as a reader may choose it. */
export interface TextInLanguage {
  language: string
}

/** `ja-JP` and `ja` are the same language to a reader. */
export function isSameLanguage(one: string, other: string): boolean {
  return primary(one) === primary(other)
}

/** The reader's own language first, the others as the country has them. */
export function ownFirst<Text extends TextInLanguage>(texts: readonly Text[], locale: string): readonly Text[] {
  const isOwn = ({ language }: Text): boolean => isSameLanguage(language, locale)
  return [...texts.filter(isOwn), ...texts.filter((text) => !isOwn(text))]
}

/**
 * The text to show: the one the reader chose, else the one in the reader's language, else the country's first. The second
 * answer says whether the reader's language is lacking, which the page has to say.
 */
export function textToShow<Text extends TextInLanguage>(
  texts: readonly Text[],
  wishes: { chosen: string | null; locale: string },
): { text: Text | undefined; isLacking: boolean } {
  const chosen = texts.find(({ language }) => language === wishes.chosen)
  const own = texts.find(({ language }) => isSameLanguage(language, wishes.locale))
  return { text: chosen ?? own ?? texts[0], isLacking: own === undefined }
}

function primary(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0]
}

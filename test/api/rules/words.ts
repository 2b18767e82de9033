import { expect } from 'vitest';

/** What somebody reads, in English and in Japanese: words in either language, neither a code nor a text that was not filled in. */
export function expectWords(english: unknown, japanese: unknown): void {
  expect(english).toEqual(expect.stringMatching(/[a-z]{2}/));
  expect(japanese).toEqual(expect.stringMatching(/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u));
  expect(japanese).not.toBe(english);
  for (const text of [english, japanese]) {
    expect(text).not.toEqual(expect.stringMatching(/[{}|]|\b[A-Z]+(_[A-Z]+)+\b|refusals\./));
  }
}

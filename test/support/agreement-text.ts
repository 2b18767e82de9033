import type { NewAgreementText } from '@assent/server/src/agreements/publish.service'

/** A text of an agreement with one sentence in it. */
export const textOf = (language: string, sentence: string): NewAgreementText => ({
  language,
  fileName: 'customer-agreement.html',
  mediaType: 'text/html; charset=utf-8',
  file: Buffer.from(`<!doctype html><html lang="${language}"><title>Agreement</title><p>${sentence}</p>`),
  shownHtml: `<h1>Agreement</h1><p>${sentence}</p>`,
})

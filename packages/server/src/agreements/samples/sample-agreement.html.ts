import type { AgreementDocument, AgreementSection, SampleAgreementLanguage } from './sample-agreement.types';

// Headings carry a prefix so that their ids cannot meet those of the page that shows the text.
const ID_PREFIX = 'agreement-';

const PRINT_STYLE = [
  'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 "Noto Serif",Georgia,"Hiragino Mincho ProN","Yu Mincho",serif;color:#111;background:#fff}',
  'h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.15rem;margin:2rem 0 .5rem;break-after:avoid}',
  'ol{padding-left:1.75rem}li{margin:.5rem 0}article>p:first-of-type{border:1px solid #111;padding:.75rem 1rem}',
  ':lang(ja){line-height:1.85;line-break:strict}',
  '@page{size:A4;margin:22mm 20mm}@media print{body{max-width:none;margin:0;padding:0;font-size:10.5pt}li{break-inside:avoid}}',
].join('\n');

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

function renderSection(section: AgreementSection): string {
  const intro = section.intro === undefined ? [] : [paragraph(section.intro)];
  const items = section.clauses.map((clause) => `<li>${escaped(clause)}</li>`);
  return [`<h2 id="${ID_PREFIX}${section.id}">${escaped(section.heading)}</h2>`, ...intro, '<ol>', ...items, '</ol>'].join('\n');
}

/** The text as shown on screen: h1, h2 with ids, p, ol and li, without style or script. */
export function renderAgreement(document: AgreementDocument): string {
  const lines = [
    `<h1 id="${ID_PREFIX}title">${escaped(document.title)}</h1>`,
    paragraph(document.sampleNotice),
    paragraph(document.facts),
    ...document.preamble.map(paragraph),
    ...document.sections.map(renderSection),
    paragraph(document.closing),
  ];
  return `${lines.join('\n')}\n`;
}

/** A complete page around the same text, to be kept, downloaded and printed. */
export function renderStandaloneAgreement(document: AgreementDocument, language: SampleAgreementLanguage): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(document.title)}</title>`,
    `<style>\n${PRINT_STYLE}\n</style>`,
  ];
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${head.join('\n')}\n</head>\n<body>\n<article>\n${renderAgreement(document)}</article>\n</body>\n</html>\n`;
}

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfText {
  readonly pages: number;
  /** As a reader would search it: without spaces, for a line may break anywhere in Japanese. */
  readonly text: string;
  /** The same, page by page. */
  readonly pageTexts: readonly string[];
  readonly title: unknown;
  /** Addresses that it links to. */
  readonly links: readonly string[];
}

/** What was read of a file that is still at hand: reading takes longer than most requests. */
const known = new WeakMap<Buffer, Promise<PdfText>>();

/** What a PDF says, as another program reads it. */
export function pdfText(bytes: Buffer): Promise<PdfText> {
  const text = known.get(bytes) ?? readPdf(bytes);
  known.set(bytes, text);
  return text;
}

async function readPdf(bytes: Buffer): Promise<PdfText> {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, disableFontFace: true, verbosity: 0 });
  const document = await loading.promise;
  const texts: string[] = [];
  const links: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    const annotations: unknown[] = await page.getAnnotations();
    links.push(...annotations.flatMap((annotation) => (typeof annotation === 'object' && annotation !== null && 'url' in annotation ? [String(annotation.url)] : [])));
  }
  const { info } = await document.getMetadata();
  const title: unknown = Reflect.get(info, 'Title');
  const pageTexts = texts.map((text) => text.replaceAll(/\s/g, ''));
  const result = { pages: document.numPages, text: pageTexts.join(''), pageTexts, title, links };
  await loading.destroy();
  return result;
}

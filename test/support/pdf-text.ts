import { Worker } from 'node:worker_threads';

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

interface Read {
  readonly texts: readonly string[];
  readonly links: readonly string[];
  readonly title: unknown;
}

type Told = { readonly number: number; readonly read: Read } | { readonly number: number; readonly fault: string };

const waiting = new Map<number, { readonly resolve: (read: Read) => void; readonly reject: (fault: Error) => void }>();
let reader: Worker | undefined;
let count = 0;

async function readPdf(bytes: Buffer): Promise<PdfText> {
  const { texts, links, title } = await new Promise<Read>((resolve, reject) => {
    count += 1;
    waiting.set(count, { resolve, reject });
    worker().postMessage({ number: count, bytes });
  });
  const pageTexts = texts.map((text) => text.replaceAll(/\s/g, ''));
  return { pages: texts.length, text: pageTexts.join(''), pageTexts, title, links };
}

/** In a thread of its own: the reader puts slower functions in the place of built-in ones, and the server under test would have them too. */
function worker(): Worker {
  reader ??= started();
  return reader;
}

function started(): Worker {
  const made = new Worker(new URL('./pdf-reader.mjs', import.meta.url));
  made.on('message', (told: Told) => {
    const asked = waiting.get(told.number);
    waiting.delete(told.number);
    if ('read' in told) asked?.resolve(told.read);
    else asked?.reject(new Error(told.fault));
  });
  made.on('error', (cause) => {
    for (const { reject } of waiting.values()) reject(new Error('The reader of PDFs has ended', { cause }));
    waiting.clear();
  });
  made.unref();
  return made;
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

/** The typeface of the PDF: it comes with a package, so that no machine needs one of its own (ADR 0166). */
const FONT = '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf';

export interface ReceiptFont {
  readonly bytes: Buffer;
  /** The text with what the typeface lacks written as code points: nothing is lost, nothing is a blank box. */
  readonly writable: (text: string) => string;
}

let loading: Promise<ReceiptFont> | undefined;

/** Read once, at the first PDF. */
export function receiptFont(): Promise<ReceiptFont> {
  loading ??= loadFont().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function loadFont(): Promise<ReceiptFont> {
  const bytes = await readFile(createRequire(import.meta.url).resolve(FONT));
  const font = create(bytes);
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${FONT} holds several typefaces`);
  const has = (character: string): boolean => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  const written = (character: string): string => (has(character) ? character : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} `);
  return { bytes, writable: (text) => Array.from(text.normalize('NFC'), written).join('') };
}

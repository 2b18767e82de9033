import type { FieldCode } from '../refusal';

/** What an agreement is made from (HTML, MARKDOWN), and what it may be handed out as beside that (PDF). */
export type FileKind = 'HTML' | 'MARKDOWN' | 'PDF';

export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;
export const MAX_PDF_BYTES = 10 * 1024 * 1024;

const BLOCK_OF_HTML = /<(?:!doctype\s+html|html|body|main|article|section|div|h[1-6]|p|ul|ol|table)\b/i;
const PAGE_OF_HTML = /^\s*(?:<\?xml|<!doctype|<html|<head|<body)/i;
/** Controls that no text has: what begins like this is something else under the name of a text. */
const BINARY = /[\0-\x08\x0E-\x1A\x1C-\x1F]/;

/** What is wrong with the bytes of a file that is said to be of this kind, judged by the bytes and not by a name. */
export function fileFault(kind: FileKind, bytes: Uint8Array): FieldCode | null {
  if (bytes.length === 0) return 'EMPTY';
  if (bytes.length > (kind === 'PDF' ? MAX_PDF_BYTES : MAX_SOURCE_BYTES)) return 'TOO_LARGE';
  return kind === 'PDF' ? pdfFault(bytes) : textFileFault(kind, bytes);
}

/** ISO 32000: the header is at the very beginning, the marker of the end within the last 1,024 bytes. */
function pdfFault(bytes: Uint8Array): FieldCode | null {
  const hasHeader = /^%PDF-[12]\.\d/.test(latin1(bytes.subarray(0, 8)));
  return hasHeader && latin1(bytes.subarray(-1024)).includes('%%EOF') ? null : 'WRONG_TYPE';
}

function textFileFault(kind: 'HTML' | 'MARKDOWN', bytes: Uint8Array): FieldCode | null {
  if (latin1(bytes.subarray(0, 5)) === '%PDF-') return 'WRONG_TYPE';
  const text = readingTextOf(bytes);
  if (text === null) return BINARY.test(latin1(bytes.subarray(0, 1024))) ? 'WRONG_TYPE' : 'NOT_UTF8';
  if (text.trim() === '') return 'EMPTY';
  if (BINARY.test(text)) return 'WRONG_TYPE';
  return kind === 'HTML' === looksLikeHtml(kind, text) ? null : 'WRONG_TYPE';
}

/** HTML has a block somewhere; Markdown may hold tags, but is no page. */
function looksLikeHtml(kind: 'HTML' | 'MARKDOWN', text: string): boolean {
  return kind === 'HTML' ? BLOCK_OF_HTML.test(text) : PAGE_OF_HTML.test(text);
}

/** The text of a file in UTF-8, without a byte order mark; null when it is in another encoding. */
export function readingTextOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

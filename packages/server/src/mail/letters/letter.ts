import { translate, type Locale, type MessageKey, type MessageParams } from '@assent/i18n';
import { escapeHtml, linkTo } from '../../invitations/invitation.mail';

/** A mail's words: the same as text and as HTML. */
export interface Letter {
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Block =
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'LINK'; readonly url: string }
  | { readonly kind: 'LINES'; readonly lines: readonly string[] }
  | { readonly kind: 'CODE'; readonly code: string };

export const say = (text: string): Block => ({ kind: 'TEXT', text });
export const link = (url: string): Block => ({ kind: 'LINK', url });
export const lines = (...given: readonly string[]): Block => ({ kind: 'LINES', lines: given });

/** A message with parameters that people typed: each on one line, so that a name cannot pass for a paragraph. */
export type Say = (key: MessageKey, params?: MessageParams) => string;

export function inWords(locale: Locale): Say {
  const product = translate(locale, 'common.product');
  return (key, params = {}) => translate(locale, key, { product, ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? oneLine(value) : value])) });
}

/** Line ends, other controls and marks that turn the direction of writing have no place in a name. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

export const labelled = (t: Say, label: MessageKey, value: string): string => t('mail.common.label', { label: t(label), value });

export function letterOf(locale: Locale, subject: string, blocks: readonly Block[]): Letter {
  const last = say(inWords(locale)('mail.common.automatic'));
  const all = [...blocks, last];
  return { locale, subject, text: `${all.map(asText).join('\n\n')}\n`, html: asDocument(locale, subject, all.map(asHtml).join('\n')) };
}

function asText(block: Block): string {
  switch (block.kind) {
    case 'TEXT':
      return block.text;
    case 'LINK':
      return block.url;
    case 'LINES':
      return block.lines.join('\n');
    case 'CODE':
      return block.code;
  }
}

function asHtml(block: Block): string {
  switch (block.kind) {
    case 'TEXT':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'LINK':
      return `<p>${linkTo(block.url)}</p>`;
    case 'LINES':
      return `<p>${block.lines.map(escapeHtml).join('<br>\n')}</p>`;
    case 'CODE':
      return `<p style="font-family: ui-monospace, monospace; font-size: 1.5em; letter-spacing: 0.1em">${escapeHtml(block.code)}</p>`;
  }
}

const STYLE = 'margin: 0 auto; padding: 16px; max-width: 40em; font-family: system-ui, sans-serif; line-height: 1.6';

/** A whole page that loads nothing from anywhere. */
export function asDocument(locale: Locale, subject: string, body: string): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title>`;
  return `<!doctype html>\n<html lang="${locale}"><head>${head}</head>\n<body style="${STYLE}">\n${body}\n</body></html>\n`;
}

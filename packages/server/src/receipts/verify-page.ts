import { createHash } from 'node:crypto';
import { translate, type Locale } from '@assent/i18n';
import { Marked } from 'marked';
import english from '../../../../docs/evidence.md?raw';
import japanese from '../../../../docs/evidence.ja.md?raw';
import { VERIFY_PATH } from './verify-path';

const TEXTS: Record<Locale, string> = { en: english, ja: japanese };

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem; font: 1rem/1.6 system-ui, sans-serif; line-break: strict; }
pre { padding: .75rem; border: 1px solid; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
th, td { padding: .375rem .75rem .375rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid; }
table { border-collapse: collapse; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; }`;

/** Of this page alone: it brings its own few lines of style, and nothing that acts. */
export const VERIFY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  // The icon that it has not: a browser would ask for one.
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pages = new Map<Locale, string>();

/** docs/evidence.md as a page: what a record proves, and how anyone checks a receipt. */
export function verifyPage(locale: Locale): string {
  const made = pages.get(locale) ?? pageOf(locale);
  pages.set(locale, made);
  return made;
}

function pageOf(locale: Locale): string {
  const body = markdown.parse(TEXTS[locale], { async: false, gfm: true });
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${translate(locale, 'receipt.verifyTitle')}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main>
<p>${translate(locale, 'receipt.verifyHere')} <a href="/log/checkpoint">/log/checkpoint</a>, <a href="/log/keys">/log/keys</a></p>
${body}</main></body>
</html>
`;
}

/** The other language is this page in it; what lies in the repository alone is named, not linked. */
const markdown = new Marked({
  renderer: {
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      const target = linkTo(href);
      return target === null ? words : `<a href="${target}">${words}</a>`;
    },
  },
});

function linkTo(href: string): string | null {
  if (href.startsWith('#') || href.startsWith('https://')) return href;
  const language = /^evidence(?:\.(ja))?\.md$/.exec(href);
  return language === null ? null : `${VERIFY_PATH}?lang=${language[1] ?? 'en'}`;
}

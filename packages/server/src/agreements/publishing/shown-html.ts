import { readingTextOf, type PublicationText } from '@assent/domain';
import { marked } from 'marked';
import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html';

/** What an agreement is written in: text with structure. Nothing that acts, loads or looks like a part of the page around it. */
const TAGS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'div', 'section', 'article', 'address', 'blockquote', 'pre'],
  ...['ol', 'ul', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'abbr', 'b', 'cite', 'code', 'em', 'i', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u'],
];

/** Their words are no words of the agreement; of every other element that is taken out the words stay. */
const WORDLESS = ['button', 'iframe', 'math', 'noscript', 'object', 'option', 'script', 'select', 'style', 'svg', 'template', 'textarea', 'title'];

const NUMBERS = ['colspan', 'rowspan', 'start', 'value'];
const HEADING = /^h[1-6]$/;
/** Ids carry it so that they cannot meet those of the page that shows the text. */
const PREFIX = 'agreement-';

/** The HTML that is shown of a source. The same source gives the same characters with the same version of this program. */
export function shownHtmlOf({ kind, bytes }: PublicationText['source']): string {
  const text = readingTextOf(bytes) ?? '';
  return sanitized(kind === 'MARKDOWN' ? marked.parse(text, { async: false, gfm: true }) : text);
}

/** Whether there is anything to read. */
export const hasWords = (html: string): boolean => /[\p{L}\p{N}]/u.test(html.replaceAll(/<[^>]*>/g, ''));

function sanitized(html: string): string {
  return `${sanitizeHtml(html, optionsFor(new Ids())).trim()}\n`;
}

function optionsFor(ids: Ids): IOptions {
  return {
    allowedTags: TAGS,
    nonTextTags: WORDLESS,
    allowedAttributes: {
      '*': ['dir', 'id', 'lang'],
      a: ['href', 'rel'],
      abbr: ['title'],
      li: ['value'],
      ol: ['reversed', 'start', 'type'],
      td: ['colspan', 'headers', 'rowspan'],
      th: ['colspan', 'headers', 'rowspan', 'scope'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    transformTags: { '*': (name, attributes) => transformed(name, attributes, ids) },
  };
}

function transformed(tagName: string, { id, href, headers, ...others }: Attributes, ids: Ids): Tag {
  const attribs: Attributes = Object.fromEntries(Object.entries(others).filter(([name, value]) => !NUMBERS.includes(name) || /^\d{1,3}$/.test(value)));
  const own = HEADING.test(tagName) ? ids.ofHeading(id) : ids.of(id);
  if (own !== null) attribs['id'] = own;
  const target = tagName === 'a' ? targetOf(href) : null;
  if (target !== null) attribs['href'] = target;
  if (target !== null && !target.startsWith('#')) attribs['rel'] = 'noopener noreferrer';
  else delete attribs['rel'];
  if (headers !== undefined) attribs['headers'] = headers.split(/\s+/).map(named).join(' ');
  return { tagName, attribs };
}

/** A place in the text, or an address that says where it leads; anything else would lead somewhere else on every site. */
function targetOf(href: string | undefined): string | null {
  const address = href?.trim() ?? '';
  if (address.startsWith('#') && address.length > 1) return `#${named(address.slice(1))}`;
  return /^(?:https?:\/\/|mailto:)/i.test(address) ? address : null;
}

/** As it stands in an id: nothing that a link, a script or a style sheet would read in another way. */
function named(id: string): string {
  const cleaned = id.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return cleaned.startsWith(PREFIX) ? cleaned : `${PREFIX}${cleaned}`;
}

/** The ids of one text: each once, and every heading has one, for the table of contents. */
class Ids {
  readonly #taken = new Set<string>();
  #headings = 0;

  of(given: string | undefined): string | null {
    if (given === undefined || given.trim() === '') return null;
    return this.#take(named(given.trim()));
  }

  ofHeading(given: string | undefined): string {
    this.#headings += 1;
    return this.of(given) ?? this.#take(`${PREFIX}heading-${this.#headings}`);
  }

  #take(wanted: string): string {
    let id = wanted;
    for (let number = 2; this.#taken.has(id); number += 1) id = `${wanted}-${number}`;
    this.#taken.add(id);
    return id;
  }
}

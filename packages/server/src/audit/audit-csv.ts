import { pipeline, Readable } from 'node:stream';
import { personName, translate, type Locale, type MessageKey } from '@assent/i18n';
import { stringify } from 'csv-stringify';
import type { ShownEvent } from './audit-event';
import { wordsOfActor } from './audit-words';

interface Column {
  readonly heading: MessageKey;
  valueOf(event: ShownEvent, locale: Locale): string | null;
}

const nameOf = (person: ShownEvent['actor']): string | null => person && personName(person);

const COLUMNS: readonly Column[] = [
  { heading: 'audit.column.at', valueOf: ({ at }) => at },
  { heading: 'audit.column.what', valueOf: ({ message }) => message },
  { heading: 'audit.column.kind', valueOf: ({ kind }) => kind },
  { heading: 'audit.column.actor', valueOf: ({ actorKind }, locale) => wordsOfActor(locale, actorKind) },
  { heading: 'audit.column.actorName', valueOf: ({ actor }) => nameOf(actor) },
  { heading: 'audit.column.actorEmail', valueOf: ({ actor }) => actor?.email ?? null },
  { heading: 'audit.column.account', valueOf: ({ account }) => account?.email ?? null },
  { heading: 'audit.column.partner', valueOf: ({ partnerName }) => partnerName },
  { heading: 'audit.column.customer', valueOf: ({ customer }) => customer?.companyName ?? null },
  { heading: 'audit.column.reason', valueOf: ({ reason }) => reason },
  { heading: 'audit.column.code', valueOf: ({ code }) => code },
  { heading: 'audit.column.rule', valueOf: ({ rule }) => rule },
  { heading: 'audit.column.address', valueOf: ({ address }) => address },
  { heading: 'audit.column.userAgent', valueOf: ({ userAgent }) => userAgent },
  { heading: 'audit.column.id', valueOf: ({ id }) => id },
];

/** RFC 4180, as spreadsheets open it: with a byte order mark, and with text that would be a formula marked as text. */
export function asCsv(events: AsyncIterable<ShownEvent>, locale: Locale): Readable {
  const rows = async function* (): AsyncGenerator<(string | null)[], void> {
    yield COLUMNS.map(({ heading }) => translate(locale, heading));
    for await (const event of events) yield COLUMNS.map(({ valueOf }) => valueOf(event, locale));
  };
  const writer = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  // A fault half-way destroys the answer: a file that ends early must not look whole.
  return pipeline(Readable.from(rows()), writer, () => undefined);
}

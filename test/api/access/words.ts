import type { Cast, Column, Viewer } from './cast';
import { PARTNERS } from './cast';
import type { Heard } from './documents';
import { wordOf, type Stage } from './stage';
import { columnsThatReach, type Table } from './table';

/** Texts that only one tenant's things hold, under the name that a `Word` section of the table gives them. */
export function wordsOf({ partners, linden, admin, billing, user, elsewhere, elsewhereAdmin }: Cast): ReadonlyMap<string, readonly string[]> {
  const people = (persons: readonly { readonly id: string; readonly email: string }[]): string[] => persons.flatMap(({ id, email }) => [id, email]);
  const words = new Map<string, readonly string[]>();
  for (const name of PARTNERS) {
    const { id, name: company, domain, staff } = partners[name];
    words.set(`${name}-identity`, [id, `"${company}"`, `@${domain}`, ...people(Object.values(staff))]);
    words.set(`${name}-records`, [wordOf(name)]);
  }
  const { contactLastName, contactPhone, addressLine1, registrationNumber } = linden;
  words.set('linden-name', [linden.companyName]);
  words.set('linden-profile', [contactLastName, contactPhone, addressLine1].map(String));
  words.set('linden-registration', [`"${linden.domain}"`, String(registrationNumber)]);
  words.set('linden-contact-mail', [linden.contactEmail]);
  words.set('linden-signer', people([admin]));
  words.set('linden-people', people([billing, user]));
  words.set('elsewhere', [elsewhere.companyName, elsewhere.domain, ...people([elsewhereAdmin])]);
  return words;
}

/** Everything as it went over the wire, and what cursors hold. */
function wholeText({ text }: Heard): string {
  const cursors = [...text.matchAll(/"(?:cursor|startCursor|endCursor)":"([\w-]+)"/g)].map(([, cursor = '']) => Buffer.from(cursor, 'base64url').toString('utf8'));
  return [text, ...cursors].join('\n');
}

/** Words and ids that a viewer was sent although no section of the table gives them to its column. Whoever holds a link's secret may know who asks, and whom. */
export function strays(table: Table, { cast, stage, heard }: { cast: Cast; stage: Stage; heard: readonly Heard[] }): string[] {
  const words = wordsOf(cast);
  const open = heard.filter(({ isSecret }) => !isSecret);
  const secrets = [
    ...[...words].flatMap(([name, texts]) => texts.map((text) => ({ name, text, columns: columnsThatReach(table, 'Word', name) }))),
    ...[...stage.names].filter(([, name]) => !name.includes('/')).map(([text, name]) => ({ name, text, columns: columnsThatReach(table, null, name) })),
  ];
  // Many are answered the same: each text is looked through once for each column.
  const seen = new Set<string>();
  return open.flatMap((one) => {
    const text = wholeText(one);
    const key = `${one.viewer.column} ${text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const found = secrets.filter((secret) => !secret.columns.has(one.viewer.column) && text.includes(secret.text));
    return found.map(({ name, text: secret }) => `${one.viewer.name} got "${secret}" (${name}) from ${one.path}`);
  });
}

/** Words that a section gives to a column which was never sent them: the scan would find nothing there anyway. */
export function silentWords(table: Table, { cast, heard, viewers }: { cast: Cast; heard: readonly Heard[]; viewers: readonly Viewer[] }): string[] {
  const texts = new Map<Column, string>();
  for (const one of heard) texts.set(one.viewer.column, `${texts.get(one.viewer.column) ?? ''}${wholeText(one)}`);
  const asked = new Set(viewers.map(({ column }) => column));
  return [...wordsOf(cast)].flatMap(([name, words]) =>
    [...columnsThatReach(table, 'Word', name)]
      .filter((column) => asked.has(column) && !words.some((word) => texts.get(column)?.includes(word)))
      .map((column) => `${column} never gets a word of ${name}`),
  );
}

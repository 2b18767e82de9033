import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addVersion, ownCountry } from '../../support/world/agreements';
import { ask, at, faultOf, inJapanese, listAt, STRANGER, textAt } from '../../support/world/asking';
import { htmlText, PUBLISH, publish, addOperator, type Publishing } from '../../support/world/operators';
import { eventsOf } from '../../support/world/rows';
import { shareWorld } from '../../support/world/world';

// So that an oversized file comes as far as the rule that refuses it.
const world = shareWorld({ env: () => Promise.resolve({ BODY_LIMIT_BYTES: '8388608' }) });

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const VERSIONS = 'query Versions { agreementCountries { country versions { version effectiveOn texts { language } } } }';

/** The versions of a country by name, newest first. */
async function versionsOf(country: string): Promise<unknown[]> {
  const countries = { countries: await ask(world, STRANGER, VERSIONS) };
  const found = listAt(countries, 'countries').find((row) => at(row, 'country') === country);
  return found === undefined ? [] : listAt(found, 'versions').map((version) => at(version, 'version'));
}

describe('publishing a version', () => {
  it('makes its texts what is read, and its file what is downloaded, each under its hash', async () => {
    const [operator, country] = [await addOperator(world), ownCountry(world)];
    const html = '<h1>Vertrag</h1><script>alert(1)</script><h2>Umfang</h2><p onclick="x()">Text.</p>';
    const made = await publish(world, operator, { country, reacceptBy: '2026-12-31', texts: [{ language: 'de-DE', html }, { language: 'en-US', markdown: '# Agreement\n\n## Scope\n\nWords.', pdf: PDF.toString('base64'), fileName: '契約書.pdf' }] });
    expect(made).toMatchObject({ __typename: 'AgreementPublished', isNew: true, replayed: false, agreement: { country, version: '2026.2', effectiveOn: '2026-07-01', acceptancesFrom: '2026-06-29', reacceptBy: '2026-12-31' } });
    const [german, english] = listAt(made, 'agreement.texts');
    const shown = '<h1 id="agreement-heading-1">Vertrag</h1><h2 id="agreement-heading-2">Umfang</h2><p>Text.</p>\n';
    expect(german).toMatchObject({ language: 'de-DE', html: shown, shownHash: sha256(shown), shownLength: Buffer.byteLength(shown), fileHash: sha256(html), fileLength: Buffer.byteLength(html), mediaType: 'text/html; charset=utf-8', fileName: `customer-agreement_${country}_2026.2_de-DE.html` });
    expect(english).toMatchObject({ language: 'en-US', fileHash: sha256(PDF), fileLength: PDF.length, mediaType: 'application/pdf', fileName: '契約書.pdf' });
    expect(textAt(english, 'html')).toContain('<h2 id="agreement-heading-2">Scope</h2>');
    const file = await fetch(textAt(german, 'documentUrl'));
    expect([await file.text(), file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([html, 'text/html; charset=utf-8', 'nosniff']);
    const pdf = await fetch(textAt(english, 'documentUrl'));
    expect([Buffer.from(await pdf.arrayBuffer()).equals(PDF), pdf.headers.get('content-type')]).toEqual([true, 'application/pdf']);
    expect(decodeURIComponent((pdf.headers.get('content-disposition') ?? '').split("filename*=UTF-8''")[1] ?? '')).toBe('契約書.pdf');
  });

  it('leaves an event with every hash, by the key that sent it', async () => {
    const [operator, country] = [await addOperator(world), ownCountry(world)];
    const made = await publish(world, operator, { country });
    const [event, ...more] = await eventsOf(world, { subjectId: textAt(made, 'agreement.id') });
    expect(more).toEqual([]);
    expect(event).toMatchObject({ kind: 'AGREEMENT_PUBLISHED', actorKind: 'OPERATOR', actorId: operator.id, payload: { country, version: '2026.2', texts: [{ language: 'de-DE', fileHash: at(listAt(made, 'agreement.texts')[0], 'fileHash') }] } });
  });

  it('is offered on its day and not before', async () => {
    const [operator, country] = [await addOperator(world), ownCountry(world)];
    await addVersion(world, { country });
    await publish(world, operator, { country });
    const offered = () => ask(world, STRANGER, 'query ($country: CountryCode!) { agreement(country: $country) { version } }', { country });
    expect(await offered()).toEqual({ version: '2026.1' });
    world.travelTo('2026-07-01T12:00:00.000Z');
    expect(await offered()).toEqual({ version: '2026.2' });
  });

  it('of the same bytes again answers what is there, under any key, and writes nothing', async () => {
    const [operator, country] = [await addOperator(world), ownCountry(world)];
    const given = { country, texts: [htmlText('de-DE'), htmlText('en-US')], idempotencyKey: 'first' };
    const made = await publish(world, operator, given);
    const id = textAt(made, 'agreement.id');
    expect(await publish(world, operator, given)).toMatchObject({ replayed: true, agreement: { id } });
    expect(await publish(world, operator, { ...given, idempotencyKey: 'second' })).toMatchObject({ isNew: false, replayed: false, agreement: { id } });
    expect(await publish(world, operator, { ...given, texts: [htmlText('en-US')], idempotencyKey: 'third' })).toMatchObject({ isNew: false, agreement: { id } });
    expect(await eventsOf(world, { subjectId: id })).toHaveLength(1);
    expect(await faultOf(world, operator, PUBLISH, { input: { version: '2026.3', effectiveOn: '2026-08-01', ...given } })).toBe('BAD_USER_INPUT');
  });

  it('by twenty at once publishes once, and twenty different ones once too', async () => {
    const [operator, country, other] = [await addOperator(world), ownCountry(world), ownCountry(world)];
    const same = await Promise.all(Array.from({ length: 20 }, () => publish(world, operator, { country })));
    expect(same.map((one) => at(one, 'isNew')).filter(Boolean)).toEqual([true]);
    expect(new Set(same.map((one) => at(one, 'agreement.id'))).size).toBe(1);
    const different = await Promise.all(Array.from({ length: 20 }, (_, index) => publish(world, operator, { country: other, texts: [htmlText('de-DE', `Fassung ${index}`)] })));
    expect(different.map((one) => at(one, 'rule') ?? at(one, 'isNew')).sort()).toEqual([...Array.from({ length: 19 }, () => 'G3'), true].sort());
  });

  it('adds a language to a version that has begun nowhere', async () => {
    const [operator, country] = [await addOperator(world), ownCountry(world)];
    const made = await publish(world, operator, { country });
    world.travelTo('2026-06-30T09:59:59.000Z');
    const added = await publish(world, operator, { country, texts: [htmlText('en-US')] });
    expect(added).toMatchObject({ isNew: true, agreement: { id: textAt(made, 'agreement.id'), texts: [{ language: 'de-DE' }, { language: 'en-US' }] } });
    expect((await eventsOf(world, { subjectId: textAt(made, 'agreement.id') })).map(({ kind }) => kind).sort()).toEqual(['AGREEMENT_PUBLISHED', 'AGREEMENT_TEXTS_ADDED']);
  });
});

interface Refused {
  readonly is: string;
  readonly given: Partial<Publishing>;
  readonly rule: string;
  readonly code: string;
  readonly path: string;
  readonly fault: string;
  /** The version 2026.2 that is there already, when there is one. */
  readonly there?: Partial<Publishing>;
  readonly now?: string;
}

const REFUSED: readonly Refused[] = [
  { is: 'an unknown country', given: { country: 'ZZ' }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'country', fault: 'UNKNOWN' },
  { is: 'an unknown language', given: { texts: [htmlText('tlh-DE')] }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'texts.0.language', fault: 'UNKNOWN_LANGUAGE' },
  { is: 'what is no language tag', given: { texts: [htmlText('de_DE')] }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'texts.0.language', fault: 'NOT_A_LANGUAGE_TAG' },
  { is: 'an empty file', given: { texts: [{ language: 'de-DE', html: '' }] }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'texts.0.html', fault: 'EMPTY' },
  { is: 'nothing but what is taken out', given: { texts: [{ language: 'de-DE', html: '<div><script>alert(1)</script></div>' }] }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'texts.0.html', fault: 'EMPTY' },
  { is: 'a mistyped file', given: { texts: [{ language: 'de-DE', html: '%PDF-1.7 and so on' }] }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'texts.0.html', fault: 'WRONG_TYPE' },
  { is: 'a PDF that is none', given: { texts: [{ ...htmlText(), pdf: Buffer.from('<p>no</p>').toString('base64') }] }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'texts.0.pdf', fault: 'WRONG_TYPE' },
  { is: 'a PDF in no base64', given: { texts: [{ ...htmlText(), pdf: 'äöü' }] }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'texts.0.pdf', fault: 'MALFORMED' },
  { is: 'an oversized file', given: { texts: [{ language: 'de-DE', html: `<p>${'a'.repeat(2 * 1024 * 1024)}</p>` }] }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'texts.0.html', fault: 'TOO_LARGE' },
  { is: 'what is no day', given: { effectiveOn: '2026-02-30' }, rule: 'G1', code: 'AGREEMENT_INCOMPLETE', path: 'effectiveOn', fault: 'MALFORMED' },
  { is: 'the same version with other bytes', there: {}, given: { texts: [htmlText('de-DE', 'Anderes')] }, rule: 'G3', code: 'AGREEMENT_VERSION_TAKEN', path: 'version', fault: 'TAKEN' },
  { is: 'the same version with other days', there: {}, given: { reacceptBy: '2026-12-31' }, rule: 'G3', code: 'AGREEMENT_VERSION_TAKEN', path: 'version', fault: 'TAKEN' },
  { is: 'a language for a version that has begun', there: {}, given: { texts: [htmlText('en-US')] }, now: '2026-06-30T10:00:00.000Z', rule: 'G4', code: 'AGREEMENT_VERSION_IN_FORCE', path: 'version', fault: 'TAKEN' },
  { is: 'a day that is taken', there: {}, given: { version: '2026.3' }, rule: 'G6', code: 'AGREEMENT_DAY_TAKEN', path: 'effectiveOn', fault: 'TAKEN' },
  { is: 'a version older than the one in force', given: { effectiveOn: '2025-12-31' }, rule: 'G7', code: 'AGREEMENT_TOO_OLD', path: 'effectiveOn', fault: 'OLDER_THAN_IN_FORCE' },
  { is: 'acceptances from the day before', given: { acceptancesFrom: '2026-06-30' }, rule: 'G8', code: 'AGREEMENT_DATES_WRONG', path: 'acceptancesFrom', fault: 'TOO_LATE' },
  { is: 'a last day before the first', given: { reacceptBy: '2026-06-30' }, rule: 'G9', code: 'AGREEMENT_DATES_WRONG', path: 'reacceptBy', fault: 'BEFORE_EFFECTIVE' },
  { is: 'a last day that is over', given: { effectiveOn: '2026-02-01', reacceptBy: '2026-06-14' }, rule: 'G10', code: 'AGREEMENT_DATES_WRONG', path: 'reacceptBy', fault: 'PASSED' },
];

describe('publishing is refused, in both languages and with nothing published,', () => {
  it.each(REFUSED)('for $is ($rule)', async ({ given, there, now, rule, code, path, fault }) => {
    const [operator, country] = [await addOperator(world), ownCountry(world)];
    await addVersion(world, { country });
    if (there !== undefined) await publish(world, operator, { country, ...there });
    if (now !== undefined) world.travelTo(now);
    const before = await versionsOf(country);
    const english = await publish(world, operator, { country, ...given });
    const japanese = await publish(world, inJapanese(operator), { country, ...given });
    for (const refusal of [english, japanese]) expect(refusal).toMatchObject({ __typename: 'Refusal', code, rule, fields: [{ path, code: fault }] });
    const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
    for (const words of ['message', 'fields.0.message', 'remedies.0.message']) expect([isJapanese.test(textAt(english, words)), isJapanese.test(textAt(japanese, words))]).toEqual([false, true]);
    expect(await versionsOf(country)).toEqual(before);
    const events = await eventsOf(world, { kind: 'PUBLICATION_REFUSED', actorId: operator.id });
    expect(events.map((event) => [event.code, event.rule])).toEqual(rule === 'G1' ? [] : [[code, rule], [code, rule]]);
  });
});

import { describe, expect, it } from 'vitest';
import { MAX_PDF_BYTES, MAX_SOURCE_BYTES, fileFault } from './file';
import { checkPublication, type PublicationInput, type PublicationTextInput } from './publication';
import { publishFacts, storedFact, type StoredVersion } from './publish-facts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const HTML = bytes('<h1>Agreement</h1><p>Terms.</p>');
const PDF = bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n');
const TEXT: PublicationTextInput = { language: 'de-DE', html: HTML };
const GOOD: PublicationInput = { country: 'DE', version: '2027.1', effectiveOn: '2027-01-01', texts: [TEXT] };

const faults = (input: PublicationInput): object => {
  const checked = checkPublication(input);
  return checked.ok ? [] : checked.fields;
};
const textFaults = (text: Partial<PublicationTextInput>): object => faults({ ...GOOD, texts: [{ ...TEXT, ...text }] });

describe('a version to be published', () => {
  it('may be accepted two days before it takes effect, asks nobody again and names its file, unless it says otherwise', () => {
    const checked = checkPublication(GOOD);
    expect(checked).toMatchObject({ ok: true, value: { acceptancesFrom: '2026-12-30', reacceptBy: null, texts: [{ fileName: 'customer-agreement_DE_2027.1_de-DE.html', file: { kind: 'HTML', bytes: HTML } }] } });
  });

  it('is kept as its PDF where there is one, and shown from its source', () => {
    const checked = checkPublication({ ...GOOD, texts: [{ ...TEXT, pdf: PDF, fileName: '顧客契約書.pdf' }] });
    expect(checked).toMatchObject({ ok: true, value: { texts: [{ source: { kind: 'HTML' }, file: { kind: 'PDF', bytes: PDF }, fileName: '顧客契約書.pdf' }] } });
  });

  it('is told every fault by its field', () => {
    expect(faults({ country: 'XX', version: '2027/1', effectiveOn: '2027-02-30', acceptancesFrom: 'soon', reacceptBy: '31.12.2027', texts: [] })).toEqual([
      { path: 'country', code: 'UNKNOWN' },
      { path: 'version', code: 'MALFORMED' },
      { path: 'effectiveOn', code: 'MALFORMED' },
      { path: 'acceptancesFrom', code: 'MALFORMED' },
      { path: 'reacceptBy', code: 'MALFORMED' },
      { path: 'texts', code: 'REQUIRED' },
    ]);
    expect(faults({})).toEqual(['country', 'version', 'effectiveOn', 'texts'].map((path) => ({ path, code: 'REQUIRED' })));
    expect(faults({ ...GOOD, version: 'v'.repeat(33) })).toEqual([{ path: 'version', code: 'TOO_LONG' }]);
  });

  it('has languages that are tags, known, and given once', () => {
    expect(textFaults({ language: 'german' })).toEqual([{ path: 'texts.0.language', code: 'UNKNOWN_LANGUAGE' }]);
    expect(textFaults({ language: 'de_DE' })).toEqual([{ path: 'texts.0.language', code: 'NOT_A_LANGUAGE_TAG' }]);
    expect(textFaults({ language: 'DE-de' })).toEqual([{ path: 'texts.0.language', code: 'NOT_A_LANGUAGE_TAG' }]);
    expect(textFaults({ language: 'tlh-DE' })).toEqual([{ path: 'texts.0.language', code: 'UNKNOWN_LANGUAGE' }]);
    expect(textFaults({ language: ' ' })).toEqual([{ path: 'texts.0.language', code: 'REQUIRED' }]);
    expect(faults({ ...GOOD, texts: [TEXT, TEXT] })).toEqual([{ path: 'texts.1.language', code: 'TWICE' }]);
  });

  it('has one source for each text', () => {
    expect(textFaults({ html: null })).toEqual([{ path: 'texts.0.html', code: 'REQUIRED' }]);
    expect(textFaults({ markdown: bytes('# Agreement') })).toEqual([{ path: 'texts.0.markdown', code: 'NOT_ALLOWED' }]);
    expect(textFaults({ html: null, markdown: bytes('# Agreement') })).toEqual([]);
  });

  it('has a file name that is no path and ends as the file does', () => {
    for (const fileName of ['../agreement.html', 'C:\\agreement.html', '.html', 'a\u202Elmth.html']) expect(textFaults({ fileName })).toEqual([{ path: 'texts.0.fileName', code: 'MALFORMED' }]);
    expect(textFaults({ fileName: 'agreement.pdf' })).toEqual([{ path: 'texts.0.fileName', code: 'WRONG_TYPE' }]);
    expect(textFaults({ fileName: `${'a'.repeat(150)}.html` })).toEqual([{ path: 'texts.0.fileName', code: 'TOO_LONG' }]);
  });
});

describe('a file', () => {
  it('is judged by its bytes', () => {
    expect([fileFault('HTML', HTML), fileFault('MARKDOWN', bytes('# Agreement\n\nTerms.')), fileFault('PDF', PDF)]).toEqual([null, null, null]);
    expect([fileFault('HTML', PDF), fileFault('MARKDOWN', PDF), fileFault('PDF', HTML)]).toEqual(['WRONG_TYPE', 'WRONG_TYPE', 'WRONG_TYPE']);
    expect(fileFault('HTML', bytes('Only words.'))).toBe('WRONG_TYPE');
    expect(fileFault('MARKDOWN', bytes('\n<!doctype html><p>A page.</p>'))).toBe('WRONG_TYPE');
    expect(fileFault('HTML', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('WRONG_TYPE');
    expect(fileFault('PDF', bytes('%PDF-1.7\nbroken off'))).toBe('WRONG_TYPE');
    expect(fileFault('HTML', bytes('<p>NUL \0</p>'))).toBe('WRONG_TYPE');
  });

  it('is UTF-8, with or without a byte order mark', () => {
    expect(fileFault('HTML', Uint8Array.from([...bytes('<p>'), 0x8c, 0x5f, 0x96, 0xf1, ...bytes('</p>')]))).toBe('NOT_UTF8');
    expect(fileFault('HTML', Uint8Array.from([0xef, 0xbb, 0xbf, ...HTML]))).toBeNull();
  });

  it('is neither empty nor larger than can be kept', () => {
    for (const kind of ['HTML', 'MARKDOWN', 'PDF'] as const) expect(fileFault(kind, new Uint8Array())).toBe('EMPTY');
    expect(fileFault('HTML', bytes(' \n\t '))).toBe('EMPTY');
    expect(fileFault('HTML', bytes(`<p>${'a'.repeat(MAX_SOURCE_BYTES)}</p>`))).toBe('TOO_LARGE');
    expect(fileFault('PDF', new Uint8Array(MAX_PDF_BYTES + 1))).toBe('TOO_LARGE');
  });
});

const hashes = (language: string, hash = 'a') => ({ language, fileHash: hash, shownHash: hash });
const stored: StoredVersion = { version: '2026.1', effectiveOn: '2026-03-01', acceptancesFrom: '2026-02-27', reacceptBy: null, texts: [hashes('de-DE'), hashes('en-US')] };

describe('a version of a name that is there', () => {
  it('is the same with the same days and bytes, all of its languages or some', () => {
    expect(storedFact(stored, stored)).toBe('SAME');
    expect(storedFact({ ...stored, texts: [hashes('en-US')] }, stored)).toBe('SAME');
  });

  it('is another with any other byte or day', () => {
    expect(storedFact({ ...stored, texts: [hashes('de-DE', 'b')] }, stored)).toBe('OTHER');
    for (const days of [{ effectiveOn: '2026-03-02' }, { acceptancesFrom: '2026-02-01' }, { reacceptBy: '2026-12-31' }]) expect(storedFact({ ...stored, ...days }, stored)).toBe('OTHER');
    expect(storedFact({ ...stored, texts: [hashes('de-DE', 'b'), hashes('fr-FR')] }, stored)).toBe('OTHER');
  });

  it('may bring languages that are not there', () => {
    expect(storedFact({ ...stored, texts: [hashes('fr-FR')] }, stored)).toBe('ADDS_LANGUAGES');
    expect(storedFact(stored, null)).toBe('NEW');
  });
});

describe('the facts of publishing', () => {
  const given: StoredVersion = { ...stored, version: '2026.2', effectiveOn: '2026-07-01', acceptancesFrom: '2026-06-29', reacceptBy: '2026-09-30' };
  const factsAt = (instant: string, changes: Partial<StoredVersion> = {}, isFirst = false) => publishFacts({ ...given, ...changes }, { stored: [stored], isFirst, now: new Date(instant) });

  it('take a version as begun once its day is there somewhere on earth', () => {
    const before = factsAt('2026-02-28T09:59:59.999Z', { ...stored, texts: [hashes('fr-FR')] });
    const after = factsAt('2026-02-28T10:00:00.000Z', { ...stored, texts: [hashes('fr-FR')] });
    expect([before.hasBegun, after.hasBegun]).toEqual([false, true]);
  });

  it('compare its day with every other version', () => {
    expect(factsAt('2026-06-01T00:00:00.000Z')).toMatchObject({ version: 'NEW', isDayFree: true, isOlderThanInForce: false, acceptances: 'EARLY_ENOUGH', reacceptBy: 'GOOD' });
    expect(factsAt('2026-06-01T00:00:00.000Z', { effectiveOn: '2026-03-01' })).toMatchObject({ isDayFree: false });
    expect(factsAt('2026-06-01T00:00:00.000Z', { effectiveOn: '2026-02-28' })).toMatchObject({ isOlderThanInForce: true });
    expect(factsAt('2026-01-01T00:00:00.000Z', { effectiveOn: '2026-02-28' })).toMatchObject({ isOlderThanInForce: false });
  });

  it('want acceptances two days before it takes effect, and a last day that is still to come', () => {
    expect(factsAt('2026-06-01T00:00:00.000Z', { acceptancesFrom: '2026-06-30' })).toMatchObject({ acceptances: 'TOO_LATE' });
    expect(factsAt('2026-06-01T00:00:00.000Z', { reacceptBy: '2026-06-30' })).toMatchObject({ reacceptBy: 'BEFORE_EFFECTIVE' });
    expect(factsAt('2026-09-30T10:00:00.000Z')).toMatchObject({ reacceptBy: 'PASSED' });
    expect(factsAt('2026-09-30T10:00:00.000Z', {}, true)).toMatchObject({ reacceptBy: 'GOOD' });
  });
});

import { COUNTRY_CODES, type CountryCode, agreementLanguages } from '@assent/domain';
import { describe, expect, it } from 'vitest';
import { sampleAgreementFile, sampleAgreementHtml, sampleAgreementLanguages } from './sample-agreement';
import { SAMPLE_AGREEMENT_VERSIONS, type SampleAgreementInput } from './sample-agreement.types';
import { sampleAgreementEditions } from './sample-agreement.versions';

const COUNTRIES_WITH_TEXT = COUNTRY_CODES.filter((country) => agreementLanguages(country).length > 0);

const EVERY_TEXT: readonly SampleAgreementInput[] = COUNTRIES_WITH_TEXT.flatMap((country) =>
  sampleAgreementLanguages(country).flatMap((language) => SAMPLE_AGREEMENT_VERSIONS.map((version) => ({ country, language, version }))),
);

const GERMAN: SampleAgreementInput = { country: 'DE', language: 'en-US', version: '2026-06' };
const JAPANESE: SampleAgreementInput = { country: 'JP', language: 'ja-JP', version: '2026-06' };

function words(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').trim();
}

function pageOf(input: SampleAgreementInput): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(sampleAgreementFile(input).bytes);
}

describe('sample agreement texts', () => {
  it('exist in English wherever the agreement is published, and in Japanese for Japan alone', () => {
    expect(COUNTRIES_WITH_TEXT.length).toBeGreaterThan(240);
    for (const country of COUNTRIES_WITH_TEXT) expect(sampleAgreementLanguages(country)).toContain('en-US');
    const japanese = COUNTRIES_WITH_TEXT.filter((country) => sampleAgreementLanguages(country).includes('ja-JP'));
    expect(japanese).toEqual(['JP']);
  });

  it('do not exist where the agreement is not published', () => {
    expect(sampleAgreementLanguages('CN')).toEqual([]);
    expect(() => sampleAgreementHtml({ ...GERMAN, country: 'CN' })).toThrow('CN');
    expect(() => sampleAgreementHtml({ ...GERMAN, language: 'ja-JP' })).toThrow('ja-JP');
  });

  it('say at the top and in their own language that they are samples and not of Microsoft', () => {
    for (const input of EVERY_TEXT) {
      const [, notice = ''] = /<\/h1>\n<p>(.*)<\/p>/.exec(sampleAgreementHtml(input)) ?? [];
      expect(notice).toMatch(input.language === 'ja-JP' ? /^見本.*Microsoft が作成したものでもありません/ : /^Sample\..*not written by Microsoft/);
    }
  });

  it('are made of headings, paragraphs and lists, with ids on headings and no other attribute', () => {
    for (const input of EVERY_TEXT) {
      const tags = sampleAgreementHtml(input).match(/<[^>]*>/g) ?? [];
      const unexpected = tags.filter((tag) => !/^<\/?(h1|h2|p|ol|li)>$|^<h[12] id="agreement-[a-z-]+">$/.test(tag));
      expect(unexpected).toEqual([]);
    }
  });

  it('have headings that can each be linked to', () => {
    const ids = [...sampleAgreementHtml(GERMAN).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('agreement-data-protection');
    expect([...sampleAgreementHtml(JAPANESE).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual(ids);
  });

  it('are as long as an agreement that a person can still read', () => {
    for (const version of SAMPLE_AGREEMENT_VERSIONS) {
      const count = words(sampleAgreementHtml({ ...GERMAN, version })).split(' ').length;
      expect(count).toBeGreaterThan(1_200);
      expect(count).toBeLessThan(2_200);
      expect(words(sampleAgreementHtml({ ...JAPANESE, version })).length).toBeGreaterThan(3_000);
    }
  });

  it('differ by country, language and version', () => {
    const texts = EVERY_TEXT.map(sampleAgreementHtml);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('name the country whose law governs', () => {
    expect(words(sampleAgreementHtml(GERMAN))).toContain('governed by the laws of the Country (Germany)');
    expect(words(sampleAgreementHtml(GERMAN))).toContain('Regulation (EU) 2016/679');
    expect(words(sampleAgreementHtml(JAPANESE))).toContain('日本法に準拠し');
  });
});

describe('sample agreement files', () => {
  it('have the same bytes each time they are made', () => {
    const changed = EVERY_TEXT.filter((input) => Buffer.compare(sampleAgreementFile(input).bytes, sampleAgreementFile({ ...input }).bytes) !== 0);
    expect(changed).toEqual([]);
  });

  it('are complete UTF-8 pages around the very text that is shown', () => {
    for (const input of EVERY_TEXT) {
      const page = pageOf(input);
      expect(page).toMatch(/^<!doctype html>\n<html lang="(en-US|ja-JP)">\n<head>\n<meta charset="utf-8">/);
      expect(page).toContain(`<article>\n${sampleAgreementHtml(input)}</article>`);
    }
  });

  it('load nothing and run nothing', () => {
    expect(pageOf(GERMAN)).not.toMatch(/<script|<link|<img|url\(|https?:|style="|\son[a-z]+=/);
  });

  it('are named in the language of the text', () => {
    expect(sampleAgreementFile(JAPANESE)).toMatchObject({ fileName: '顧客契約書（見本）_JP_2026-06.html', mediaType: 'text/html; charset=utf-8' });
    expect(sampleAgreementFile(GERMAN).fileName).toBe('customer-agreement-sample_DE_2026-06.html');
  });
});

describe('sample agreement versions', () => {
  const latestOf = (country: CountryCode, today: string) => sampleAgreementEditions(country, today).at(-1);

  it('can be accepted from two days before they take effect', () => {
    for (const edition of sampleAgreementEditions('FR', '2026-11-22')) {
      expect((Date.parse(edition.effectiveOn) - Date.parse(edition.acceptancesFrom)) / 86_400_000).toBeGreaterThanOrEqual(2);
    }
  });

  it('ask for renewed acceptance by a day to come, by a day gone by, or not at all, whenever they are loaded', () => {
    for (const today of ['2026-10-01', '2026-11-22', '2027-12-31', '2028-02-29']) {
      const [soon, gone, never] = [latestOf('JP', today), latestOf('BR', today), latestOf('FR', today)];
      expect(String(soon?.reacceptBy) > today).toBe(true);
      expect(String(gone?.reacceptBy) < today).toBe(true);
      expect(String(gone?.reacceptBy) > String(gone?.effectiveOn)).toBe(true);
      expect(never?.reacceptBy).toBeNull();
    }
    expect(latestOf('JP', '2026-11-22')?.reacceptBy).toBe('2027-02-28');
  });
});

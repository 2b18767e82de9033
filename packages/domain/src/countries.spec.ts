import { describe, expect, it } from 'vitest';
import {
  COUNTRIES, COUNTRY_CODES, REGIONS, agreementLanguages, countryOf, isCountryCode, needsRegistrationNumber, regionOf,
} from './countries';
import { LANGUAGE_COUNTRIES, REGION_COUNTRIES, REGISTRATION_NUMBER_COUNTRIES } from './data/countries';

describe('the countries of the program', () => {
  it('each have exactly one of fifteen regions', () => {
    const listed = Object.values(REGION_COUNTRIES).flat();
    expect(new Set(listed).size).toBe(listed.length);
    expect(COUNTRIES.map(({ code }) => code)).toEqual([...listed].sort());
    expect(REGIONS).toHaveLength(15);
    expect(COUNTRY_CODES).toHaveLength(244);
  });

  it('are ISO 3166-1 codes that the runtime can name, in English and Japanese', () => {
    for (const locale of ['en', 'ja']) {
      const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
      expect(COUNTRY_CODES.filter((code) => !/^[A-Z]{2}$/.test(code) || names.of(code) === undefined)).toEqual([]);
    }
  });

  it('hold Kosovo, and none of the pseudo-codes that the program made up', () => {
    expect(isCountryCode('XK')).toBe(true);
    expect(['XE', 'XJ', 'XS', 'UK', 'EU', 'jp', '', 'constructor'].filter(isCountryCode)).toEqual([]);
    expect([regionOf('BQ'), regionOf('SJ')]).toEqual(['LATIN_AMERICA_AND_CARIBBEAN', 'EUROPE']);
  });

  it('make EEA, EFTA and the UK one region', () => {
    expect(['DE', 'NO', 'CH', 'GB', 'LI', 'IE'].filter((code) => isCountryCode(code) && regionOf(code) !== 'EUROPE')).toEqual([]);
  });

  it('have the agreement in en-US first, and in their own language where there is one', () => {
    expect(agreementLanguages('JP')).toEqual(['en-US', 'ja-JP']);
    expect(agreementLanguages('RS')).toEqual(['en-US', 'sr-Latn-RS']);
    expect(agreementLanguages('US')).toEqual(['en-US']);
    expect(agreementLanguages('MU')).toEqual(['en-US']);
  });

  it('all have an agreement but China', () => {
    expect(COUNTRY_CODES.filter((code) => agreementLanguages(code).length === 0)).toEqual(['CN']);
  });

  it('are published in languages that exist, for countries that are listed', () => {
    expect(Intl.getCanonicalLocales(Object.keys(LANGUAGE_COUNTRIES))).toEqual(Object.keys(LANGUAGE_COUNTRIES));
    expect(Object.values(LANGUAGE_COUNTRIES).flat().filter((code) => !isCountryCode(code))).toEqual([]);
  });

  it('demand a registration number in twenty-four cases', () => {
    expect(new Set(REGISTRATION_NUMBER_COUNTRIES).size).toBe(24);
    expect(COUNTRY_CODES.filter(needsRegistrationNumber)).toEqual([...REGISTRATION_NUMBER_COUNTRIES]);
    expect(countryOf('PL')).toEqual({ code: 'PL', region: 'EUROPE', languages: ['en-US', 'pl-PL'] });
  });
});

import {
  COUNTRIES_WITHOUT_AGREEMENT, LANGUAGE_COUNTRIES, REGION_COUNTRIES, REGISTRATION_NUMBER_COUNTRIES,
} from './data/countries';

/** A region of the program: a partner serves the customers of its own and no others. */
export type Region = keyof typeof REGION_COUNTRIES;

/** ISO 3166-1 alpha-2 code of a country of the program (and XK, Kosovo). */
export type CountryCode = (typeof REGION_COUNTRIES)[Region][number];

/** BCP 47 tag of a language in which the agreement is published. */
export type AgreementLanguage = 'en-US' | keyof typeof LANGUAGE_COUNTRIES;

/** Every language in which the agreement is published for some country, en-US first. */
export const AGREEMENT_LANGUAGES: readonly AgreementLanguage[] = ['en-US', ...keysOf(LANGUAGE_COUNTRIES)];

/** A country of the program: its code, the one region that serves it, the languages of its agreement. */
export interface Country {
  readonly code: CountryCode;
  readonly region: Region;
  readonly languages: readonly AgreementLanguage[];
}

/** `Object.keys` with the type that a constant record's keys have. */
function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}

/** Every region, in alphabetical order. */
export const REGIONS: readonly Region[] = keysOf(REGION_COUNTRIES);

const byCode = new Map<string, Country>(
  REGIONS.flatMap((region) => REGION_COUNTRIES[region].map((code) => [code, { code, region, languages: languagesOf(code) }])),
);

function languagesOf(country: CountryCode): AgreementLanguage[] {
  if (includes(COUNTRIES_WITHOUT_AGREEMENT, country)) return [];
  return ['en-US', ...keysOf(LANGUAGE_COUNTRIES).filter((language) => includes(LANGUAGE_COUNTRIES[language], country))];
}

function includes(codes: readonly string[], code: string): boolean {
  return codes.includes(code);
}

/** Every country of the program, by code. */
export const COUNTRIES: readonly Country[] = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));

/** Every country code, in alphabetical order. */
export const COUNTRY_CODES: readonly CountryCode[] = COUNTRIES.map(({ code }) => code);

/** Whether `code` is a country of the program. Case matters. */
export function isCountryCode(code: string): code is CountryCode {
  return byCode.has(code);
}

/** The country of a code; throws on one that is no country of the program. */
export function countryOf(code: CountryCode): Country {
  const country = byCode.get(code);
  if (!country) throw new RangeError(`no country of the program: ${code}`);
  return country;
}

/** The one region that serves a country. */
export function regionOf(country: CountryCode): Region {
  return countryOf(country).region;
}

/** The languages in which the agreement is published for a country, en-US first; none for one where it is not published. */
export function agreementLanguages(country: CountryCode): readonly AgreementLanguage[] {
  return countryOf(country).languages;
}

/** Whether a company of this country must give its registration number and a phone number. */
export function needsRegistrationNumber(country: CountryCode): boolean {
  return includes(REGISTRATION_NUMBER_COUNTRIES, country);
}

import { COUNTRIES, REGISTRATION_NUMBER_COUNTRIES } from './data/countries';

/** ISO 3166-1 alpha-2 code of a country of the program (and XK, Kosovo). */
export type CountryCode = keyof typeof COUNTRIES;

/** BCP 47 tag of a language in which the agreement is published. */
export type AgreementLanguage = (typeof COUNTRIES)[CountryCode]['languages'][number];

/** The regions of the program: a partner serves the customers of its own and no others. EEA, EFTA and the UK are one, EUROPE. */
export const REGIONS = [
  'AFRICA', 'ASIA_PACIFIC', 'AUSTRALIA', 'BRAZIL', 'CANADA', 'CHINA', 'EUROPE', 'INDIA', 'JAPAN', 'KOREA',
  'LATIN_AMERICA_AND_CARIBBEAN', 'MIDDLE_EAST_AND_EASTERN_EUROPE', 'NEW_ZEALAND', 'TAIWAN', 'UNITED_STATES',
] as const;
export type Region = (typeof REGIONS)[number];

/** Whether `code` is a country of the program. Case matters. */
export function isCountryCode(code: string): code is CountryCode {
  return Object.hasOwn(COUNTRIES, code);
}

/** Every country code, in alphabetical order. */
export const COUNTRY_CODES: readonly CountryCode[] = Object.keys(COUNTRIES).filter(isCountryCode);

/** The one region that serves a country. */
export function regionOf(country: CountryCode): Region {
  return COUNTRIES[country].region;
}

/** The languages in which the agreement is published for a country; none for one where it is not. */
export function agreementLanguages(country: CountryCode): readonly AgreementLanguage[] {
  return COUNTRIES[country].languages;
}

/** Whether a company of this country must give its registration number and a phone number. */
export function needsRegistrationNumber(country: CountryCode): boolean {
  return REGISTRATION_NUMBER_COUNTRIES.some((code) => code === country);
}

import { type CountryCode, isCountryCode, needsRegistrationNumber } from '../countries';
import { customerEmailFault, domainFault, phoneFault, tidyDomain, tidyEmail } from '../people/contact';
import { MAX_PERSON_NAME, type Signer, type SignerInput, faultsOf } from '../people/signer';
import { lengthOf, nameFault, textFault, tidy } from '../people/text';
import type { Checked, FieldCode } from '../refusal';
import { isTimeZone } from '../time/zone';

export const MAX_COMPANY_NAME = 200;
export const MAX_ADDRESS_LINE = 200;
export const MAX_SHORT_FIELD = 50;

/** A company as a partner types it. */
export interface CompanyInput {
  readonly companyName?: string | null;
  readonly domain?: string | null;
  readonly country?: string | null;
  readonly language?: string | null;
  readonly timeZone?: string | null;
  readonly registrationNumber?: string | null;
  readonly address?: AddressInput | null;
  readonly contact?: SignerInput | null;
}

export interface AddressInput {
  readonly line1?: string | null;
  readonly line2?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly postalCode?: string | null;
}

/** A company, tidied. What may be left out is null then. */
export interface Company {
  readonly companyName: string;
  readonly domain: string;
  readonly country: CountryCode;
  readonly language: string;
  readonly timeZone: string;
  readonly registrationNumber: string | null;
  readonly address: Address;
  readonly contact: Signer;
}

export interface Address {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
}

/** What a company name is when nothing of it names the company. */
const BARE_ABBREVIATIONS = new Set([
  'ab', 'ag', 'as', 'asa', 'bv', 'co', 'company', 'corp', 'corporation', 'gk', 'gmbh', 'inc', 'incorporated', 'kft', 'kg', 'kk', 'limited',
  'llc', 'llp', 'ltd', 'nv', 'oy', 'oyj', 'plc', 'pty', 'sa', 'sarl', 'sas', 'sl', 'spa', 'sro', 'srl', 'spzoo',
  '株式会社', '(株)', '有限会社', '(有)', '合同会社', '合資会社', '合名会社', '(同)',
]);

/** What is wrong with a tidy company name: one character, only specials, or a bare abbreviation such as "Ltd." */
export function companyNameFault(name: string): FieldCode | null {
  const fault = textFault(name, MAX_COMPANY_NAME);
  if (fault) return fault;
  if (lengthOf(name) < 2) return 'TOO_SHORT';
  return isBareAbbreviation(name) || !/[\p{L}\p{N}]/u.test(name) ? 'NOT_A_NAME' : null;
}

/** Whether every word of a name is an abbreviation, as in "Co., Ltd."; "Sp. z o.o." is one only as a whole. */
function isBareAbbreviation(name: string): boolean {
  const words = name.toLowerCase().replaceAll('.', '').split(/[\s,]+/).filter((word) => word !== '');
  return BARE_ABBREVIATIONS.has(words.join('')) || words.every((word) => BARE_ABBREVIATIONS.has(word));
}

/** What is wrong with a tidy registration number: required in some countries, refused in all others. */
export function registrationNumberFault(number: string, country: string): FieldCode | null {
  const isNeeded = isCountryCode(country) && needsRegistrationNumber(country);
  if (!isNeeded) return number === '' ? null : 'NOT_ALLOWED';
  const fault = textFault(number, MAX_SHORT_FIELD);
  return fault ?? (/^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u.test(number) ? null : 'MALFORMED');
}

/** A field that may be left out. */
function optionalFault(text: string, max: number): FieldCode | null {
  return text === '' ? null : textFault(text, max);
}

function languageFault(language: string): FieldCode | null {
  if (language === '') return 'REQUIRED';
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? null : 'MALFORMED';
}

function timeZoneFault(timeZone: string): FieldCode | null {
  if (timeZone === '') return 'REQUIRED';
  return isTimeZone(timeZone) ? null : 'UNKNOWN';
}

function countryFault(country: string): FieldCode | null {
  if (country === '') return 'REQUIRED';
  return isCountryCode(country) ? null : 'UNKNOWN';
}

function tidyCompany(input: CompanyInput) {
  return {
    companyName: tidy(input.companyName),
    domain: tidyDomain(input.domain),
    country: tidy(input.country),
    language: tidy(input.language),
    timeZone: tidy(input.timeZone),
    registrationNumber: tidy(input.registrationNumber),
    line1: tidy(input.address?.line1),
    line2: tidy(input.address?.line2),
    city: tidy(input.address?.city),
    state: tidy(input.address?.state),
    postalCode: tidy(input.address?.postalCode),
    firstName: tidy(input.contact?.firstName),
    lastName: tidy(input.contact?.lastName),
    email: tidyEmail(input.contact?.email),
    phone: tidy(input.contact?.phone),
  };
}

/**
 * Tidies and checks a new customer's company and primary contact (guide: "enter information about the new customer in all
 * required fields"). `partnerDomains`: the domains of the partner that creates it; the contact may have no mailbox there.
 * Paths: `companyName`, `domain`, ..., `address.line1`, `contact.email`.
 */
export function checkCompany(input: CompanyInput, partnerDomains: readonly string[]): Checked<Company> {
  const typed = tidyCompany(input);
  const isPhoneNeeded = isCountryCode(typed.country) && needsRegistrationNumber(typed.country);
  const fields = faultsOf({
    companyName: companyNameFault(typed.companyName),
    domain: domainFault(typed.domain),
    country: countryFault(typed.country),
    language: languageFault(typed.language),
    timeZone: timeZoneFault(typed.timeZone),
    registrationNumber: registrationNumberFault(typed.registrationNumber, typed.country),
    'address.line1': textFault(typed.line1, MAX_ADDRESS_LINE),
    'address.line2': optionalFault(typed.line2, MAX_ADDRESS_LINE),
    'address.city': textFault(typed.city, MAX_SHORT_FIELD),
    'address.state': optionalFault(typed.state, MAX_SHORT_FIELD),
    'address.postalCode': optionalFault(typed.postalCode, MAX_SHORT_FIELD),
    'contact.firstName': nameFault(typed.firstName, MAX_PERSON_NAME),
    'contact.lastName': nameFault(typed.lastName, MAX_PERSON_NAME),
    'contact.email': customerEmailFault(typed.email, partnerDomains),
    'contact.phone': typed.phone === '' && isPhoneNeeded ? 'REQUIRED' : phoneFault(typed.phone),
  });
  const { country } = typed;
  if (fields.length > 0 || !isCountryCode(country)) return { ok: false, fields };
  return { ok: true, value: companyOf({ ...typed, country }) };
}

function companyOf(typed: ReturnType<typeof tidyCompany> & { readonly country: CountryCode }): Company {
  const { companyName, domain, country, language, timeZone } = typed;
  const { line1, city, firstName, lastName, email } = typed;
  return {
    companyName, domain, country, language, timeZone,
    registrationNumber: typed.registrationNumber || null,
    address: { line1, line2: typed.line2 || null, city, state: typed.state || null, postalCode: typed.postalCode || null },
    contact: { firstName, lastName, email, phone: typed.phone || null },
  };
}

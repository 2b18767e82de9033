import { createInterface } from 'node:readline/promises';
import {
  domainOfEmail,
  emailFault,
  isCountryCode,
  isTimeZone,
  MAX_PERSON_NAME,
  nameFault,
  PARTNER_TYPES,
  phoneFault,
  tidy,
  tidyEmail,
  type CountryCode,
  type PartnerType,
} from '@assent/domain';
import { StartFault } from '../start-fault';

export type InitFlags = Partial<Record<keyof typeof questions | 'contactName' | 'contactEmail' | 'contactPhone' | 'mpnId' | 'language', string>>;

export interface InitAnswers {
  readonly partnerName: string;
  readonly partnerType: PartnerType;
  readonly country: CountryCode;
  readonly timeZone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly domain: string;
  readonly language: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string | null;
  readonly mpnId: string | null;
}

/** What is asked for when no flag gives it, with what Enter stands for. */
const questions = {
  partnerName: { flag: '--partner-name', words: 'Company name of the partner', fallback: '' },
  partnerType: { flag: '--partner-type', words: `Its type (${PARTNER_TYPES.join(', ')})`, fallback: 'DIRECT_BILL' },
  country: { flag: '--country', words: 'Its country (two letters)', fallback: '' },
  timeZone: { flag: '--time-zone', words: 'Its time zone', fallback: Intl.DateTimeFormat().resolvedOptions().timeZone },
  firstName: { flag: '--first-name', words: 'Given name of its admin agent', fallback: '' },
  lastName: { flag: '--last-name', words: 'Family name', fallback: '' },
  email: { flag: '--email', words: 'E-mail address to sign in with', fallback: '' },
};

type Name = keyof typeof questions;

/** Takes from flags what they give and asks for the rest, on a terminal; without one a missing flag is named. */
export async function completeAnswers(flags: InitFlags): Promise<InitAnswers> {
  const ask = process.stdin.isTTY ? askOnTerminal : useFallback;
  const given: Record<Name, string> = { partnerName: '', partnerType: '', country: '', timeZone: '', firstName: '', lastName: '', email: '' };
  for (const name of names) given[name] = tidy(flags[name] ?? (await ask(name)));
  return checked(given, flags);
}

const names = ['partnerName', 'partnerType', 'country', 'timeZone', 'firstName', 'lastName', 'email'] as const;

async function useFallback(name: Name): Promise<string> {
  const { flag, fallback, words } = questions[name];
  if (fallback === '') throw new StartFault(`${flag} is missing: ${words}`);
  return fallback;
}

async function askOnTerminal(name: Name): Promise<string> {
  const { words, fallback } = questions[name];
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(fallback === '' ? `${words}: ` : `${words} [${fallback}]: `);
    return answer.trim() === '' ? fallback : answer;
  } finally {
    terminal.close();
  }
}

const LONGEST_COMPANY_NAME = 200;

function checked(given: Record<Name, string>, flags: InitFlags): InitAnswers {
  const email = tidyEmail(given.email);
  const contactEmail = tidyEmail(flags.contactEmail ?? email);
  const contactPhone = tidy(flags.contactPhone);
  refuseIf(nameFault(given.partnerName, LONGEST_COMPANY_NAME) !== null, '--partner-name', 'a company name', given.partnerName);
  refuseIf(!isTimeZone(given.timeZone), '--time-zone', 'an IANA time zone such as Asia/Tokyo', given.timeZone);
  refuseIf(nameFault(given.firstName, MAX_PERSON_NAME) !== null, '--first-name', 'a name', given.firstName);
  refuseIf(nameFault(given.lastName, MAX_PERSON_NAME) !== null, '--last-name', 'a name', given.lastName);
  refuseIf(emailFault(email) !== null, '--email', 'an e-mail address', given.email);
  refuseIf(emailFault(contactEmail) !== null, '--contact-email', 'an e-mail address', contactEmail);
  refuseIf(phoneFault(contactPhone) !== null, '--contact-phone', 'a telephone number', contactPhone);
  return {
    partnerName: given.partnerName,
    partnerType: partnerTypeOf(given.partnerType),
    country: countryOf(given.country),
    timeZone: given.timeZone,
    firstName: given.firstName,
    lastName: given.lastName,
    email,
    domain: domainOfEmail(email),
    language: languageOf(flags.language, given.country),
    contactName: tidy(flags.contactName) || `${given.firstName} ${given.lastName}`,
    contactEmail,
    contactPhone: contactPhone || null,
    mpnId: tidy(flags.mpnId) || null,
  };
}

function partnerTypeOf(text: string): PartnerType {
  const type = PARTNER_TYPES.find((each) => each === text.toUpperCase().replaceAll('-', '_'));
  if (type === undefined) throw faultOf('--partner-type', `one of ${PARTNER_TYPES.join(', ')}`, text);
  return type;
}

function countryOf(text: string): CountryCode {
  const code = text.toUpperCase();
  if (!isCountryCode(code)) throw faultOf('--country', 'a country of the program, as two letters such as JP', text);
  return code;
}

function languageOf(flag: string | undefined, country: string): string {
  if (flag === undefined) return country.toUpperCase() === 'JP' ? 'ja-JP' : 'en-US';
  refuseIf(!['en-US', 'ja-JP'].includes(flag), '--language', 'en-US or ja-JP', flag);
  return flag;
}

function refuseIf(isWrong: boolean, flag: string, wanted: string, given: string): void {
  if (isWrong) throw faultOf(flag, wanted, given);
}

const faultOf = (flag: string, wanted: string, given: string): StartFault => new StartFault(`${flag} must be ${wanted}, but it is "${given}"`);

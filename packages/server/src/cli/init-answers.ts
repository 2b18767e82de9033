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

const LONGEST_COMPANY_NAME = 200;

const isWrong = {
  partnerName: (text) => nameFault(text, LONGEST_COMPANY_NAME) !== null,
  partnerType: (text) => partnerTypeOf(text) === undefined,
  country: (text) => !isCountryCode(text.toUpperCase()),
  timeZone: (text) => !isTimeZone(text),
  firstName: (text) => nameFault(text, MAX_PERSON_NAME) !== null,
  lastName: (text) => nameFault(text, MAX_PERSON_NAME) !== null,
  email: (text) => emailFault(tidyEmail(text)) !== null,
} as const satisfies Record<Name, (text: string) => boolean>;

const wanted: Record<Name, string> = {
  partnerName: 'a company name',
  partnerType: `one of ${PARTNER_TYPES.join(', ')}`,
  country: 'a country of the program, as two letters such as JP',
  timeZone: 'an IANA time zone such as Asia/Tokyo',
  firstName: 'a name',
  lastName: 'a name',
  email: 'an e-mail address',
};

/** Somebody who answers; null when nobody can be asked. */
export interface Terminal {
  /** Answers what was typed. */
  ask(question: string): Promise<string>;
  tell(line: string): void;
}

/** Takes from flags what they give and asks for the rest. On a terminal a wrong answer is asked for again, and the others are kept; without one it is named. */
export async function completeAnswers(flags: InitFlags, terminal: Terminal | null = ownTerminal()): Promise<InitAnswers> {
  const given: Record<Name, string> = { partnerName: '', partnerType: '', country: '', timeZone: '', firstName: '', lastName: '', email: '' };
  for (const name of names) given[name] = tidy(flags[name] ?? (terminal === null ? useFallback(name) : await askFor(name, terminal)));
  return checked(given, flags);
}

async function askFor(name: Name, terminal: Terminal): Promise<string> {
  const { words, fallback } = questions[name];
  const typed = tidy(await terminal.ask(fallback === '' ? `${words}: ` : `${words} [${fallback}]: `));
  const answer = typed === '' ? fallback : typed;
  if (!isWrong[name](answer)) return answer;
  terminal.tell(`  This must be ${wanted[name]}.`);
  return askFor(name, terminal);
}

const names = ['partnerName', 'partnerType', 'country', 'timeZone', 'firstName', 'lastName', 'email'] as const;

function useFallback(name: Name): string {
  const { flag, fallback, words } = questions[name];
  if (fallback === '') throw new StartFault(`${flag} is missing: ${words}`);
  return fallback;
}

function ownTerminal(): Terminal | null {
  if (!process.stdin.isTTY) return null;
  return { ask: askOnTerminal, tell: (line) => console.log(line) };
}

async function askOnTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<never>((_resolve, reject) => {
    terminal.once('close', () => reject(new StartFault('init was given up: nothing was made')));
  });
  try {
    // Ctrl+D ends the input: nobody is left to be asked again.
    return await Promise.race([terminal.question(question), closed]);
  } finally {
    closed.catch(() => undefined);
    terminal.close();
  }
}

function checked(given: Record<Name, string>, flags: InitFlags): InitAnswers {
  const email = tidyEmail(given.email);
  const contactEmail = tidyEmail(flags.contactEmail ?? email);
  const contactPhone = tidy(flags.contactPhone);
  for (const name of names) refuseIf(isWrong[name](given[name]), questions[name].flag, wanted[name], given[name]);
  refuseIf(emailFault(contactEmail) !== null, '--contact-email', 'an e-mail address', contactEmail);
  refuseIf(phoneFault(contactPhone) !== null, '--contact-phone', 'a telephone number', contactPhone);
  return {
    partnerName: given.partnerName,
    partnerType: found(partnerTypeOf(given.partnerType)),
    country: found(countryOf(given.country)),
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

const partnerTypeOf = (text: string): PartnerType | undefined => PARTNER_TYPES.find((each) => each === text.toUpperCase().replaceAll('-', '_'));

function countryOf(text: string): CountryCode | undefined {
  const code = text.toUpperCase();
  return isCountryCode(code) ? code : undefined;
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('an answer that was checked is wrong');
  return value;
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

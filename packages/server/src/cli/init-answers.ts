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
import { ownTerminal, type Terminal } from './terminal';

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
  email: 'an email address',
};

/**
 * Takes from flags what they give and asks for the rest. Whatever is wrong with the flags is said at once; on a terminal a wrong answer is
 * asked for again, and the others are kept.
 */
export async function completeAnswers(flags: InitFlags, terminal: Terminal | null = ownTerminal('init was given up: nothing was made')): Promise<InitAnswers> {
  const faults = [...names.flatMap((name) => faultOf(name, flags, terminal !== null)), ...otherFaults(flags)];
  if (faults.length > 0) throw new StartFault(faults.join('\n'));
  const given: Record<Name, string> = { partnerName: '', partnerType: '', country: '', timeZone: '', firstName: '', lastName: '', email: '' };
  for (const name of names) given[name] = tidy(flags[name] ?? (terminal === null ? questions[name].fallback : await askFor(name, terminal)));
  return answersOf(given, flags);
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

/** None for what a person can still be asked. */
function faultOf(name: Name, flags: InitFlags, mayAsk: boolean): string[] {
  const { flag, fallback, words } = questions[name];
  if (flags[name] === undefined && mayAsk) return [];
  const given = flags[name] ?? fallback;
  if (flags[name] === undefined && fallback === '') return [`${flag} is missing: ${words}`];
  return isWrong[name](tidy(given)) ? [wrong(flag, wanted[name], tidy(given))] : [];
}

function otherFaults({ contactEmail, contactPhone, language }: InitFlags): string[] {
  return [
    ...(contactEmail !== undefined && emailFault(tidyEmail(contactEmail)) !== null ? [wrong('--contact-email', 'an email address', contactEmail)] : []),
    ...(phoneFault(tidy(contactPhone)) !== null ? [wrong('--contact-phone', 'a telephone number', tidy(contactPhone))] : []),
    ...(language !== undefined && !LANGUAGES.includes(language) ? [wrong('--language', LANGUAGES.join(' or '), language)] : []),
  ];
}

const LANGUAGES = ['en-US', 'ja-JP'];

const wrong = (flag: string, wish: string, given: string): string => `${flag} must be ${wish}, but it is "${given}"`;

function answersOf(given: Record<Name, string>, flags: InitFlags): InitAnswers {
  const email = tidyEmail(given.email);
  const contactEmail = tidyEmail(flags.contactEmail ?? email);
  const contactPhone = tidy(flags.contactPhone);
  return {
    partnerName: given.partnerName,
    partnerType: found(partnerTypeOf(given.partnerType)),
    country: found(countryOf(given.country)),
    timeZone: given.timeZone,
    firstName: given.firstName,
    lastName: given.lastName,
    email,
    domain: domainOfEmail(email),
    language: flags.language ?? (given.country.toUpperCase() === 'JP' ? 'ja-JP' : 'en-US'),
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

import type { CountryCode } from '@assent/domain';

/** A company as a person would note it down; the country's profile adds what all of its companies share. */
export interface CustomerSeed {
  readonly slug: string;
  readonly companyName: string;
  readonly contact: readonly [firstName: string, lastName: string, mailbox: string];
  readonly phone: string;
  readonly address: readonly [line1: string, city: string, state: string | null, postalCode: string];
  readonly timeZone?: string;
  readonly registrationNumber?: string;
}

type Colleague = readonly [firstName: string, lastName: string, mailbox: string];

export interface CountryProfile {
  readonly country: CountryCode;
  readonly language: string;
  readonly timeZone: string;
  /** People who appear as second users of the country's companies. */
  readonly colleagues: readonly [Colleague, ...Colleague[]];
  readonly customers: readonly CustomerSeed[];
}

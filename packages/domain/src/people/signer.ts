import type { Checked, FieldCode, FieldFault } from '../refusal';
import { customerEmailFault, phoneFault, tidyEmail } from './contact';
import { nameFault, tidy } from './text';

export const MAX_PERSON_NAME = 50;

/** The person who agreed, as typed. */
export interface SignerInput {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

/** The person who agreed, tidied. Names have 1 to 50 characters; no phone is null. */
export interface Signer {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
}

/** Collects the faults of named fields, leaving out those without one. */
export function faultsOf(faults: Readonly<Record<string, FieldCode | null>>): FieldFault[] {
  return Object.entries(faults).flatMap(([path, code]) => (code === null ? [] : [{ path, code }]));
}

/**
 * Tidies and checks the person who accepted (guide: "First name, Last name, Email address, and Phone number (optional)").
 * `partnerDomains`: whose own people cannot be the signer. Faults are relative to the signer: `firstName`, `lastName`, `email`, `phone`.
 */
export function checkSigner(input: SignerInput, partnerDomains: readonly string[] = []): Checked<Signer> {
  const firstName = tidy(input.firstName);
  const lastName = tidy(input.lastName);
  const email = tidyEmail(input.email);
  const phone = tidy(input.phone);
  const fields = faultsOf({
    firstName: nameFault(firstName, MAX_PERSON_NAME),
    lastName: nameFault(lastName, MAX_PERSON_NAME),
    email: customerEmailFault(email, partnerDomains),
    phone: phoneFault(phone),
  });
  return fields.length > 0 ? { ok: false, fields } : { ok: true, value: { firstName, lastName, email, phone: phone || null } };
}

/** Whether two tidied signers are the same in every field (A9). */
export function isSameSigner(a: Signer, b: Signer): boolean {
  return a.firstName === b.firstName && a.lastName === b.lastName && a.email === b.email && a.phone === b.phone;
}

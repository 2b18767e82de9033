import type { FieldCode } from '../refusal';
import { tidy } from './text';

export const MAX_EMAIL = 254;

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/** Tidies an e-mail address; its domain is not case-sensitive and is written small. */
export function tidyEmail(email: string | null | undefined): string {
  const text = tidy(email);
  const at = text.lastIndexOf('@');
  return at < 0 ? text : text.slice(0, at) + text.slice(at).toLowerCase();
}

/** What is wrong with a tidy address. The format only: whether the mailbox is the signer's is the partner's duty. */
export function emailFault(email: string): FieldCode | null {
  if (email === '') return 'REQUIRED';
  if (email.length > MAX_EMAIL) return 'TOO_LONG';
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  if (at < 1 || local.length > 64 || !LOCAL.test(local)) return 'MALFORMED';
  return domainFault(email.slice(at + 1)) === null ? null : 'MALFORMED';
}

/**
 * What is wrong with the tidy address of a person of the customer: no partner that gains by the acceptance may put itself there
 * (docs/adr/0118). `partnerDomains`: the domains of those partners.
 */
export function customerEmailFault(email: string, partnerDomains: readonly string[]): FieldCode | null {
  const fault = emailFault(email);
  if (fault) return fault;
  const domain = domainOfEmail(email);
  const isPartners = partnerDomains.some((own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`));
  return isPartners ? 'PARTNER_DOMAIN' : null;
}

/** Tidies a domain name; it is not case-sensitive and is written small. */
export function tidyDomain(domain: string | null | undefined): string {
  return tidy(domain).toLowerCase();
}

/** What is wrong with a tidy domain name: at least two labels, the last of them no number. */
export function domainFault(domain: string): FieldCode | null {
  if (domain === '') return 'REQUIRED';
  if (domain.length > 253) return 'TOO_LONG';
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  const isGood = labels.length > 1 && labels.every((label) => LABEL.test(label)) && last.length > 1 && /\p{L}/u.test(last);
  return isGood ? null : 'MALFORMED';
}

/** The domain of a tidy address. */
export function domainOfEmail(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** What is wrong with a tidy phone number that may be left out: 3 to 15 digits, separators, an extension. */
export function phoneFault(phone: string): FieldCode | null {
  if (phone === '') return null;
  const match = /^(\+?[\d ().\-\u2010-\u2015/]+?)(?: ?(?:x|ext\.?|#) ?\d{1,10})?$/i.exec(phone);
  const digits = match?.[1]?.replace(/\D/g, '').length ?? 0;
  if (phone.length > 50) return 'TOO_LONG';
  return digits >= 3 && digits <= 15 ? null : 'MALFORMED';
}

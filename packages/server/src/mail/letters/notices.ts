import { formatDay, formatInstant, type Locale } from '@assent/i18n';
import type { SecurityEvent } from '../mail-order';
import { inWords, labelled, letterOf, lines, link, oneLine, say, type Letter } from './letter';

/** Mails that tell what happened. Each takes the facts it shows and nothing else. */

export interface AttestationNotice {
  readonly locale: Locale;
  readonly signer: string;
  readonly partner: { readonly name: string; readonly contactName: string; readonly contactEmail: string };
  readonly company: string;
  readonly version: string;
  readonly dateAgreed: string;
  /** Where somebody of the company can say that it is not right. */
  readonly disputeUrl: string;
}

/** To the person of whom a partner says that they accepted. */
export function attestationNotice({ locale, signer, partner, company, version, dateAgreed, disputeUrl }: AttestationNotice): Letter {
  const t = inWords(locale);
  const names = { partner: partner.name, company };
  return letterOf(locale, t('mail.attestation.subject', names), [
    say(t('mail.common.greeting', { name: signer })),
    say(t('mail.attestation.stated', names)),
    lines(
      labelled(t, 'mail.attestation.partner', partner.name),
      labelled(t, 'mail.attestation.company', company),
      labelled(t, 'mail.attestation.version', version),
      labelled(t, 'mail.attestation.dateAgreed', formatDay(dateAgreed, locale)),
    ),
    say(t('mail.attestation.right')),
    say(t('mail.attestation.wrong', { ...names, contact: partner.contactName, email: partner.contactEmail })),
    say(t('mail.attestation.dispute')),
    link(disputeUrl),
  ]);
}

export interface OrderFreed {
  readonly locale: Locale;
  readonly agent: string;
  readonly company: string;
  readonly orderedOn: string;
  readonly lines: readonly { readonly product: string; readonly quantity: number }[];
  readonly url: string;
}

/** To the agent whose order was on hold. */
export function orderFreed({ locale, agent, company, orderedOn, lines: products, url }: OrderFreed): Letter {
  const t = inWords(locale);
  return letterOf(locale, t('mail.orderFreed.subject', { company }), [
    say(t('mail.common.greeting', { name: agent })),
    say(t('mail.orderFreed.placed', { company })),
    lines(
      labelled(t, 'mail.attestation.company', company),
      labelled(t, 'mail.orderFreed.orderedOn', formatDay(orderedOn, locale)),
      ...products.map(({ product, quantity }) => labelled(t, 'mail.orderFreed.product', t('console.order.line', { product, quantity }))),
    ),
    say(t('mail.orderFreed.open')),
    link(url),
  ]);
}

export interface AttestationRequested {
  readonly locale: Locale;
  readonly agent: string;
  /** Who asks: a reseller, or the customer itself. */
  readonly asker: string;
  readonly partner: string;
  readonly company: string;
  readonly message: string | null;
  readonly isOrderHeld: boolean;
  readonly url: string;
}

/** To the agents who may attest. */
export function attestationRequested({ locale, agent, asker, partner, company, message, isOrderHeld, url }: AttestationRequested): Letter {
  const t = inWords(locale);
  const names = { asker, partner, company };
  return letterOf(locale, t('mail.attestationRequest.subject', names), [
    say(t('mail.common.greeting', { name: agent })),
    say(t('mail.attestationRequest.asked', names)),
    ...(isOrderHeld ? [say(t('mail.attestationRequest.held'))] : []),
    ...(message === null ? [] : [say(t('mail.attestationRequest.message')), say(oneLine(message))]),
    say(t('mail.attestationRequest.open')),
    link(url),
  ]);
}

export interface ContactPartnerNotice {
  readonly locale: Locale;
  readonly contact: string;
  /** Who sent the link. */
  readonly sender: string;
  /** Who must attest: the reader. */
  readonly partner: string;
  /** As this partner knows the company. */
  readonly company: string;
  readonly url: string;
}

/** To the partner that a customer was told to contact. */
export function contactPartner({ locale, contact, url, ...names }: ContactPartnerNotice): Letter {
  const t = inWords(locale);
  return letterOf(locale, t('mail.contactPartner.subject', names), [
    say(t('mail.common.greeting', { name: contact })),
    say(t('mail.contactPartner.told', names)),
    say(t('mail.contactPartner.next', names)),
    say(t('mail.contactPartner.open')),
    link(url),
  ]);
}

export interface SecurityNotice {
  readonly locale: Locale;
  readonly person: string;
  readonly signInName: string;
  readonly what: SecurityEvent;
  readonly at: string;
  readonly timeZone: string;
}

/** To somebody whose way to sign in has changed. */
export function securityNotice({ locale, person, signInName, what, at, timeZone }: SecurityNotice): Letter {
  const t = inWords(locale);
  return letterOf(locale, t(`mail.security.${what}.subject`), [
    say(t('mail.common.greeting', { name: person })),
    say(t(`mail.security.${what}.what`, { name: signInName, at: formatInstant(at, locale, timeZone) })),
    say(t('mail.security.notYou')),
  ]);
}

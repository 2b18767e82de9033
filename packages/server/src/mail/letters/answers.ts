import { formatDay, type Locale } from '@assent/i18n';
import { inWords, labelled, letterOf, lines, link, oneLine, say, type Letter } from './letter';

/** Mails between a customer and its partner about what one of them recorded or asked. */

export interface WithdrawalNotice {
  readonly locale: Locale;
  readonly reader: string;
  readonly partner: { readonly name: string; readonly contactName: string; readonly contactEmail: string };
  readonly company: string;
  readonly version: string;
  readonly dateAgreed: string;
  readonly reason: string;
  readonly url: string;
}

/** To the person of whom a partner had said that they accepted, and to the company's contact (W4). */
export function withdrawalNotice({ locale, reader, partner, company, version, dateAgreed, reason, url }: WithdrawalNotice): Letter {
  const t = inWords(locale);
  const names = { partner: partner.name, company };
  return letterOf(locale, t('mail.withdrawal.subject', names), [
    say(t('mail.common.greeting', { name: reader })),
    say(t('mail.withdrawal.taken', names)),
    lines(
      labelled(t, 'mail.attestation.partner', partner.name),
      labelled(t, 'mail.attestation.company', company),
      labelled(t, 'mail.attestation.version', version),
      labelled(t, 'mail.attestation.dateAgreed', formatDay(dateAgreed, locale)),
      labelled(t, 'mail.withdrawal.reason', oneLine(reason)),
    ),
    say(t('mail.withdrawal.questions', { ...names, contact: partner.contactName, email: partner.contactEmail })),
    say(t('mail.withdrawal.open')),
    link(url),
  ]);
}

export interface DisputeNotice {
  readonly locale: Locale;
  readonly agent: string;
  readonly company: string;
  readonly version: string;
  readonly dateAgreed: string;
  readonly reason: string;
  readonly url: string;
}

/** To the agents of the partner whose attestation the customer objects to. */
export function disputeNotice({ locale, agent, company, version, dateAgreed, reason, url }: DisputeNotice): Letter {
  const t = inWords(locale);
  return letterOf(locale, t('mail.dispute.subject', { company }), [
    say(t('mail.common.greeting', { name: agent })),
    say(t('mail.dispute.objected', { company })),
    lines(
      labelled(t, 'mail.attestation.company', company),
      labelled(t, 'mail.attestation.version', version),
      labelled(t, 'mail.attestation.dateAgreed', formatDay(dateAgreed, locale)),
      labelled(t, 'mail.dispute.reason', oneLine(reason)),
    ),
    say(t('mail.dispute.next')),
    link(url),
  ]);
}

export interface RequestAnswered {
  readonly locale: Locale;
  readonly reader: string;
  readonly partner: string;
  readonly company: string;
  readonly url: string;
}

/** To whoever asked for an attestation, once the agreement is on record. */
export function requestAnswered({ locale, reader, url, ...names }: RequestAnswered): Letter {
  const t = inWords(locale);
  return letterOf(locale, t('mail.requestAnswered.subject', names), [
    say(t('mail.common.greeting', { name: reader })),
    say(t('mail.requestAnswered.onRecord', names)),
    say(t('mail.requestAnswered.open')),
    link(url),
  ]);
}

export interface ForwardedRequest {
  readonly locale: Locale;
  readonly reader: string;
  /** The colleague that passed it on. */
  readonly from: string;
  readonly partner: string;
  readonly company: string;
  readonly url: string;
}

/** To a colleague who may accept, from one who may not. */
export function forwardedRequest({ locale, reader, url, ...names }: ForwardedRequest): Letter {
  const t = inWords(locale);
  return letterOf(locale, t('mail.forwarded.subject', names), [
    say(t('mail.common.greeting', { name: reader })),
    say(t('mail.forwarded.passedOn', names)),
    say(t('mail.forwarded.open')),
    link(url),
    say(t('mail.forwarded.unexpected', names)),
  ]);
}

import { formatDay, type Locale } from '@assent/i18n';
import { inWords, letterOf, lines, link, say, type Letter } from './letter';

export interface ReacceptanceReminder {
  readonly locale: Locale;
  readonly person: string;
  readonly company: string;
  readonly version: string;
  readonly reacceptBy: string;
  readonly daysLeft: number;
  /** Who can send the link or attest. */
  readonly partners: readonly { readonly name: string; readonly contactName: string; readonly contactEmail: string }[];
  readonly url: string;
}

/** To the contact of a customer whose acceptance is good for a few days more. */
export function reacceptanceReminder({ locale, person, company, version, reacceptBy, daysLeft, partners, url }: ReacceptanceReminder): Letter {
  const t = inWords(locale);
  const date = formatDay(reacceptBy, locale);
  return letterOf(locale, t('mail.reacceptance.subject', { date }), [
    say(t('mail.common.greeting', { name: person })),
    say(t('mail.reacceptance.asks', { version, company, date })),
    say(t('mail.reacceptance.left', { count: daysLeft })),
    say(t('mail.reacceptance.after')),
    say(t('mail.reacceptance.partners')),
    lines(...partners.map(({ name, contactName, contactEmail }) => t('mail.reacceptance.partner', { partner: name, contact: contactName, email: contactEmail }))),
    say(t('mail.reacceptance.open')),
    link(url),
  ]);
}

import { formatInstant, type Locale } from '@assent/i18n';
import { inWords, letterOf, link, say, type Letter } from './letter';

/** Mails that carry a secret. It stands in the body and never in the subject, which more programs keep. */

export interface WithSecret {
  readonly locale: Locale;
  readonly person: string;
  readonly validUntil: string;
  readonly timeZone: string;
  /** The link, or the code. */
  readonly secret: string;
}

export function passwordReset({ locale, person, validUntil, timeZone, secret }: WithSecret): Letter {
  const t = inWords(locale);
  return letterOf(locale, t('mail.passwordReset.subject'), [
    say(t('mail.common.greeting', { name: person })),
    say(t('mail.passwordReset.asked')),
    link(secret),
    say(t('mail.passwordReset.until', { until: formatInstant(validUntil, locale, timeZone) })),
    say(t('mail.passwordReset.notYou')),
  ]);
}

export function signInCode({ locale, person, validUntil, timeZone, secret }: WithSecret): Letter {
  const t = inWords(locale);
  return letterOf(locale, t('mail.code.subject'), [
    say(t('mail.common.greeting', { name: person })),
    say(t('mail.code.enter')),
    { kind: 'CODE', code: secret },
    say(t('mail.code.until', { until: formatInstant(validUntil, locale, timeZone) })),
    say(t('mail.code.notYou')),
  ]);
}

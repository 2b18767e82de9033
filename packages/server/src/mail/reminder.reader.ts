import { daysBetween, newestAskingAgain, offeredVersion, reminderDue } from '@assent/domain';
import { personName } from '@assent/i18n';
import { mailLocale } from '../invitations/invitation.mail';
import { readPartners } from '../partners/partner.reader';
import { readHistory } from '../relationships/history.reader';
import { dueBy } from '../standing/due';
import { reacceptanceReminder } from './letters/reminder';
import type { Mail } from './mail';
import type { OrderOf } from './mail-order';
import type { Writing } from './writing';

/** To the customer's contact. Not to one that has accepted meanwhile, nor when the day was moved or the next reminder has come due. */
export async function readReacceptanceReminder({ manager, now, origins }: Writing, { customerId, reacceptBy, daysBefore }: OrderOf<'REACCEPTANCE_REMINDER'>): Promise<Mail | null> {
  const history = await readHistory(manager, customerId, now);
  if (history === null || reminderDue(reacceptBy, history.today) !== daysBefore) return null;
  const due = dueBy(history, reacceptBy);
  const asked = offeredVersion(history) ?? newestAskingAgain(history);
  const version = history.versions.find(({ id }) => id === asked?.id)?.version;
  if (due.length === 0 || version === undefined) return null;
  const { companyName: company, contactFirstName: firstName, contactLastName: lastName, contactEmail: address, language } = history.customer;
  const partners = await readPartners(manager, [...new Set(due.map(({ sellerId }) => sellerId))]);
  const name = personName({ firstName, lastName });
  const letter = reacceptanceReminder({
    locale: mailLocale(language),
    person: name,
    company,
    version,
    reacceptBy,
    daysLeft: daysBetween(history.today, reacceptBy),
    partners: partners.map((partner) => ({ name: partner.name, contactName: partner.contact.name, contactEmail: partner.contact.email })),
    url: `${origins.acceptance}/partners`,
  });
  return { to: { name, address }, letter };
}

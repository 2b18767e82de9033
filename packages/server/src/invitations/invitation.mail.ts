import type { InvitationKind } from '@assent/domain';
import { formatDay, translate, type Locale, type MessageKey, type MessageParams } from '@assent/i18n';
import { make } from '../graphql/make';
import type { Partner } from '../partners/partner.types';
import { InvitationMail } from './invitation.types';

export interface MailFacts {
  readonly kind: InvitationKind;
  readonly companyName: string;
  readonly language: string;
  /** Last day on which the link works. */
  readonly validUntil: string;
  readonly url: string;
  readonly partner: Partner;
  readonly provider: Partner | null;
}

/** The language of the mail's own words; a language that we do not write is written in English. */
export const mailLocale = (language: string): Locale => (language.toLowerCase().startsWith('ja') ? 'ja' : 'en');

/** The generated mail that the partner may edit and send (guide: "An automatic email template will be generated"). */
export function invitationMail(facts: MailFacts): InvitationMail {
  const locale = mailLocale(facts.language);
  const { partner, provider, url } = facts;
  const say = (key: MessageKey, params: MessageParams = {}): string => translate(locale, key, { partner: partner.name, company: facts.companyName, ...params });
  const isRelationship = facts.kind === 'RELATIONSHIP_AND_AGREEMENT';
  const paragraphs = [
    say('mail.invitation.greeting'),
    say(isRelationship ? 'mail.invitation.relationshipAsk' : 'mail.invitation.agreementAsk'),
    ...(provider === null ? [] : [say('mail.invitation.provider', { provider: provider.name })]),
    say('mail.invitation.open'),
    url,
    say('mail.invitation.until', { date: formatDay(facts.validUntil, locale) }),
    say('mail.invitation.questions', { contact: partner.contact.name, email: partner.contact.email }),
    say('mail.invitation.closing'),
    partner.name,
  ];
  return make(InvitationMail, {
    language: facts.language,
    subject: say(isRelationship ? 'mail.invitation.relationshipSubject' : 'mail.invitation.agreementSubject'),
    text: paragraphs.join('\n\n'),
    html: paragraphs.map((paragraph) => `<p>${paragraph === url ? linkTo(url) : escapeHtml(paragraph)}</p>`).join('\n'),
  });
}

export const linkTo = (url: string): string => `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

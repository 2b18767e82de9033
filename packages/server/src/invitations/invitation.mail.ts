import type { InvitationKind } from '@assent/domain';
import { formatDay, translate, type Locale, type MessageKey, type MessageParams } from '@assent/i18n';
import { make } from '../graphql/make';
import type { Partner } from '../partners/partner.types';
import { InvitationMail } from './invitation.types';
import type { SentBack } from './sent-back.reader';

export interface MailFacts {
  readonly kind: InvitationKind;
  readonly companyName: string;
  readonly language: string;
  /** Last day on which the link works. */
  readonly validUntil: string;
  readonly url: string;
  readonly partner: Partner;
  readonly provider: Partner | null;
  /** The customer cannot accept through the link: the mail says whom to contact, and asks nothing that would be refused. */
  readonly sentBack?: SentBack | null | undefined;
  /** First credentials in the same mail: whoever reads it can then sign in and accept. */
  readonly credentials?: FirstCredentials | null | undefined;
}

export interface FirstCredentials {
  readonly userName: string;
  readonly password: string;
}

/** The language of the mail's own words; a language that we do not write is written in English. */
export const mailLocale = (language: string): Locale => (language.toLowerCase().startsWith('ja') ? 'ja' : 'en');

type Say = (key: MessageKey, params?: MessageParams) => string;

/** The generated mail that the partner may edit and send (guide: "An automatic email template will be generated"). */
export function invitationMail(facts: MailFacts): InvitationMail {
  const locale = mailLocale(facts.language);
  const { partner, url, sentBack } = facts;
  const say: Say = (key, params = {}) => translate(locale, key, { partner: partner.name, company: facts.companyName, ...params });
  const { subject, lead } = sentBack ? wordsSendingBack(say, facts, sentBack) : wordsAsking(say, facts);
  const paragraphs = [
    ...lead,
    url,
    ...(facts.credentials ? credentialLines(locale, facts.credentials) : []),
    say('mail.invitation.until', { date: formatDay(facts.validUntil, locale) }),
    say('mail.invitation.questions', { contact: partner.contact.name, email: partner.contact.email }),
    say('mail.invitation.closing'),
    partner.name,
  ];
  return mailOf(facts.language, { subject, paragraphs, urls: [url], warning: facts.credentials ? 'CREDENTIALS_IN_ONE_MAIL' : null });
}

interface Lead {
  readonly subject: string;
  /** What stands before the link. */
  readonly lead: readonly string[];
}

function wordsAsking(say: Say, { kind, provider }: MailFacts): Lead {
  const isRelationship = kind === 'RELATIONSHIP_AND_AGREEMENT';
  return {
    subject: say(isRelationship ? 'mail.invitation.relationshipSubject' : 'mail.invitation.agreementSubject'),
    lead: [
      say('mail.invitation.greeting'),
      say(isRelationship ? 'mail.invitation.relationshipAsk' : 'mail.invitation.agreementAsk'),
      ...providerLine(say, provider),
      say('mail.invitation.open'),
    ],
  };
}

/** The sentence of the guide, who has to attest, and what the link is good for then (D10, D11). */
function wordsSendingBack(say: Say, { kind, partner, provider }: MailFacts, { person, attestedById }: SentBack): Lead {
  const attester = provider?.id === attestedById ? provider : partner;
  const { name, email } = attester.contact;
  const named = { attester: attester.name };
  return {
    subject: say(attester === partner ? 'mail.sentBack.subjectItself' : 'mail.sentBack.subject', named),
    lead: [
      person === null ? say('mail.invitation.greeting') : say('mail.common.greeting', { name: person }),
      say('mail.sentBack.why', named),
      say('refusals.code.CONTACT_PARTNER'),
      say('mail.sentBack.contact', { ...named, contact: name, email }),
      ...providerLine(say, provider),
      ...(kind === 'RELATIONSHIP_AND_AGREEMENT' ? [say('mail.sentBack.relationship')] : []),
      say('mail.sentBack.open', named),
    ],
  };
}

const providerLine = (say: Say, provider: Partner | null): string[] => (provider === null ? [] : [say('mail.invitation.provider', { provider: provider.name })]);

export interface CredentialsMailFacts {
  readonly companyName: string;
  readonly language: string;
  readonly partner: Partner;
  /** Where the person signs in. */
  readonly siteUrl: string;
  readonly credentials: FirstCredentials;
}

/** The second of the two mails: the first credentials, apart from the link. */
export function credentialsMail({ companyName, language, partner, siteUrl, credentials }: CredentialsMailFacts): InvitationMail {
  const locale = mailLocale(language);
  const say: Say = (key, params = {}) => translate(locale, key, { partner: partner.name, company: companyName, ...params });
  const paragraphs = [
    say('mail.invitation.greeting'),
    ...credentialLines(locale, credentials),
    siteUrl,
    say('mail.credentials.link'),
    say('mail.invitation.questions', { contact: partner.contact.name, email: partner.contact.email }),
    say('mail.invitation.closing'),
    partner.name,
  ];
  return mailOf(language, { subject: say('mail.credentials.subject'), paragraphs, urls: [siteUrl], warning: null });
}

function credentialLines(locale: Locale, { userName, password }: FirstCredentials): string[] {
  const labelled = (label: MessageKey, value: string): string => translate(locale, 'mail.common.label', { label: translate(locale, label), value });
  return [
    translate(locale, 'mail.credentials.lead'),
    labelled('mail.credentials.userName', userName),
    labelled('mail.credentials.password', password),
    translate(locale, 'mail.credentials.change'),
  ];
}

interface Written {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly urls: readonly string[];
  readonly warning: 'CREDENTIALS_IN_ONE_MAIL' | null;
}

function mailOf(language: string, { subject, paragraphs, urls, warning }: Written): InvitationMail {
  const html = paragraphs.map((paragraph) => `<p>${urls.includes(paragraph) ? linkTo(paragraph) : escapeHtml(paragraph)}</p>`).join('\n');
  return make(InvitationMail, { language, subject, text: paragraphs.join('\n\n'), html, warningCode: warning });
}

export const linkTo = (url: string): string => `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

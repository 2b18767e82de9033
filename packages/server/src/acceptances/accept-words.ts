import { countryName, locales, personName, translate, type Locale } from '@assent/i18n';
import { wordsHash } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import { readCustomerUser } from '../customers/customer.reader';
import type { CustomerUserViewer } from '../graphql/context';
import type { InvitationEntity } from '../invitations/invitation.entity';
import { loadPartner } from '../partners/partner.reader';
import type { History } from '../relationships/history.reader';
import type { ShownWords } from './evidence';
import type { Asks } from './opening';

/** What the words around the tick are filled with. */
export interface WordFacts {
  readonly company: string;
  readonly name: string;
  readonly email: string;
  readonly partner: string;
  readonly provider: string | null;
  readonly version: string;
  readonly country: string;
  readonly asks: Asks;
}

/** The words around the tick in one language. The page shows these and no others, so that what is recorded is what was read (ADR 0164). */
export function acceptWords(locale: Locale, { asks, provider, country, ...facts }: WordFacts): ShownWords {
  const names = { ...facts, provider: provider ?? '', country: countryName(country, locale) };
  const relationship = provider === null ? 'acceptance.accept.box.relationship' : 'acceptance.accept.box.relationshipThrough';
  const button = asks.relationship ? (asks.agreement ? 'both' : 'relationship') : 'agreement';
  const words = {
    language: locale,
    statement: translate(locale, 'acceptance.accept.as', names),
    notice: translate(locale, 'acceptance.accept.recorded'),
    relationshipBox: asks.relationship ? translate(locale, relationship, names) : null,
    agreementBox: asks.agreement ? translate(locale, 'acceptance.accept.box.agreement', names) : null,
    button: translate(locale, `acceptance.accept.button.${button}`),
  };
  return { ...words, hash: wordsHash(words) };
}

/** The words that a page says it showed: only words that are the server's own, in one of its languages. Null: they are not. */
export function knownWords(hash: string, facts: WordFacts): ShownWords | null {
  return locales.map((locale) => acceptWords(locale, facts)).find((words) => words.hash === hash) ?? null;
}

export interface AskOfReader {
  readonly invitation: Pick<InvitationEntity, 'sellerId' | 'providerId'>;
  readonly history: Pick<History, 'customer' | 'versions'>;
  readonly viewer: Pick<CustomerUserViewer, 'id'>;
  readonly asks: Asks;
  readonly agreementId: string | null;
}

export async function readWordFacts(manager: EntityManager, { invitation, history, viewer, asks, agreementId }: AskOfReader): Promise<WordFacts> {
  const { sellerId, providerId } = invitation;
  const person = await readCustomerUser(manager, viewer.id);
  const version = history.versions.find(({ id }) => id === agreementId);
  return {
    company: history.customer.companyName,
    name: personName(person),
    email: person.email,
    partner: (await loadPartner(manager, sellerId)).name,
    provider: providerId === null ? null : (await loadPartner(manager, providerId)).name,
    version: version?.version ?? '',
    country: version?.country ?? '',
    asks,
  };
}

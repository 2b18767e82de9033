import { agreementFacts, attestingPartner } from '@assent/domain';
import { personName } from '@assent/i18n';
import type { EntityManager } from 'typeorm';
import { readHistory, type History } from '../relationships/history.reader';

/** A customer that cannot accept through its link (D10, D11) and has to contact a partner first. */
export interface SentBack {
  /** Whom the mail greets; null where the sender may not know the contact. */
  readonly person: string | null;
  /** Whom the customer has to contact: the seller or its provider. */
  readonly attestedById: string;
}

export interface MailedLink {
  /** Null while unbound: nothing is known of the company then. */
  readonly customerId: string | null;
  readonly sellerId: string;
  readonly providerId: string | null;
}

/** Null when the customer can accept by itself. `maySeeContact` is asked with the address that is on file. */
export async function readSentBack(manager: EntityManager, link: MailedLink, maySeeContact: (email: string) => boolean, now: Date): Promise<SentBack | null> {
  return sentBackOf(link.customerId === null ? null : await readHistory(manager, link.customerId, now), link, maySeeContact);
}

/** The same for whoever has read the customer's history. */
export function sentBackOf(history: History | null, link: Omit<MailedLink, 'customerId'>, maySeeContact: (email: string) => boolean): SentBack | null {
  if (history === null || !agreementFacts(history, link).isBlocked) return null;
  const { contactEmail, contactFirstName: firstName, contactLastName: lastName } = history.customer;
  return { person: maySeeContact(contactEmail) ? personName({ firstName, lastName }) : null, attestedById: attestingPartner(link) };
}

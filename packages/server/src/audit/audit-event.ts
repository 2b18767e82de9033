import type { Locale } from '@assent/i18n';
import { isTrue } from '../database/columns';
import { make } from '../graphql/make';
import { shownOfEvent } from '../graphql/policy';
import { Person } from '../partners/partner.types';
import { AuditCustomer } from './audit-event.types';
import { wordsOfKind, wordsOfRefusal } from './audit-words';
import type { TrailRow } from './audit.reader';
import type { Trail } from './trail';

/** What of a row its reader is shown, in words. */
export function shownEvent(trail: Trail, row: TrailRow, locale: Locale) {
  const shown = shownOfEvent(trail, { ...row, isTryAtOwnAccount: isTryAtOwnAccount(row), hasOwnAttestation: isTrue(row.hasOwnAttestation) });
  const { id, kind, at, actorKind, partnerId, partnerName, subjectId, code, rule } = row;
  return {
    ...{ id, kind, at, actorKind, partnerId, partnerName, code, rule, subjectId },
    message: wordsOfKind(locale, kind),
    reason: wordsOfRefusal(locale, code),
    address: shown.fromWhere ? row.address : null,
    userAgent: shown.fromWhere ? row.userAgent : null,
    customer: shown.customer ? customerOf(row) : null,
    actorId: shown.actorId ? row.actorId : null,
    actor: shown.actor ? actorOf(row) : null,
    account: personOf({ firstName: row.accountFirstName, lastName: row.accountLastName, email: row.accountEmail }),
  };
}

export type ShownEvent = ReturnType<typeof shownEvent>;

/** A failed sign-in is nobody's act: it names the account that was tried. */
const isTryAtOwnAccount = ({ actorKind, accountEmail }: TrailRow): boolean => actorKind === 'ANONYMOUS' && accountEmail !== null;

function customerOf({ customerId, companyName }: TrailRow): AuditCustomer | null {
  return customerId === null || companyName === null ? null : make(AuditCustomer, { id: customerId, companyName });
}

function actorOf(row: TrailRow): Person | null {
  const agent = { firstName: row.agentFirstName, lastName: row.agentLastName, email: row.agentEmail };
  return personOf(agent) ?? personOf({ firstName: row.userFirstName, lastName: row.userLastName, email: row.userEmail });
}

interface Names {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
}

function personOf({ firstName, lastName, email }: Names): Person | null {
  return firstName === null || lastName === null || email === null ? null : make(Person, { firstName, lastName, email });
}

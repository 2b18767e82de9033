import type { Locale } from '@assent/i18n';
import { isTrue } from '../database/columns';
import type { AgentViewer, PersonViewer } from '../graphql/context';
import { make } from '../graphql/make';
import { shownToAgent } from '../graphql/policy';
import { Person } from '../partners/partner.types';
import { AuditCustomer } from './audit-event.types';
import { wordsOfKind, wordsOfRefusal } from './audit-words';
import type { Trail, TrailRow } from './audit.reader';

/** What of a row its reader is shown: names, addresses and ids of people only as far as they are the reader's to know (ADR 0168). */
export function shownEvent({ viewer, shows }: Trail, row: TrailRow, locale: Locale) {
  const isOwn = isOwnPerson(viewer, row);
  const fromWhere = shows.addresses && (isOwn || isTryAtOwnAccount(row)) ? { address: row.address, userAgent: row.userAgent } : { address: null, userAgent: null };
  const { id, kind, at, actorKind, partnerId, partnerName, subjectId, code, rule } = row;
  const customer = customerOf(viewer, row);
  return {
    ...{ id, kind, at, actorKind, partnerId, partnerName, code, rule, subjectId, customer },
    ...fromWhere,
    message: wordsOfKind(locale, kind),
    reason: wordsOfRefusal(locale, code),
    actorId: isOwn ? row.actorId : null,
    actor: isOwn || mayKnowCustomersPeople(viewer, row) ? actorOf(row) : null,
    account: personOf({ firstName: row.accountFirstName, lastName: row.accountLastName, email: row.accountEmail }),
  };
}

export type ShownEvent = ReturnType<typeof shownEvent>;

function isOwnPerson(viewer: PersonViewer, { agentPartnerId, userCustomerId }: TrailRow): boolean {
  return viewer.kind === 'AGENT' ? agentPartnerId === viewer.partnerId : userCustomerId === viewer.customerId;
}

/** A failed sign-in is nobody's act: it names the account that was tried. */
const isTryAtOwnAccount = ({ actorKind, accountEmail }: TrailRow): boolean => actorKind === 'ANONYMOUS' && accountEmail !== null;

/** Who at the customer did something is known to a partner that reads all of that customer (V5); never who did so of another company. */
function mayKnowCustomersPeople(viewer: PersonViewer, row: TrailRow): boolean {
  if (viewer.kind !== 'AGENT' || row.userCustomerId === null || row.userCustomerId !== row.customerId) return false;
  return shownOf(viewer, row)?.profile === 'FULL';
}

function shownOf(viewer: AgentViewer, { standing, hasOwnAttestation }: TrailRow) {
  return standing === null ? null : shownToAgent(viewer, { standing, hasOwnAttestation: isTrue(hasOwnAttestation) });
}

function customerOf(viewer: PersonViewer, row: TrailRow): AuditCustomer | null {
  const { customerId, companyName } = row;
  if (customerId === null || companyName === null) return null;
  if (viewer.kind === 'AGENT' && shownOf(viewer, row) === null) return null;
  return make(AuditCustomer, { id: customerId, companyName });
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

import {
  decide,
  disclosesNames,
  disclosureToPartner,
  strongestAgentRole,
  strongestReaderRole,
  tables,
  type AcceptanceOrigin,
  type AgentRole,
  type Disclosure,
  type ReadingFacts,
  type ReadTrail,
  type ShowCustomer,
} from '@assent/domain';
import type { CustomerView } from '../customers/customer-view';
import type { AgentViewer, Context, CustomerUserViewer, OperatorViewer, PersonViewer } from './context';
import { forbidden, notFound, unauthenticated } from './errors';

/** Who may see what: every root field and every object passes here; what a rule decides comes from the domain's tables. */

export function requireAgent({ viewer }: Context): AgentViewer {
  if (viewer === null) throw unauthenticated();
  if (viewer.kind !== 'AGENT') throw forbidden('This is for partners.');
  return viewer;
}

export function requireCustomerUser({ viewer }: Context): CustomerUserViewer {
  if (viewer === null) throw unauthenticated();
  if (viewer.kind !== 'CUSTOMER_USER') throw forbidden('This is for customers.');
  return viewer;
}

export function requireOperator({ viewer }: Context): OperatorViewer {
  if (viewer === null) throw unauthenticated();
  if (viewer.kind !== 'OPERATOR') throw forbidden('This is for whoever runs the product.');
  return viewer;
}

/** An agent or a customer user, whichever. */
export function requirePerson({ viewer }: Pick<Context, 'viewer'>): PersonViewer {
  if (viewer === null) throw unauthenticated();
  if (viewer.kind === 'OPERATOR') throw forbidden('This is for people.');
  return viewer;
}

/** All that an operator's key opens (ADR 0157). */
const OPERATOR_FIELDS: readonly string[] = ['__typename', 'moveReacceptanceDay', 'publishAgreement'];

/** Refuses an operation with any root field that the viewer's kind has nothing to do with, before a resolver is asked. */
export function refuseBeyondRole({ viewer }: Pick<Context, 'viewer'>, rootFields: readonly string[]): void {
  if (viewer?.kind === 'OPERATOR' && !rootFields.every((name) => OPERATOR_FIELDS.includes(name))) throw forbidden('An operator key publishes agreements and does nothing else.');
}

/** Whether an agent's role lets it know anything about agreements: what it may not read it may not filter, order or count by either. */
export function mayReadAgreements(roles: readonly AgentRole[]): boolean {
  const role = strongestAgentRole(roles);
  return role === 'ADMIN_AGENT' || role === 'SALES_AGENT';
}

/** An agent whose role may know about agreements; `act` is what it asks to do, for the refusal. */
export function requireAgreementReader(context: Context, act: string): AgentViewer {
  const viewer = requireAgent(context);
  refuseWithoutAgreements(viewer, act);
  return viewer;
}

export function refuseWithoutAgreements({ roles }: AgentViewer, act: string): void {
  if (!mayReadAgreements(roles)) throw forbidden(`Your role may not ${act}.`);
}

/** Whoever may be told of acceptances as they happen: of its customers an agent whose role may read them, of its company a customer user. */
export function requireAcceptanceReader(context: Context): PersonViewer {
  const viewer = requirePerson(context);
  if (viewer.kind === 'AGENT') refuseWithoutAgreements(viewer, 'read acceptances');
  return viewer;
}

/** Agents' names are for those who work for the same partner. */
export function isColleague(viewer: Context['viewer'], { partnerId }: { readonly partnerId: string | null }): boolean {
  return viewer?.kind === 'AGENT' && viewer.partnerId === partnerId;
}

/** Table V for a customer that the viewer's partner has a row of; null hides it. */
export function shownToAgent(
  viewer: AgentViewer,
  toward: { readonly standing: ReadingFacts['relationship']; readonly hasOwnAttestation: boolean },
): ShowCustomer | null {
  const { outcome } = decide(tables.V, {
    relationship: toward.standing,
    hasOwnAttestation: toward.hasOwnAttestation,
    role: strongestAgentRole(viewer.roles),
  });
  return outcome.kind === 'SHOW' ? outcome : null;
}

/** Whether whoever looks at the customer may know how its agreement stands, by whatever way it came there: a customer of its own relationships, an agent by table V. */
export function mayReadStatus(view: CustomerView): boolean {
  return view.kind === 'OWN' || view.shows.agreementStatus;
}

/** Through whose relationships the viewer knows the customer: its partner's; null for the customer itself, which knows all of its own. */
export const partnerOf = (view: CustomerView): string | null => (view.kind === 'OWN' ? null : view.partnerId);

/** Whether orders, subscriptions and requests of the relationships that the viewer knows are shown to it. */
export function mayReadRecords(view: CustomerView): boolean {
  return view.kind === 'OWN' || view.shows.ownRecords;
}

/** The partner whose links with the customer are shown; null where none is, as to the customer itself. */
export function partnerWhoseLinks(view: CustomerView): string | null {
  return view.kind === 'PARTNER' && view.shows.invitations ? view.partnerId : null;
}

/** How much of an acceptance whoever looks at the customer sees. A customer sees its own in full. */
export function disclosureOf(view: CustomerView, origin: AcceptanceOrigin): Disclosure {
  return view.kind === 'OWN' ? 'FULL' : disclosureToPartner(origin, view.partnerId, view.shows);
}

/** Table T: what of the audit trail whoever asks may read; throws where that is nothing. */
export function requireTrail(context: Pick<Context, 'viewer'>): { readonly viewer: PersonViewer; readonly shows: ReadTrail } {
  const viewer = requirePerson(context);
  const role = viewer.kind === 'AGENT' ? strongestAgentRole(viewer.roles) : strongestReaderRole(viewer.roles);
  if (role === 'SIGNED_OUT') throw unauthenticated();
  const { outcome } = decide(tables.T, { role });
  if (outcome.kind === 'READ_NOTHING') throw forbidden('Your role may not read the audit trail.');
  return { viewer, shows: outcome };
}

/** Partners of one relationship read what is written to them through it; a customer only what it wrote itself, not what its reseller wrote to the provider. */
export function mayReadMessage(view: CustomerView, { byCustomer }: { readonly byCustomer: boolean }): boolean {
  return view.kind === 'PARTNER' || byCustomer;
}

/** Whether a link is bound to another company than its reader's: nothing of that company is told then (D4). */
export function isForAnother({ customerId }: { readonly customerId: string | null }, reader: CustomerUserViewer | null): boolean {
  return reader !== null && customerId !== null && customerId !== reader.customerId;
}

/** Whether whoever looks at the customer may read how company and people were called when an acceptance was recorded. */
export function mayReadNames(view: CustomerView): boolean {
  return view.kind === 'OWN' || disclosesNames(view.standing);
}

/** What a viewer may not see is not found, whether or not it exists. */
export function foundOrNot<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound();
  return value;
}

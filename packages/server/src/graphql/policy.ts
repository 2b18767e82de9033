import {
  decide,
  disclosesNames,
  disclosureToPartner,
  strongestAgentRole,
  strongestReaderRole,
  tables,
  type AcceptanceOrigin,
  type AgentRole,
  type AgreementStatus,
  type Disclosure,
  type ReadingFacts,
  type ReadTrail,
  type ShowCustomer,
} from '@assent/domain';
import type { CustomerView, PartnerView } from '../customers/customer-view';
import type { AgentViewer, Context, CustomerUserViewer, OperatorViewer, PersonViewer, SessionFacts, Viewer } from './context';
import { forbidden, notFound, unauthenticated } from './errors';

/**
 * Who may see what: every root field, every object, every stream and every address passes here; what a rule decides comes from the domain's
 * tables. Nowhere else is a viewer's kind or what is shown to it looked at (test/tooling/policy.spec.ts).
 */

export function requireAgent({ viewer }: Pick<Context, 'viewer'>): AgentViewer {
  if (viewer === null) throw unauthenticated();
  if (viewer.kind !== 'AGENT') throw forbidden('This is for partners.');
  return viewer;
}

export function requireCustomerUser({ viewer }: Pick<Context, 'viewer'>): CustomerUserViewer {
  if (viewer === null) throw unauthenticated();
  if (viewer.kind !== 'CUSTOMER_USER') throw forbidden('This is for customers.');
  return viewer;
}

export function requireOperator({ viewer }: Pick<Context, 'viewer'>): OperatorViewer {
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

/** The viewer as an agent; null for anybody else. */
export const agentOf = (viewer: Viewer | null): AgentViewer | null => (viewer?.kind === 'AGENT' ? viewer : null);

/** The viewer as a customer user; null for anybody else. */
export const customerUserOf = (viewer: Viewer | null): CustomerUserViewer | null => (viewer?.kind === 'CUSTOMER_USER' ? viewer : null);

/** For whose company a person acts. */
export type Company = { readonly partnerId: string; readonly customerId: null } | { readonly partnerId: null; readonly customerId: string };

export const companyOf = (viewer: PersonViewer): Company =>
  viewer.kind === 'AGENT' ? { partnerId: viewer.partnerId, customerId: null } : { partnerId: null, customerId: viewer.customerId };

/** Whether a customer user looks at its own company: of others it finds nothing. */
export const isOwnCompany = (viewer: Viewer | null, customerId: string | null): boolean => customerId !== null && customerUserOf(viewer)?.customerId === customerId;

/** A person with the session that it came with. */
export function requireSession(context: Pick<Context, 'viewer' | 'session'>): { readonly viewer: PersonViewer; readonly session: SessionFacts } {
  const viewer = requirePerson(context);
  if (context.session === null) throw unauthenticated();
  return { viewer, session: context.session };
}

/** A sign-in that waits for a code, and nothing else. */
export function requireCodeDue({ session }: Pick<Context, 'session'>): SessionFacts {
  if (session?.state !== 'CODE') throw unauthenticated();
  return session;
}

/** Whoever may choose a password: signed in, or held up until a one-time password is changed; never before a code that is due. */
export function requirePasswordKnown({ session }: Pick<Context, 'session'>): SessionFacts {
  if (session === null || session.state === 'CODE') throw unauthenticated();
  return session;
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

/** Whether whoever asks may hand in the paper that an attestation is to name. */
export function requireUploader(context: Pick<Context, 'viewer'>): AgentViewer {
  const viewer = requireAgent(context);
  refuseWithoutAgreements(viewer, 'attest');
  return viewer;
}

/** Agents' accounts are for those who work for the same partner. */
export function isColleague(viewer: Context['viewer'], { partnerId }: { readonly partnerId: string | null }): boolean {
  const agent = agentOf(viewer);
  return agent !== null && agent.partnerId === partnerId;
}

/** Whether whoever looks at an acceptance may open its receipt: the customer, the partner concerned and its provider. */
export const isInFull = ({ disclosure }: { readonly disclosure: Disclosure }): boolean => disclosure === 'FULL';

/** Whether an acceptance is among those of its customer that are listed: a customer's own, a partner's own, and what counts for a relationship of the partner's. */
export const isListed = (view: CustomerView, { disclosure }: { readonly disclosure: Disclosure }, counts: boolean): boolean =>
  view.kind === 'OWN' || disclosure === 'FULL' || counts;

/** Whose account recorded an acceptance is for colleagues; whoever else opens the receipt reads the name that stands in the record (ADR 0171). */
export const mayReadRecorder = (viewer: Context['viewer'], acceptance: { readonly disclosure: Disclosure }, row: { readonly partnerId: string | null }): boolean =>
  isInFull(acceptance) && isColleague(viewer, row);

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

interface HowItStands {
  readonly agreementStatus: AgreementStatus | null;
  readonly isBlocked: boolean;
  readonly latestAcceptanceId: string | null;
}

/** Of how the agreement stands what table V lets the agent know. */
export const knownStanding = (shows: ShowCustomer, standing: HowItStands): HowItStands =>
  shows.agreementStatus ? standing : { agreementStatus: null, isBlocked: false, latestAcceptanceId: null };

/** Whether table V shows the company and its contact as they are, and not only by name or as they were typed. */
export const mayReadProfile = ({ profile }: ShowCustomer): boolean => profile === 'FULL' || profile === 'COMPANY_AND_CONTACT';

/** The customer as its viewer's partner has it; null for the customer itself, which has many partners and no standing of its own. */
export const throughPartner = (view: CustomerView): PartnerView | null => (view.kind === 'OWN' ? null : view);

/** The request under which the viewer's partner knows the customer by what it typed itself (V2); null where it knows more, and for the customer itself. */
export const requestOnly = (view: CustomerView): string | null => (view.kind === 'PARTNER' && view.shows.profile === 'AS_TYPED' ? view.relationshipId : null);

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

/** Whether of a trail only what is about customers is read. */
export const readsOnlyCustomers = ({ shows }: { readonly shows: ReadTrail }): boolean => shows.scope === 'CUSTOMERS';

/** Of an event what decides who may read which part of it. */
export interface TrailFacts {
  readonly customerId: string | null;
  /** The company of whoever did it. */
  readonly agentPartnerId: string | null;
  readonly userCustomerId: string | null;
  /** A failed sign-in is nobody's act: it names an account of the reader's that was tried. */
  readonly isTryAtOwnAccount: boolean;
  /** Of the reader's partner with the customer; null at the customers' site. */
  readonly standing: Exclude<ReadingFacts['relationship'], 'NONE'> | null;
  readonly hasOwnAttestation: boolean;
}

/** Names, addresses and ids of people are shown only as far as they are the reader's to know (ADR 0168). */
export function shownOfEvent({ viewer, shows }: { readonly viewer: PersonViewer; readonly shows: ReadTrail }, facts: TrailFacts) {
  const { customerId, userCustomerId, standing } = facts;
  const agent = agentOf(viewer);
  const isOwn = agent === null ? isOwnCompany(viewer, userCustomerId) : facts.agentPartnerId === agent.partnerId;
  const shown = agent === null || standing === null ? null : shownToAgent(agent, { standing, hasOwnAttestation: facts.hasOwnAttestation });
  // Who at the customer did something is known to a partner that reads all of that customer (V5); never who did so of another company.
  const isOfKnownCustomer = userCustomerId !== null && userCustomerId === customerId && shown?.profile === 'FULL';
  return {
    actorId: isOwn,
    actor: isOwn || isOfKnownCustomer,
    fromWhere: shows.addresses && (isOwn || facts.isTryAtOwnAccount),
    customer: agent === null || shown !== null,
  };
}

/** Whether something that happened may concern the viewer at all, whoever it is by now; what of it is told is judged when it is told. */
export async function mayConcern(viewer: PersonViewer, { customerId, partnerIds }: { readonly customerId: string | null; readonly partnerIds: () => Promise<ReadonlySet<string>> }): Promise<boolean> {
  const company = companyOf(viewer);
  return company.partnerId === null ? customerId === company.customerId : (await partnerIds()).has(company.partnerId);
}

/** Whether an agent is told of a link: one that its partner sent, or one that names it as provider, of a customer whose links it is shown. */
export function mayReadLink({ partnerId, roles }: AgentViewer, link: { readonly partnerId: string; readonly providerId: string | null }, view: CustomerView | null): boolean {
  if (!mayReadAgreements(roles)) return false;
  return link.partnerId === partnerId || (link.providerId === partnerId && view !== null && partnerWhoseLinks(view) === partnerId);
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

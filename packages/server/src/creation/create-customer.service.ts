import {
  checkCompany,
  countryServed,
  decide,
  isCountryCode,
  namedProvider,
  offeredVersion,
  regionOf,
  strongestAgentRole,
  tables,
  todayIn,
  type Checked,
  type Company,
  type CompanyInput,
  type CreationFacts,
  type FieldFault,
  type Refuse,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { attest, type AttestInput } from '../acceptances/attest.service';
import { readVersions } from '../agreements/agreement.reader';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { hashPassword, newOneTimePassword } from '../auth/password';
import { newToken } from '../auth/token';
import { CustomerEntity } from '../customers/customer.entity';
import type { Database } from '../database/database';
import { isUniqueViolation } from '../database/statement-error';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import { refused, type RefusalFacts } from '../graphql/refusals';
import { inviteOnce } from '../invitations/invite.service';
import { loadPartner, readAgentsWhoMay, type PartnerFacts } from '../partners/partner.reader';
import { insertRelationship } from '../relationships/relationship.service';
import { insertCustomer } from './customer-rows';

export interface CreateCustomerInput {
  readonly company: CompanyInput;
  readonly providerId?: string | null | undefined;
  /** Exactly one of the two. */
  readonly agreement: {
    readonly attestation?: (Pick<AttestInput, 'language' | 'signer' | 'dateAgreed' | 'agreementId'> & { readonly hasAccepted: boolean }) | null | undefined;
    readonly direct?: { readonly language: string } | null | undefined;
  };
  readonly idempotencyKey: string;
}

/** What is kept under the idempotency key: neither password nor link. */
export interface CustomerMade {
  readonly kind: 'CREATED';
  readonly customerId: string;
  readonly userName: string;
  readonly acceptanceId: string | null;
  readonly invitationId: string | null;
}

export type CreateCustomerResult = CustomerMade | RefusalFacts;

const isMade = (stored: unknown): stored is CustomerMade => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'CREATED';

export interface Secrets {
  readonly password: string;
  readonly token: string;
}

/** Table C: customer, relationship, first credentials and either an attestation or an invitation, all or nothing. Secrets leave once. */
export async function createCustomer(context: Context, viewer: AgentViewer, input: CreateCustomerInput): Promise<Replayable<CreateCustomerResult> & { secrets: Secrets | null }> {
  const { database, now } = context;
  const { idempotencyKey: key, ...asked } = input;
  const secrets = { password: newOneTimePassword(), token: newToken() };
  const passwordHash = await hashPassword(secrets.password);
  const answer = await once<CreateCustomerResult>(database, { actorId: viewer.id, key, operation: 'createCustomer', input: asked, now }, isMade, (manager) =>
    create(manager, { database, viewer, input, passwordHash, token: secrets.token, now }),
  );
  return { ...answer, secrets: answer.replayed || answer.result.kind === 'REFUSED' ? null : secrets };
}

interface Creating {
  readonly database: Database;
  readonly viewer: AgentViewer;
  readonly input: CreateCustomerInput;
  readonly passwordHash: string;
  readonly token: string;
  readonly now: Date;
}

async function create(manager: EntityManager, creating: Creating): Promise<Outcome<CreateCustomerResult>> {
  const { database, viewer, input, now } = creating;
  const partner = await loadPartner(manager, viewer.partnerId);
  const company = checkCompany(input.company, [partner.domain]);
  const { row, outcome } = decide(tables.C, await creationFacts(manager, { partner, company, viewer, input, now }));
  if (outcome.kind === 'REFUSE') return refuse(manager, viewer, { row, outcome, company, now });
  if (!company.ok) throw new Error(`table C: ${row} with a form that is not good`);
  try {
    const result = await database.transact((nested) => createAll(nested, creating, partner, company.value));
    return { result, isRecorded: true };
  } catch (error) {
    if (error instanceof StepRefused) return { result: error.refusal, isRecorded: false };
    if (isUniqueViolation(error, 'uq_customer_domain')) return refuse(manager, viewer, { ...takenDomain, company, now });
    throw error;
  }
}

/** A refusal of what belongs to the creation undoes all of it. */
class StepRefused extends Error {
  override readonly name = 'StepRefused';

  constructor(readonly refusal: RefusalFacts) {
    super(refusal.code);
  }
}

const takenDomain = (() => {
  const { row, outcome } = decide(tables.C, { role: 'ADMIN_AGENT', provider: 'NOT_NEEDED', country: 'SERVED', hasText: true, isDomainFree: false, isFormGood: true, agreement: 'INVITE' });
  if (outcome.kind !== 'REFUSE') throw new Error('table C creates a customer on a domain that is taken');
  return { row, outcome };
})();

interface Form {
  readonly partner: PartnerFacts;
  readonly company: Checked<Company>;
  readonly viewer: AgentViewer;
  readonly input: CreateCustomerInput;
  readonly now: Date;
}

async function creationFacts(manager: EntityManager, { partner, company, viewer, input, now }: Form): Promise<CreationFacts> {
  const typedCountry = (input.company.country ?? '').trim();
  const typedDomain = (input.company.domain ?? '').trim().toLowerCase();
  const provider = namedProvider(partner, input.providerId);
  const named = provider === 'NAMED' && input.providerId ? await loadPartner(manager, input.providerId) : null;
  return {
    role: strongestAgentRole(viewer.roles),
    provider,
    country: servedFact(typedCountry, partner, named),
    hasText: await hasText(manager, typedCountry, input.company.timeZone, now),
    isDomainFree: !(await manager.existsBy(CustomerEntity, { domain: typedDomain })),
    isFormGood: company.ok,
    agreement: input.agreement.attestation ? 'ATTEST' : 'INVITE',
  };
}

function servedFact(country: string, seller: PartnerFacts, provider: PartnerFacts | null): CreationFacts['country'] {
  if (!isCountryCode(seller.country)) return 'NOT_SERVED';
  const providerRegion = provider !== null && isCountryCode(provider.country) ? regionOf(provider.country) : null;
  return countryServed(country, regionOf(seller.country), providerRegion);
}

async function hasText(manager: EntityManager, country: string, timeZone: string | null | undefined, now: Date): Promise<boolean> {
  const [known] = await readVersions(manager, [country]);
  return offeredVersion({ versions: known?.versions ?? [], today: todayOr(timeZone, now) }) !== null;
}

/** A time zone that does not exist is a fault of the form, said there; what is offered is asked for a day all the same. */
function todayOr(timeZone: string | null | undefined, now: Date): string {
  try {
    return todayIn(timeZone || 'UTC', now);
  } catch {
    return todayIn('UTC', now);
  }
}

async function createAll(manager: EntityManager, { viewer, input, passwordHash, token, now }: Creating, partner: PartnerFacts, company: Company): Promise<CustomerMade> {
  const actor = { kind: 'AGENT', id: viewer.id } as const;
  const isAttested = Boolean(input.agreement.attestation);
  const { customerId, userName } = await insertCustomer(manager, { company, partnerId: partner.id, passwordHash, isAttested, now });
  const providerId = partner.type === 'INDIRECT_RESELLER' ? (input.providerId ?? null) : null;
  await insertRelationship(manager, { customerId, sellerId: partner.id, providerId, state: 'ACTIVE', now });
  await recordEvent(manager, { kind: 'CUSTOMER_CREATED', actor, partnerId: partner.id, customerId, subjectId: customerId, rule: 'C7', now });
  await announce(manager, { kind: 'CUSTOMER', customerId, now });
  const { attestation, direct } = input.agreement;
  const made = { kind: 'CREATED', customerId, userName, acceptanceId: null, invitationId: null } as const;
  if (attestation) {
    const statement = attestation.hasAccepted ? 'TICKED' : 'NOT_TICKED';
    const { result } = await attest(manager, viewer, { ...attestation, customerId, statement, agreementId: attestation.agreementId }, now);
    if (result.kind === 'REFUSED') throw new StepRefused(under('agreement.attestation', result));
    return { ...made, acceptanceId: result.acceptanceId };
  }
  const asked = { invitee: { customerId }, kind: 'AGREEMENT', language: direct?.language ?? company.language } as const;
  const { result } = await inviteOnce(manager, viewer, asked, { token, now });
  if (result.kind === 'REFUSED') throw new StepRefused(under('agreement.direct', result));
  return { ...made, invitationId: result.invitationId };
}

const under = (path: string, refusal: RefusalFacts): RefusalFacts => ({ ...refusal, fields: refusal.fields.map((fault) => ({ ...fault, path: `${path}.${fault.path}` })) });

interface Refusing {
  readonly row: string;
  readonly outcome: Refuse;
  readonly company: Checked<Company>;
  readonly now: Date;
}

async function refuse(manager: EntityManager, { id, partnerId }: AgentViewer, { row, outcome, company, now }: Refusing): Promise<Outcome<CreateCustomerResult>> {
  const people = outcome.names.includes('AGENTS_WHO_MAY') ? await readAgentsWhoMay(manager, partnerId) : [];
  await recordEvent(manager, { kind: 'CUSTOMER_CREATION_REFUSED', actor: { kind: 'AGENT', id }, partnerId, code: outcome.code, rule: row, now });
  return { result: refused(row, outcome, { people, fields: faultsOf(outcome, company) }), isRecorded: false };
}

function faultsOf({ code, fields }: Refuse, company: Checked<Company>): readonly FieldFault[] {
  if (code === 'DOMAIN_NOT_AVAILABLE') return [{ path: 'company.domain', code: 'NOT_ALLOWED' }];
  if (code === 'REGION_NOT_SERVED' || code === 'AGREEMENT_NOT_AVAILABLE') return [{ path: 'company.country', code: 'NOT_ALLOWED' }];
  if (code === 'CUSTOMER_INCOMPLETE' && !company.ok) return company.fields.map((fault) => ({ ...fault, path: `company.${fault.path}` }));
  return fields;
}

import {
  checkCompany,
  decide,
  namedProvider,
  strongestAgentRole,
  tables,
  tidy,
  tidyDomain,
  type Company,
  type CreationFacts,
  type Refuse,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { attest } from '../acceptances/attest.service';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { hashPassword, newOneTimePassword } from '../auth/password';
import { newToken } from '../auth/token';
import { CustomerEntity } from '../customers/customer.entity';
import type { Database } from '../database/database';
import { isUniqueViolation } from '../database/statement-error';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { inviteOnce } from '../invitations/invite.service';
import { loadPartner, type PartnerFacts } from '../partners/partner.reader';
import { refuseAgent } from '../partners/refuse-agent.service';
import { createRelationship } from '../relationships/relationship.service';
import { countryFact, hasText, type CreateCustomerInput, type Form } from './company-form';
import { creationFaults } from './creation-faults';
import { insertCustomer } from './customer-rows';

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
  const form = { partner, company, viewer, input, now };
  const { row, outcome } = decide(tables.C, await creationFacts(manager, form));
  if (outcome.kind === 'REFUSE') return refuse(manager, form, { row, outcome });
  if (!company.ok) throw new Error(`table C: ${row} with a form that is not good`);
  try {
    const result = await database.transact((nested) => createAll(nested, { ...creating, partner, company: company.value, row }));
    return { result, isRecorded: true };
  } catch (error) {
    if (error instanceof StepRefused) return refuseStep(manager, form, error.refusal);
    if (isUniqueViolation(error, 'uq_customer_domain')) return refuse(manager, form, takenDomain);
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

async function creationFacts(manager: EntityManager, { partner, company, viewer, input, now }: Form): Promise<CreationFacts> {
  const typedCountry = tidy(input.company.country);
  const typedDomain = tidyDomain(input.company.domain);
  const provider = namedProvider(partner, input.providerId);
  const named = provider === 'NAMED' && input.providerId ? await loadPartner(manager, input.providerId) : null;
  return {
    role: strongestAgentRole(viewer.roles),
    provider,
    country: countryFact(typedCountry, partner, named),
    hasText: await hasText(manager, typedCountry, input.company.timeZone, now),
    isDomainFree: !(await manager.existsBy(CustomerEntity, { domain: typedDomain })),
    isFormGood: company.ok,
    agreement: input.agreement.attestation ? 'ATTEST' : 'INVITE',
  };
}

interface Created extends Creating {
  readonly partner: PartnerFacts;
  readonly company: Company;
  readonly row: string;
}

async function createAll(manager: EntityManager, { viewer, input, passwordHash, token, partner, company, row, now }: Created): Promise<CustomerMade> {
  const actor = { kind: 'AGENT', id: viewer.id } as const;
  const isAttested = Boolean(input.agreement.attestation);
  const { customerId, userName } = await insertCustomer(manager, { company, partnerId: partner.id, passwordHash, isAttested, now });
  const providerId = partner.type === 'INDIRECT_RESELLER' ? (input.providerId ?? null) : null;
  await recordEvent(manager, { kind: 'CUSTOMER_CREATED', actor, partnerId: partner.id, customerId, subjectId: customerId, rule: row, now });
  await createRelationship(manager, { customerId, sellerId: partner.id, providerId, now }, actor);
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
}

async function refuse(manager: EntityManager, form: Form, { row, outcome }: Refusing): Promise<Outcome<CreateCustomerResult>> {
  const fields = await creationFaults(manager, form, outcome);
  const result = await refuseAgent(manager, form.viewer, { kind: 'CUSTOMER_CREATION_REFUSED', row, outcome, customerId: null, fields, now: form.now });
  return { result, isRecorded: false };
}

/** The event that the refused step left went back with all the rest. */
async function refuseStep(manager: EntityManager, { viewer, now }: Form, refusal: RefusalFacts): Promise<Outcome<CreateCustomerResult>> {
  const { id, partnerId } = viewer;
  await recordEvent(manager, { kind: 'CUSTOMER_CREATION_REFUSED', actor: { kind: 'AGENT', id }, partnerId, code: refusal.code, rule: refusal.rule, now });
  return { result: refusal, isRecorded: false };
}

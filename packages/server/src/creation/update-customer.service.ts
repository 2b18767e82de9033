import { checkCompany, countryServed, decide, isCountryCode, orderStanding, regionOf, strongestAgentRole, tables, type Company, type CompanyInput } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { CustomerEntity } from '../customers/customer.entity';
import { nameKey } from '../database/name-key';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import { malformed, refused, type RefusalFacts } from '../graphql/refusals';
import { loadPartner, readAgentsWhoMay, type PartnerFacts } from '../partners/partner.reader';
import { lockHistory, toward, type History } from '../relationships/history.reader';

export interface UpdateCustomerInput {
  readonly customerId: string;
  /** All of it; the domain stays what it is. */
  readonly company: Omit<CompanyInput, 'domain'>;
  readonly idempotencyKey: string;
}

export interface CustomerUpdated {
  readonly kind: 'UPDATED';
  readonly customerId: string;
}

export type UpdateCustomerResult = CustomerUpdated | RefusalFacts;

const isUpdated = (stored: unknown): stored is CustomerUpdated => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'UPDATED';

/** Company and primary contact as they are now, by an admin or sales agent of an active partner. The country is fixed by the first acceptance. */
export function updateCustomer(context: Context, viewer: AgentViewer, { idempotencyKey: key, ...input }: UpdateCustomerInput): Promise<Replayable<UpdateCustomerResult>> {
  const { database, now } = context;
  return once<UpdateCustomerResult>(database, { actorId: viewer.id, key, operation: 'updateCustomer', input, now }, isUpdated, (manager) => update(manager, viewer, input, now));
}

async function update(manager: EntityManager, viewer: AgentViewer, input: Omit<UpdateCustomerInput, 'idempotencyKey'>, now: Date): Promise<Outcome<UpdateCustomerResult>> {
  const history = await lockHistory(manager, input.customerId, now);
  const partner = await loadPartner(manager, viewer.partnerId);
  const refusal = await refusalOf(manager, viewer, history);
  if (refusal !== null || history === null) return { result: refusal ?? { ...malformed('NOT_FOUND', []), remedies: [] }, isRecorded: false };
  const { customer } = history;
  const checked = checkCompany({ ...input.company, domain: customer.domain }, [partner.domain]);
  if (!checked.ok) return { result: malformed('CUSTOMER_INCOMPLETE', checked.fields.map((fault) => ({ ...fault, path: `company.${fault.path}` }))), isRecorded: false };
  const moved = countryRefusal(customer, checked.value, partner);
  if (moved !== null) return { result: moved, isRecorded: false };
  await writeCompany(manager, customer.id, checked.value);
  await recordEvent(manager, { kind: 'CUSTOMER_UPDATED', actor: { kind: 'AGENT', id: viewer.id }, partnerId: partner.id, customerId: customer.id, subjectId: customer.id, now });
  await announce(manager, { kind: 'CUSTOMER', customerId: customer.id, now });
  return { result: { kind: 'UPDATED', customerId: customer.id }, isRecorded: true };
}

/** The rows of table P that ask who may act for a customer at all. */
async function refusalOf(manager: EntityManager, viewer: AgentViewer, history: History | null): Promise<RefusalFacts | null> {
  const active = history?.relationships.find(({ state, sellerId, providerId }) => state === 'ACTIVE' && [sellerId, providerId].includes(viewer.partnerId)) ?? null;
  const { row, outcome } = decide(tables.P, {
    madeBy: 'PERSON',
    standing: history === null ? 'HIDDEN' : orderStanding(toward(history, viewer.partnerId), active),
    role: strongestAgentRole(viewer.roles),
    partnerType: viewer.partnerType,
    isProvided: true,
    hasBoughtBefore: false,
    hasEverAcceptedDirectly: false,
    wasCreatedToBeAsked: false,
  });
  if (outcome.kind !== 'REFUSE') return null;
  if (outcome.code === 'ROLE_CANNOT_ORDER') return refused(row, { ...outcome, code: 'ROLE_CANNOT_CREATE_CUSTOMER' }, { people: await readAgentsWhoMay(manager, viewer.partnerId) });
  return refused(row, outcome);
}

function countryRefusal(customer: CustomerEntity, { country }: Company, partner: PartnerFacts): RefusalFacts | null {
  if (country === customer.country) return null;
  const fields = [{ path: 'company.country', code: 'NOT_ALLOWED' } as const];
  if (customer.countryFixedAt !== null) return { ...malformed('COUNTRY_FIXED', fields), remedies: [] };
  const isServed = isCountryCode(partner.country) && countryServed(country, regionOf(partner.country), null) === 'SERVED';
  return isServed ? null : { ...malformed('REGION_NOT_SERVED', fields), remedies: [] };
}

async function writeCompany(manager: EntityManager, id: string, { companyName, country, language, timeZone, registrationNumber, address, contact }: Company): Promise<void> {
  await manager.update(CustomerEntity, { id }, {
    companyName,
    nameKey: nameKey(companyName),
    country,
    language,
    timeZone,
    registrationNumber,
    addressLine1: address.line1,
    addressLine2: address.line2,
    city: address.city,
    state: address.state,
    postalCode: address.postalCode,
    contactFirstName: contact.firstName,
    contactLastName: contact.lastName,
    contactEmail: contact.email,
    contactPhone: contact.phone,
  });
}

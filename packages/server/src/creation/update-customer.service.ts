import {
  checkCompany,
  decide,
  orderStanding,
  strongestAgentRole,
  tables,
  tidy,
  type Checked,
  type Company,
  type CompanyInput,
  type FieldFault,
  type Refuse,
  type UpdateFacts,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { CustomerEntity } from '../customers/customer.entity';
import { nameKey } from '../database/name-key';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { loadPartner } from '../partners/partner.reader';
import { refuseAgent } from '../partners/refuse-agent.service';
import { lockHistory, toward, type History } from '../relationships/history.reader';
import { companyFaults, countryFact, hasText } from './company-form';

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

/** Table U: company and primary contact as they are now. */
export function updateCustomer(context: Context, viewer: AgentViewer, { idempotencyKey: key, ...input }: UpdateCustomerInput): Promise<Replayable<UpdateCustomerResult>> {
  const { database, now } = context;
  return once<UpdateCustomerResult>(database, { actorId: viewer.id, key, operation: 'updateCustomer', input, now }, isUpdated, (manager) => update(manager, viewer, input, now));
}

type Asked = Omit<UpdateCustomerInput, 'idempotencyKey'>;

async function update(manager: EntityManager, viewer: AgentViewer, input: Asked, now: Date): Promise<Outcome<UpdateCustomerResult>> {
  const { customerId } = input;
  const history = await lockHistory(manager, customerId, now);
  const partner = await loadPartner(manager, viewer.partnerId);
  const company = checkCompany({ ...input.company, domain: history?.customer.domain }, [partner.domain]);
  const facts = await updateFacts(manager, { viewer, history, company, input });
  const { row, outcome } = decide(tables.U, facts);
  if (outcome.kind === 'REFUSE') {
    const refusal = { kind: 'CUSTOMER_UPDATE_REFUSED', row, outcome, customerId: history && customerId, fields: fieldsOf(outcome, company, facts), now } as const;
    return { result: await refuseAgent(manager, viewer, refusal), isRecorded: false };
  }
  if (!company.ok) throw new Error(`table U: ${row} with a form that is not good`);
  await writeCompany(manager, customerId, company.value);
  await recordEvent(manager, { kind: 'CUSTOMER_UPDATED', actor: { kind: 'AGENT', id: viewer.id }, partnerId: partner.id, customerId, subjectId: customerId, rule: row, now });
  await announce(manager, { kind: 'CUSTOMER', customerId, now });
  return { result: { kind: 'UPDATED', customerId }, isRecorded: true };
}

interface Form {
  readonly viewer: AgentViewer;
  readonly history: History | null;
  readonly company: Checked<Company>;
  readonly input: Asked;
}

async function updateFacts(manager: EntityManager, { viewer, history, company, input }: Form): Promise<UpdateFacts> {
  const typed = { role: strongestAgentRole(viewer.roles), isFormGood: company.ok };
  const stays = { isMoved: false, isCountryFixed: true, isRegionServed: true, hasText: true };
  if (history === null) return { standing: 'HIDDEN', ...typed, ...stays };
  const through = history.relationships.find(({ state, sellerId, providerId }) => state === 'ACTIVE' && [sellerId, providerId].includes(viewer.partnerId)) ?? null;
  const standing = orderStanding(toward(history, viewer.partnerId), through);
  const country = tidy(input.company.country);
  if (country === history.customer.country || through === null) return { standing, ...typed, ...stays };
  const seller = await loadPartner(manager, through.sellerId);
  const provider = through.providerId === null ? null : await loadPartner(manager, through.providerId);
  return {
    standing,
    ...typed,
    isMoved: true,
    isCountryFixed: history.customer.countryFixedAt !== null,
    isRegionServed: countryFact(country, seller, provider) === 'SERVED',
    hasText: await hasText(manager, country, input.company.timeZone, history.now),
  };
}

/** Every field that is wrong: those of the form, and a country that cannot be changed. */
function fieldsOf({ code, fields }: Refuse, company: Checked<Company>, { isMoved, isCountryFixed }: UpdateFacts): readonly FieldFault[] {
  if (code !== 'CUSTOMER_INCOMPLETE') return fields;
  const faults = companyFaults(company);
  const isCountryNamed = faults.some(({ path }) => path === 'company.country');
  return isMoved && isCountryFixed && !isCountryNamed ? [...faults, { path: 'company.country', code: 'NOT_ALLOWED' }] : faults;
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

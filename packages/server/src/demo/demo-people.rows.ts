import { nameKey } from '../database/name-key';
import type { CustomerUserEntity } from '../customers/customer-user.entity';
import type { CustomerEntity } from '../customers/customer.entity';
import type { AgentEntity } from '../partners/agent.entity';
import type { PartnerLinkEntity } from '../partners/partner-link.entity';
import type { PartnerEntity } from '../partners/partner.entity';
import type { DemoWorld, Slug } from './data/demo-world.types';
import { bySlug, named, type DemoIds } from './demo-ids';

/** Before anything else in the demo world. */
export const PARTNERS_SINCE = new Date('2023-01-16T09:00:00.000Z');

export interface DemoHashes {
  readonly chosen: string;
  readonly oneTime: string;
}

export const partnerRows = ({ partners }: DemoWorld, ids: DemoIds): PartnerEntity[] =>
  partners.map(({ slug, name, type, country, timeZone, mpnId, domain, contact }) => ({
    id: ids.partner(slug),
    type,
    name,
    country,
    mpnId,
    timeZone,
    contactName: contact.name,
    contactEmail: contact.email,
    contactPhone: contact.phone,
    domain,
    createdAt: PARTNERS_SINCE,
  }));

export const partnerLinkRows = ({ partners }: DemoWorld, ids: DemoIds): PartnerLinkEntity[] =>
  partners.flatMap(({ slug, providers }) => providers.map((provider) => ({ resellerId: ids.partner(slug), providerId: ids.partner(provider), createdAt: PARTNERS_SINCE })));

export function agentRows({ agents, partners }: DemoWorld, ids: DemoIds, { chosen }: DemoHashes): AgentEntity[] {
  const partnerOf = bySlug(partners);
  return agents.map(({ slug, partner, firstName, lastName, email, roles }) => ({
    id: ids.agent(slug),
    partnerId: ids.partner(partner),
    firstName,
    lastName,
    email,
    emailKey: nameKey(email),
    roles: [...roles],
    language: named(partnerOf, partner).language,
    passwordHash: chosen,
    passwordState: 'CHOSEN',
    disabledAt: null,
    createdAt: PARTNERS_SINCE,
  }));
}

export const customerRows = (world: DemoWorld, ids: DemoIds): CustomerEntity[] =>
  world.customers.map(({ slug, companyName, domain, country, language, timeZone, address, registrationNumber, primaryContact, createdBy, agreementRoute, createdAt }) => ({
    id: ids.customer(slug),
    companyName,
    nameKey: nameKey(companyName),
    domain,
    country,
    countryFixedAt: firstAcceptedAt(world, slug),
    language,
    timeZone,
    addressLine1: address.line1,
    addressLine2: null,
    city: address.city,
    state: address.state,
    postalCode: address.postalCode,
    registrationNumber,
    contactFirstName: primaryContact.firstName,
    contactLastName: primaryContact.lastName,
    contactEmail: primaryContact.email,
    contactPhone: primaryContact.phone,
    agreementRoute,
    createdByPartnerId: ids.partner(createdBy),
    createdAt: new Date(createdAt),
  }));

function firstAcceptedAt({ acceptances }: DemoWorld, customer: Slug): Date | null {
  const [first] = acceptances.filter((row) => row.customer === customer).map(({ recordedAt }) => recordedAt).sort();
  return first === undefined ? null : new Date(first);
}

/** The admin got its first credentials from the partner that created the company; colleagues got theirs from the admin. */
export function customerUserRows({ customerUsers, customers }: DemoWorld, ids: DemoIds, hashes: DemoHashes): CustomerUserEntity[] {
  const customerOf = bySlug(customers);
  return customerUsers.map(({ slug, customer, firstName, lastName, email, roles, passwordState }) => {
    const { language, createdBy, createdAt } = named(customerOf, customer);
    return {
      id: ids.user(slug),
      customerId: ids.customer(customer),
      firstName,
      lastName,
      email,
      emailKey: nameKey(email),
      roles: [...roles],
      language,
      passwordHash: passwordState === 'ONE_TIME' ? hashes.oneTime : hashes.chosen,
      passwordState,
      credentialsIssuedByPartnerId: roles.includes('GLOBAL_ADMIN') ? ids.partner(createdBy) : null,
      firstSignedInAt: passwordState === 'ONE_TIME' ? null : anHourAfter(createdAt),
      disabledAt: null,
      createdAt: new Date(createdAt),
    };
  });
}

const anHourAfter = (instant: string): Date => new Date(Date.parse(instant) + 3_600_000);

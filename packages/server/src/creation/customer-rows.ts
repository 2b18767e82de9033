import type { Company } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { CustomerEntity } from '../customers/customer.entity';
import { newId } from '../database/id';
import { nameKey } from '../database/name-key';

export interface NewCustomer {
  readonly company: Company;
  readonly partnerId: string;
  /** Of the one-time password. */
  readonly passwordHash: string;
  readonly isAttested: boolean;
  readonly now: Date;
}

/** The company, and its first global admin, who signs in as admin@ its domain with the one-time password. */
export async function insertCustomer(manager: EntityManager, given: NewCustomer): Promise<{ customerId: string; userName: string }> {
  const customerId = newId();
  await insertCompany(manager, customerId, given);
  return { customerId, userName: await insertFirstUser(manager, customerId, given) };
}

async function insertCompany(manager: EntityManager, id: string, { company, partnerId, isAttested, now }: NewCustomer): Promise<void> {
  const { address, contact, companyName, domain, country, language, timeZone, registrationNumber } = company;
  await manager.insert(CustomerEntity, {
    id,
    companyName,
    nameKey: nameKey(companyName),
    domain,
    country,
    countryFixedAt: null,
    language,
    timeZone,
    addressLine1: address.line1,
    addressLine2: address.line2,
    city: address.city,
    state: address.state,
    postalCode: address.postalCode,
    registrationNumber,
    contactFirstName: contact.firstName,
    contactLastName: contact.lastName,
    contactEmail: contact.email,
    contactPhone: contact.phone,
    agreementRoute: isAttested ? 'ATTESTED' : 'WILL_BE_ASKED',
    createdByPartnerId: partnerId,
    createdAt: now,
  });
}

async function insertFirstUser(manager: EntityManager, customerId: string, { company, partnerId, passwordHash, now }: NewCustomer): Promise<string> {
  const { contact, domain, language } = company;
  const userName = `admin@${domain}`;
  await manager.insert(CustomerUserEntity, {
    id: newId(),
    customerId,
    firstName: contact.firstName,
    lastName: contact.lastName,
    email: userName,
    emailKey: nameKey(userName),
    roles: ['GLOBAL_ADMIN'],
    language,
    passwordHash,
    passwordState: 'ONE_TIME',
    credentialsIssuedByPartnerId: partnerId,
    firstSignedInAt: null,
    disabledAt: null,
    createdAt: now,
  });
  return userName;
}

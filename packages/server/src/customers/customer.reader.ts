import { CUSTOMER_USER_ROLES, mayAccept, type CustomerUserRole } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { codesOf, selectRows } from '../database/rows';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { isOwnCompany } from '../graphql/policy';
import { CustomerUserEntity } from './customer-user.entity';
import { CustomerEntity } from './customer.entity';
import { Address, Contact, Customer } from './customer.types';

/** The company of the signed-in customer user; null for any other. */
export async function findOwnCustomer({ viewer, database }: Context, id: string): Promise<Customer | null> {
  if (!isOwnCompany(viewer, id)) return null;
  const customer = await database.read((manager) => manager.findOneBy(CustomerEntity, { id }));
  return customer && toOwnCustomer(customer);
}

export function toOwnCustomer(customer: CustomerEntity): Customer {
  const { id, companyName, domain, country, language, timeZone, registrationNumber } = customer;
  const { addressLine1: line1, addressLine2: line2, city, state, postalCode } = customer;
  return make(Customer, {
    view: { kind: 'OWN' },
    id,
    companyName,
    domain,
    country,
    language,
    timeZone,
    registrationNumber,
    address: make(Address, { line1, line2, city, state, postalCode }),
    primaryContact: make(Contact, {
      firstName: customer.contactFirstName,
      lastName: customer.contactLastName,
      email: customer.contactEmail,
      phone: customer.contactPhone,
    }),
  });
}

export interface CustomerUserRow {
  readonly id: string;
  readonly customerId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly roles: CustomerUserRole[];
  readonly language: string;
  readonly credentialsIssuedByPartnerId: string | null;
}

type RawUser = Omit<CustomerUserRow, 'roles'> & { readonly roles: string };

const columns = {
  id: 'person.id',
  customerId: 'person.customerId',
  firstName: 'person.firstName',
  lastName: 'person.lastName',
  email: 'person.email',
  roles: 'person.roles',
  language: 'person.language',
  credentialsIssuedByPartnerId: 'person.credentialsIssuedByPartnerId',
};

const toUser = (raw: RawUser): CustomerUserRow => ({ ...raw, roles: codesOf(raw.roles, CUSTOMER_USER_ROLES) });

/** A person of a customer; throws when there is none, for its id comes from a session. */
export async function readCustomerUser(manager: EntityManager, id: string): Promise<CustomerUserRow> {
  const raw = await selectRows(manager, CustomerUserEntity, 'person', columns).where('person.id = :id', { id }).getRawOne<RawUser>();
  if (raw === undefined) throw new Error(`no customer user ${id}`);
  return toUser(raw);
}

/** The people of a customer who may accept, at most ten: a refusal names them. */
export async function readUsersWhoMay(manager: EntityManager, customerId: string): Promise<CustomerUserRow[]> {
  const rows = await selectRows(manager, CustomerUserEntity, 'person', columns)
    .where('person.customerId = :customerId AND person.disabledAt IS NULL', { customerId })
    .orderBy('person.emailKey')
    .limit(100)
    .getRawMany<RawUser>();
  return rows.map(toUser).filter(({ roles }) => mayAccept(roles)).slice(0, 10);
}

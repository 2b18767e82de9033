import type { CustomerUserRole } from '@assent/domain';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { CustomerEntity } from '@assent/server/src/customers/customer.entity';
import { newId } from '@assent/server/src/database/id';
import { nameKey } from '@assent/server/src/database/name-key';
import { EPOCH, NO_PASSWORD, signedIn, type Person } from './partners';
import type { World } from './world';

export type CustomerInWorld = CustomerEntity;

export type NewCustomer = Partial<
  Pick<
    CustomerEntity,
    | 'companyName'
    | 'domain'
    | 'country'
    | 'language'
    | 'timeZone'
    | 'addressLine1'
    | 'addressLine2'
    | 'state'
    | 'registrationNumber'
    | 'agreementRoute'
    | 'createdByPartnerId'
    | 'contactFirstName'
    | 'contactLastName'
    | 'contactEmail'
    | 'contactPhone'
  >
>;

/** A company that nobody sells to yet. */
export async function addCustomer(world: World, given: NewCustomer = {}): Promise<CustomerInWorld> {
  const number = world.next();
  const domain = given.domain ?? `company-${number}.example`;
  const companyName = given.companyName ?? `Lindenhof Werke ${number}`;
  const row: CustomerInWorld = {
    id: newId(),
    country: 'DE',
    countryFixedAt: null,
    language: 'de-DE',
    timeZone: 'Europe/Berlin',
    addressLine1: 'Lindenallee 7',
    addressLine2: null,
    city: 'Weimar',
    state: null,
    postalCode: '99423',
    registrationNumber: null,
    contactFirstName: 'Jana',
    contactLastName: 'Kessler',
    contactEmail: `jana.kessler@${domain}`,
    contactPhone: '+49 3643 555010',
    agreementRoute: 'ATTESTED',
    createdByPartnerId: null,
    createdAt: EPOCH,
    ...given,
    companyName,
    nameKey: nameKey(companyName),
    domain,
  };
  await world.database.transact((manager) => manager.insert(CustomerEntity, row));
  return row;
}

export interface CustomerPerson extends Person {
  readonly customerId: string;
}

export interface NewUser {
  readonly roles?: CustomerUserRole[];
  readonly credentialsIssuedByPartnerId?: string | null;
}

/** Somebody of the company, signed in at the customers' site. */
export async function addUser(world: World, { id: customerId, domain }: Pick<CustomerInWorld, 'id' | 'domain'>, given: NewUser = {}): Promise<CustomerPerson> {
  const { roles = ['GLOBAL_ADMIN'], credentialsIssuedByPartnerId = null } = given;
  const number = world.next();
  const person = { id: newId(), firstName: 'Theo', lastName: `Falk-${number}`, email: `theo.falk-${number}@${domain}` };
  await world.database.transact((manager) =>
    manager.insert(CustomerUserEntity, {
      ...person,
      customerId,
      emailKey: person.email,
      roles,
      language: 'de-DE',
      ...NO_PASSWORD,
      credentialsIssuedByPartnerId,
      firstSignedInAt: null,
      disabledAt: null,
      createdAt: EPOCH,
    }),
  );
  return { ...person, customerId, site: 'ACCEPTANCE', cookie: await signedIn(world, 'ACCEPTANCE', person.id) };
}

import type { CustomerUserRole } from '@assent/domain';
import { BRAZIL, CANADA, UNITED_STATES } from './customers/americas';
import { AUSTRALIA, INDIA, SINGAPORE } from './customers/asia-pacific';
import type { CountryProfile, CustomerSeed } from './customers/customer-seed.types';
import { FRANCE } from './customers/france';
import { GERMANY } from './customers/germany';
import { JAPAN } from './customers/japan';
import { NETHERLANDS } from './customers/netherlands';
import { UNITED_KINGDOM } from './customers/united-kingdom';
import { chosen } from './demo-variation';
import type { DemoCustomer, DemoCustomerUser } from './demo-world.types';

const PROFILES: readonly CountryProfile[] = [
  JAPAN, GERMANY, FRANCE, UNITED_KINGDOM, NETHERLANDS, UNITED_STATES, CANADA, BRAZIL, INDIA, AUSTRALIA, SINGAPORE,
];

/** Companies whose first credentials were handed over and not used yet. */
const WITH_FIRST_CREDENTIALS = ['kamogawa-ryokan', 'mesa-solar'];

export type CustomerWithoutOrigin = Omit<DemoCustomer, 'createdBy' | 'agreementRoute' | 'createdAt'>;

function customerOf(profile: CountryProfile, seed: CustomerSeed): CustomerWithoutOrigin {
  const [firstName, lastName, mailbox] = seed.contact;
  const [line1, city, state, postalCode] = seed.address;
  const domain = `${seed.slug}.example`;
  return {
    slug: seed.slug,
    companyName: seed.companyName,
    domain,
    country: profile.country,
    language: profile.language,
    timeZone: seed.timeZone ?? profile.timeZone,
    address: { line1, city, state, postalCode },
    registrationNumber: seed.registrationNumber ?? null,
    primaryContact: { firstName, lastName, email: `${mailbox}@${domain}`, phone: seed.phone },
  };
}

function usersOf(profile: CountryProfile, customer: CustomerWithoutOrigin): DemoCustomerUser[] {
  const passwordState = WITH_FIRST_CREDENTIALS.includes(customer.slug) ? 'ONE_TIME' : 'CHOSEN';
  const admin: DemoCustomerUser = {
    slug: `${customer.slug}/admin`, customer: customer.slug, ...customer.primaryContact, roles: ['GLOBAL_ADMIN'], passwordState,
  };
  // Until the first sign-in a company has no one but the person who was given the credentials.
  if (passwordState === 'ONE_TIME') return [admin];
  const [firstName, lastName, mailbox] = chosen(`${customer.slug} colleague`, profile.colleagues);
  const role = chosen<CustomerUserRole>(`${customer.slug} colleague role`, ['BILLING_ADMIN', 'USER']);
  const email = `${mailbox}@${customer.domain}`;
  return [admin, { slug: `${customer.slug}/colleague`, customer: customer.slug, firstName, lastName, email, phone: null, roles: [role], passwordState }];
}

export const DEMO_CUSTOMERS: readonly CustomerWithoutOrigin[] = PROFILES.flatMap((profile) => profile.customers.map((seed) => customerOf(profile, seed)));

export const DEMO_CUSTOMER_USERS: readonly DemoCustomerUser[] = PROFILES.flatMap((profile) =>
  profile.customers.flatMap((seed) => usersOf(profile, customerOf(profile, seed))),
);

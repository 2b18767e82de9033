import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { CustomerEntity } from '@assent/server/src/customers/customer.entity';
import { hashPassword } from '@assent/server/src/auth/password';
import { newId } from '@assent/server/src/database/id';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { PartnerEntity } from '@assent/server/src/partners/partner.entity';
import { ask, type Answer, type Headers, type TestApp } from '../../support/app';

export const PASSWORD = 'seven quiet herons';
export const AGENT = 'mika.hirano@kita.example';
export const CUSTOMER_USER = 'lena.vogt@birke.example';
const EPOCH = new Date('2026-01-05T08:00:00.000Z');

export interface People {
  readonly agentId: string;
  readonly userId: string;
}

/** One partner with an agent and one customer with a user, who share a password. */
export async function addPeople({ database }: TestApp, { passwordState = 'CHOSEN' }: { passwordState?: 'CHOSEN' | 'ONE_TIME' } = {}): Promise<People> {
  const passwordHash = await hashPassword(PASSWORD);
  const [partnerId, agentId, customerId, userId] = [newId(), newId(), newId(), newId()];
  const person = { passwordHash, passwordState, disabledAt: null, createdAt: EPOCH, language: 'en-US' };
  await database.transact(async (manager) => {
    await manager.insert(PartnerEntity, { ...partner, id: partnerId });
    await manager.insert(AgentEntity, { ...person, id: agentId, partnerId, firstName: 'Mika', lastName: 'Hirano', email: AGENT, emailKey: AGENT, roles: ['SALES_AGENT'] });
    await manager.insert(CustomerEntity, { ...customer, id: customerId, createdByPartnerId: partnerId });
    await manager.insert(CustomerUserEntity, {
      ...person,
      id: userId,
      customerId,
      firstName: 'Lena',
      lastName: 'Vogt',
      email: CUSTOMER_USER,
      emailKey: CUSTOMER_USER,
      roles: ['GLOBAL_ADMIN'],
      credentialsIssuedByPartnerId: null,
      firstSignedInAt: null,
    });
  });
  return { agentId, userId };
}

const partner = {
  type: 'DIRECT_BILL',
  name: 'Kita Systems',
  country: 'JP',
  mpnId: null,
  timeZone: 'Asia/Tokyo',
  contactName: 'Sales desk',
  contactEmail: 'desk@kita.example',
  contactPhone: null,
  domain: 'kita.example',
  createdAt: EPOCH,
} as const;

const customer = {
  companyName: 'Birkenhain Bau',
  nameKey: 'birkenhain bau',
  domain: 'birke.example',
  country: 'DE',
  countryFixedAt: null,
  language: 'de-DE',
  timeZone: 'Europe/Berlin',
  addressLine1: 'Am Hain 4',
  addressLine2: null,
  city: 'Jena',
  state: null,
  postalCode: '07743',
  registrationNumber: null,
  contactFirstName: 'Lena',
  contactLastName: 'Vogt',
  contactEmail: CUSTOMER_USER,
  contactPhone: null,
  agreementRoute: 'ATTESTED',
  createdAt: EPOCH,
} as const;

const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SignedIn { viewer { __typename ... on Agent { id email } ... on CustomerUser { id email } } }
    ... on PasswordChangeRequired { email }
    ... on CodeRequired { kind sentTo validUntil }
    ... on Refusal { code rule message fields { path } remedies { code } }
  }
}`;

export interface SignInOptions {
  readonly email?: string;
  readonly password?: string;
  readonly headers?: Headers;
}

export const signInAt = (url: string, { email = AGENT, password = PASSWORD, headers }: SignInOptions = {}): Promise<Answer> =>
  ask(url, SIGN_IN, { input: { email, password } }, headers);

/** What came of a sign-in, in one word: the type of the result, the code of a refusal, or the code of a thrown fault. */
export function outcomeOf({ body }: Answer): string {
  const result = body.data?.['signIn'];
  if (typeof result !== 'object' || result === null) return String(body.errors?.[0]?.extensions['code']);
  if ('code' in result) return String(result.code);
  return '__typename' in result ? String(result.__typename) : '';
}

/** The cookie that an answer sets, as the browser would send it back. */
export function cookieOf({ headers }: Answer): string {
  const [cookie] = headers.getSetCookie();
  if (cookie === undefined) throw new Error('The answer sets no cookie');
  return cookie.split(';')[0] ?? '';
}

/** Who the server takes the sender of this cookie for. */
export async function viewerAt(url: string, cookie: string, headers: Record<string, string> = {}): Promise<unknown> {
  const { body } = await ask(url, '{ viewer { __typename ... on Agent { email } ... on CustomerUser { email } } }', {}, { cookie, ...headers });
  return body.data?.['viewer'];
}

const CHANGE = `mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename
    ... on PasswordChanged { viewer { ... on CustomerUser { email } ... on Agent { email } } }
    ... on Refusal { code message fields { path code message } }
  }
}`;

export interface ChangeOptions {
  readonly cookie: string;
  readonly currentPassword?: string;
  readonly newPassword: string;
}

export const changePasswordAt = (url: string, { cookie, currentPassword = PASSWORD, newPassword }: ChangeOptions): Promise<Answer> =>
  ask(url, CHANGE, { input: { currentPassword, newPassword } }, { cookie });

import { hashPassword } from '@assent/server/src/auth/password';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { Secret, TOTP } from 'otpauth';
import { vi } from 'vitest';
import { ask as post, type Answer } from '../../support/app';
import { at, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { addPartner } from '../../support/world/partners';
import type { World } from '../../support/world/world';
import { PATIENT, type MailWorld } from '../mail/mail-world';
import { cookieOf, outcomeOf, PASSWORD, signInAt } from './people';

export const NEW_PASSWORD = 'lantern orbit cedar';
const hashed = hashPassword(PASSWORD);

/** Somebody who can sign in with PASSWORD. */
export interface SomeAccount {
  readonly site: Visitor['site'];
  readonly id: string;
  readonly email: string;
  /** Where the primary contact of its company is reached; the person itself at a partner. */
  readonly contactEmail: string;
  /** Of a session that is open already. */
  readonly cookie: string;
}

export async function addAgentAccount(world: World): Promise<SomeAccount> {
  const { admin } = await addPartner(world);
  const passwordHash = await hashed;
  await world.database.transact((manager) => manager.update(AgentEntity, { id: admin.id }, { passwordHash }));
  return { ...admin, contactEmail: admin.email };
}

/** With a one-time password unless told otherwise: its partner was handed it. */
export async function addCustomerAccount(world: World, passwordState: 'ONE_TIME' | 'CHOSEN' = 'ONE_TIME'): Promise<SomeAccount> {
  const issuer = await addPartner(world);
  const customer = await addCustomer(world);
  const user = await addUser(world, customer, { credentialsIssuedByPartnerId: issuer.id });
  const passwordHash = await hashed;
  await world.database.transact((manager) => manager.update(CustomerUserEntity, { id: user.id }, { passwordHash, passwordState }));
  return { ...user, contactEmail: customer.contactEmail };
}

export const urlOf = ({ app }: World, site: Visitor['site']): string => (site === 'CONSOLE' ? app.consoleUrl : app.acceptanceUrl);

export const signInAs = (world: World, { site, email }: SomeAccount, password = PASSWORD): Promise<Answer> => signInAt(urlOf(world, site), { email, password });

/** The sign-in as far as the code that it waits for. */
export async function halfSignedIn(world: World, account: SomeAccount, password = PASSWORD): Promise<string> {
  const answer = await signInAs(world, account, password);
  if (outcomeOf(answer) !== 'CodeRequired') throw new Error(`No code is asked for, but ${answer.text}`);
  return cookieOf(answer);
}

const CONFIRM = `mutation Confirm($input: ConfirmCodeInput!) { confirmCode(input: $input) {
  __typename
  ... on SignedIn { viewer { ... on Agent { email } ... on CustomerUser { email } } }
  ... on PasswordChangeRequired { email }
  ... on Refusal { code message fields { path code } }
} }`;

export const confirm = (world: World, site: Visitor['site'], cookie: string, code: string): Promise<Answer> => post(urlOf(world, site), CONFIRM, { input: { code } }, { cookie });

/** What came of one root field, in one word. */
export function wordOf({ body }: Answer): string {
  const result = Object.values(body.data ?? {})[0];
  return String(at(result, 'code') ?? at(result, '__typename') ?? body.errors?.[0]?.extensions['code']);
}

export const confirmed = async (...given: Parameters<typeof confirm>): Promise<string> => wordOf(await confirm(...given));

/** The codes that reached a mailbox, once there are so many; oldest first. */
export const codesSentTo = ({ post: office }: MailWorld, address: string, count = 1): Promise<string[]> =>
  vi.waitFor(() => {
    const codes = office.deliveredTo(address).flatMap(({ mail }) => /^\d{6}$/m.exec(mail.text ?? '')?.[0] ?? []);
    if (codes.length < count) throw new Error(`${codes.length} codes for ${address} so far`);
    return codes;
  }, PATIENT);

/** A code that is wrong for sure. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** What an authenticator with this secret shows at an instant. */
export const shownBy = (secret: string, at: Date): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

export const ENABLE = `mutation Enable($input: EnableSecondFactorInput!) { enableSecondFactor(input: $input) {
  __typename
  ... on SecondFactorOffered { secret uri }
  ... on SecondFactorEnabled { recoveryCodes }
  ... on Refusal { code message fields { path code } }
} }`;

export const enable = (world: World, { site, cookie }: Pick<SomeAccount, 'site' | 'cookie'>, input: object): Promise<Answer> => post(urlOf(world, site), ENABLE, { input }, { cookie });

export interface Authenticator {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** Turns the second factor on, at the world's present instant. */
export async function addAuthenticator(world: World, account: SomeAccount): Promise<Authenticator> {
  const offered = await enable(world, account, { password: PASSWORD });
  const secret = textAt(offered.body.data, 'enableSecondFactor.secret');
  const enabled = await enable(world, account, { password: PASSWORD, code: shownBy(secret, world.now) });
  const recoveryCodes = at(enabled.body.data, 'enableSecondFactor.recoveryCodes');
  if (!Array.isArray(recoveryCodes)) throw new Error(`The second factor is not on: ${enabled.text}`);
  return { secret, recoveryCodes: recoveryCodes.map(String) };
}

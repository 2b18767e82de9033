import { hashPassword } from '@assent/server/src/auth/password';
import { PasswordResetEntity } from '@assent/server/src/auth/reset/password-reset.entity';
import { hashOf } from '@assent/server/src/auth/token';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { vi } from 'vitest';
import { ask as post } from '../../support/app';
import { textAt, type Visitor } from '../../support/world/asking';
import { signedIn } from '../../support/world/partners';
import { urlOf } from '../../support/world/receipts';
import { ENABLE, NEW_PASSWORD, shownBy } from '../auth/accounts';
import { cookieOf, PASSWORD, signInAt } from '../auth/people';
import { PATIENT, type MailWorld } from '../mail/mail-world';
import type { Cast, Column, Viewer } from './cast';
import type { Performance } from './performance';

/** What a role lets its person do with its own password is the same for all: one of each site does it, one of another company, whoever is signed out, and a program. */
const WHO: readonly Column[] = ['seller', 'signer', 'elsewhere', 'nobody', 'operator'];

const UNKNOWN = 'nobody@nowhere.example';

/**
 * Signing in, codes and passwords as they succeed. Each is tried in a session of its own, and last of all: most of them end every other
 * session of the person.
 */
export function signInPerformances(world: MailWorld, cast: Cast): Performance[] {
  const people = new SignIns(world, cast);
  const one = (field: string, name: string, given: Pick<Performance, 'variables' | 'visitor'>): Performance => ({ field, name, by: WHO, ...given });
  const fresh = people.signedIn;
  const out = people.signedOut;
  return [
    one('signIn', 'right', { visitor: out, variables: people.credentials }),
    one('enableSecondFactor', 'offered', { visitor: fresh, variables: () => ({ input: { password: PASSWORD } }) }),
    one('enableSecondFactor', 'right', { visitor: fresh, variables: async (viewer) => ({ input: { password: PASSWORD, code: await people.firstCode(viewer) } }) }),
    one('signIn', 'with-factor', { visitor: out, variables: people.credentials }),
    one('confirmCode', 'right', { visitor: people.halfSignedIn, variables: (viewer) => ({ input: { code: people.code(viewer) } }) }),
    one('disableSecondFactor', 'right', { visitor: fresh, variables: (viewer) => ({ input: { password: PASSWORD, code: people.code(viewer) } }) }),
    one('changePassword', 'right', { visitor: fresh, variables: () => ({ input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } }) }),
    one('requestPasswordReset', 'own', { visitor: out, variables: (viewer) => ({ input: { email: people.emailOf(viewer) } }) }),
    one('resetPassword', 'right', { visitor: out, variables: async (viewer) => ({ input: { token: await people.resetToken(viewer), newPassword: PASSWORD } }) }),
    one('signIn', 'first', { visitor: out, variables: people.firstCredentials }),
  ];
}

class SignIns {
  readonly #world: MailWorld;
  readonly #emails: ReadonlyMap<string | null, string>;
  readonly #secrets = new Map<string | null, string>();

  constructor(world: MailWorld, { partners, admin, elsewhereAdmin }: Cast) {
    this.#world = world;
    this.#emails = new Map([partners.seller.admin, admin, elsewhereAdmin].map(({ id, email }) => [id, email]));
  }

  emailOf = ({ personId }: Viewer): string => this.#emails.get(personId) ?? UNKNOWN;

  signedOut = ({ personId, visitor }: Viewer): Visitor => (personId === null ? visitor : { site: visitor.site, cookie: '' });

  signedIn = async ({ personId, visitor }: Viewer): Promise<Visitor> => (personId === null ? visitor : { site: visitor.site, cookie: await signedIn(this.#world, visitor.site, personId) });

  credentials = async (viewer: Viewer): Promise<object> => {
    await this.#give(viewer, 'CHOSEN');
    return { input: { email: this.emailOf(viewer), password: PASSWORD } };
  };

  /** As a partner hands them out. */
  firstCredentials = async (viewer: Viewer): Promise<object> => {
    await this.#give(viewer, 'ONE_TIME');
    return { input: { email: this.emailOf(viewer), password: PASSWORD } };
  };

  /** Of an authenticator that was just given its secret. */
  firstCode = async (viewer: Viewer): Promise<string> => {
    if (viewer.personId === null) return '000000';
    const { site, cookie } = await this.signedIn(viewer);
    const { body } = await post(urlOf(this.#world, { site }), ENABLE, { input: { password: PASSWORD } }, { cookie });
    this.#secrets.set(viewer.personId, textAt(body.data, 'enableSecondFactor.secret'));
    return this.code(viewer);
  };

  /** No code works twice: a minute later the authenticator shows another one. */
  code = ({ personId }: Viewer): string => {
    const secret = this.#secrets.get(personId);
    this.#world.travelDays(1 / 1440);
    return secret === undefined ? '000000' : shownBy(secret, this.#world.now);
  };

  halfSignedIn = async (viewer: Viewer): Promise<Visitor> => {
    const { site } = viewer.visitor;
    if (viewer.personId === null) return viewer.visitor;
    return { site, cookie: cookieOf(await signInAt(urlOf(this.#world, { site }), { email: this.emailOf(viewer), password: PASSWORD })) };
  };

  /** Of the latest request, whichever of its mails comes last. */
  resetToken = async (viewer: Viewer): Promise<string> => {
    const { personId } = viewer;
    if (personId === null) return 'unknown';
    return vi.waitFor(async () => {
      const open = await this.#world.database.read((manager) => manager.findOneBy(PasswordResetEntity, { userId: personId }));
      const links = this.#world.post.deliveredTo(this.emailOf(viewer)).flatMap(({ mail }) => /new-password#(\S+)/.exec(mail.text ?? '')?.[1] ?? []);
      const link = links.find((one) => hashOf(one) === open?.tokenHash);
      if (link === undefined) throw new Error(`No link for ${this.emailOf(viewer)} so far`);
      return link;
    }, PATIENT);
  };

  async #give({ personId, visitor }: Viewer, passwordState: 'CHOSEN' | 'ONE_TIME'): Promise<void> {
    if (personId === null) return;
    const passwordHash = await hashPassword(PASSWORD);
    const entity = visitor.site === 'CONSOLE' ? AgentEntity : CustomerUserEntity;
    await this.#world.database.transact((manager) => manager.update(entity, { id: personId }, { passwordHash, passwordState }));
  }
}

import { decide, strongestAgentRole, tables } from '@assent/domain';
import { IsNull, type EntityManager } from 'typeorm';
import { hashPassword, newOneTimePassword } from '../auth/password';
import { endSessionsOf } from '../auth/session.service';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { CustomerEntity } from '../customers/customer.entity';
import { recordEvent } from '../events/event.service';
import type { AgentViewer, Context } from '../graphql/context';
import { malformed, refused, type RefusalFacts } from '../graphql/refusals';
import { readAgentsWhoMay } from '../partners/partner.reader';

export interface CredentialsIssued {
  readonly kind: 'ISSUED';
  readonly userName: string;
  readonly password: string;
}

export type IssueCredentialsResult = CredentialsIssued | RefusalFacts;

/**
 * New first credentials, by the partner that created the customer and only before the first sign-in; the earlier ones stop working.
 * Afterwards only the company's own global admin or a mail can help. Null: the customer is not this partner's creation.
 */
export async function issueCredentials({ database, now }: Context, viewer: AgentViewer, customerId: string): Promise<IssueCredentialsResult | null> {
  const password = newOneTimePassword();
  const passwordHash = await hashPassword(password);
  return database.transact(async (manager) => {
    const customer = await manager.findOneBy(CustomerEntity, { id: customerId, createdByPartnerId: viewer.partnerId });
    if (customer === null) return null;
    const refusal = await refusalOfRole(manager, viewer);
    if (refusal !== null) return refusal;
    const user = await manager.findOneBy(CustomerUserEntity, { customerId, emailKey: `admin@${customer.domain}`, credentialsIssuedByPartnerId: viewer.partnerId });
    const isIssued = user !== null && (await replacePassword(manager, user, passwordHash));
    if (!isIssued) return { ...malformed('CREDENTIALS_IN_USE', []), remedies: [] };
    const actor = { kind: 'AGENT', id: viewer.id } as const;
    await endSessionsOf(manager, user.id, now);
    await recordEvent(manager, { kind: 'CREDENTIALS_ISSUED', actor, partnerId: viewer.partnerId, customerId, subjectId: user.id, now });
    return { kind: 'ISSUED', userName: user.email, password };
  });
}

/** One winner: whoever signed in with the earlier password first keeps the account. */
async function replacePassword(manager: EntityManager, { id }: CustomerUserEntity, passwordHash: string): Promise<boolean> {
  const { affected } = await manager.update(CustomerUserEntity, { id, firstSignedInAt: IsNull(), passwordState: 'ONE_TIME' }, { passwordHash });
  return affected === 1;
}

async function refusalOfRole(manager: EntityManager, { partnerId, roles }: AgentViewer): Promise<RefusalFacts | null> {
  const { row, outcome } = decide(tables.C, {
    role: strongestAgentRole(roles),
    provider: 'NOT_NEEDED',
    country: 'SERVED',
    hasText: true,
    isDomainFree: true,
    isFormGood: true,
    agreement: 'INVITE',
  });
  return outcome.kind === 'REFUSE' ? refused(row, outcome, { people: await readAgentsWhoMay(manager, partnerId) }) : null;
}

import { decide, strongestAgentRole, tables, type CredentialsFacts, type CredentialsOutcome, type Decision } from '@assent/domain';
import { IsNull, type EntityManager } from 'typeorm';
import { hashPassword, newOneTimePassword } from '../auth/password';
import { endSessionsOf } from '../auth/session.service';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import type { CustomerEntity } from '../customers/customer.entity';
import { recordEvent } from '../events/event.service';
import type { AgentViewer, Context } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { refuseAgent } from '../partners/refuse-agent.service';
import { lockHistory, type History } from '../relationships/history.reader';

export interface CredentialsIssued {
  readonly kind: 'ISSUED';
  readonly userName: string;
  readonly password: string;
}

export type IssueCredentialsResult = CredentialsIssued | RefusalFacts;

/** Table K: new first credentials; the earlier ones stop working. Afterwards only the company's own global admin or a mail can help. */
export async function issueCredentials({ database, now }: Context, viewer: AgentViewer, customerId: string): Promise<IssueCredentialsResult> {
  const password = newOneTimePassword();
  const passwordHash = await hashPassword(password);
  return database.transact(async (manager) => {
    const history = await lockHistory(manager, customerId, now);
    const user = history && (await findFirstUser(manager, viewer, history.customer));
    const { row, outcome } = await issue(manager, { viewer, history, user, passwordHash });
    if (outcome.kind === 'REFUSE') return refuseAgent(manager, viewer, { kind: 'CREDENTIALS_REFUSED', row, outcome, customerId: outcome.code === 'NOT_FOUND' ? null : customerId, now });
    if (user === null) throw new Error(`table K: ${row} without a person`);
    const actor = { kind: 'AGENT', id: viewer.id } as const;
    await endSessionsOf(manager, user.id, now);
    await recordEvent(manager, { kind: 'CREDENTIALS_ISSUED', actor, partnerId: viewer.partnerId, customerId, subjectId: user.id, rule: row, now });
    return { kind: 'ISSUED', userName: user.email, password };
  });
}

interface Issuing {
  readonly viewer: AgentViewer;
  readonly history: History | null;
  readonly user: CustomerUserEntity | null;
  readonly passwordHash: string;
}

/** One winner: whoever signed in with the earlier password first keeps the account, also between the question and the answer. */
async function issue(manager: EntityManager, { viewer, history, user, passwordHash }: Issuing): Promise<Decision<'K', string, CredentialsOutcome>> {
  const facts = { creator: creatorFact(viewer, history), role: strongestAgentRole(viewer.roles) };
  const decision = decide(tables.K, { ...facts, wasUsed: user === null || user.firstSignedInAt !== null || user.passwordState !== 'ONE_TIME' });
  if (decision.outcome.kind !== 'ISSUE' || user === null) return decision;
  const { affected } = await manager.update(CustomerUserEntity, { id: user.id, firstSignedInAt: IsNull(), passwordState: 'ONE_TIME' }, { passwordHash });
  return affected === 1 ? decision : decide(tables.K, { ...facts, wasUsed: true });
}

function creatorFact({ partnerId }: AgentViewer, history: History | null): CredentialsFacts['creator'] {
  if (history?.customer.createdByPartnerId !== partnerId) return 'OTHER';
  return history.relationships.some(({ state, sellerId }) => state === 'ACTIVE' && sellerId === partnerId) ? 'ACTIVE' : 'FORMER';
}

function findFirstUser(manager: EntityManager, { partnerId }: AgentViewer, { id, domain }: CustomerEntity): Promise<CustomerUserEntity | null> {
  return manager.findOneBy(CustomerUserEntity, { customerId: id, emailKey: `admin@${domain}`, credentialsIssuedByPartnerId: partnerId });
}

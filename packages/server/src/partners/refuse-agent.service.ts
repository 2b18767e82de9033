import type { FieldFault, Refuse } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { EventKind } from '../events/event-kinds';
import { recordEvent } from '../events/event.service';
import type { AgentViewer } from '../graphql/context';
import { refused, type RefusalFacts } from '../graphql/refusals';
import { readAgentsWhoMay, readAdminAgents, type AgentRow } from './partner.reader';

/** What a table said no to, and what the table cannot know. */
export interface AgentRefusal {
  /** Of the event: ATTESTATION_REFUSED. */
  readonly kind: EventKind;
  readonly row: string;
  readonly outcome: Refuse;
  readonly customerId: string | null;
  readonly subjectId?: string | null;
  /** The provider that the outcome may name. */
  readonly providerId?: string | null;
  readonly fields?: readonly FieldFault[];
  readonly now: Date;
}

/** A table said no to an agent: the event is recorded, and whom the refusal names is looked up. */
export async function refuseAgent(manager: EntityManager, { id, partnerId }: Pick<AgentViewer, 'id' | 'partnerId'>, refusal: AgentRefusal): Promise<RefusalFacts> {
  const { kind, row: rule, outcome, customerId, subjectId = null, providerId = null, fields, now } = refusal;
  await recordEvent(manager, { kind, actor: { kind: 'AGENT', id }, partnerId, customerId, subjectId, code: outcome.code, rule, now });
  const people = await readAgentsNamed(manager, partnerId, outcome);
  return refused(rule, outcome, { people, partnerId: outcome.names.includes('PROVIDER') ? providerId : null, fields });
}

/** The colleagues that a refusal names. */
export async function readAgentsNamed(manager: EntityManager, partnerId: string, { names }: Refuse): Promise<AgentRow[]> {
  if (names.includes('ADMIN_AGENTS')) return readAdminAgents(manager, partnerId);
  return names.includes('AGENTS_WHO_MAY') ? readAgentsWhoMay(manager, partnerId) : [];
}

import type { EntityManager } from 'typeorm';
import type { Dialect } from '../database/columns';
import { newId } from '../database/id';
import { nameKey } from '../database/name-key';
import { recordEvent } from '../events/event.service';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerEntity } from '../partners/partner.entity';
import type { InitAnswers } from './init-answers';

export interface FirstPartner {
  readonly answers: InitAnswers;
  /** Of a one-time password. */
  readonly passwordHash: string;
  readonly now: Date;
  readonly dialect: Dialect;
}

/** Returns false, having written nothing, when there is a partner already. */
export async function insertFirstPartner(manager: EntityManager, { answers, passwordHash, now, dialect }: FirstPartner): Promise<boolean> {
  // SQLite has one writer; PostgreSQL would let two of these find the table empty.
  if (dialect === 'postgres') await manager.query('LOCK TABLE partner IN SHARE ROW EXCLUSIVE MODE');
  if (await manager.exists(PartnerEntity)) return false;
  const partnerId = newId();
  const agentId = newId();
  const { partnerType: type, partnerName: name, country, mpnId, timeZone, domain, contactName, contactEmail, contactPhone } = answers;
  await manager.insert(PartnerEntity, { id: partnerId, type, name, country, mpnId, timeZone, domain, contactName, contactEmail, contactPhone, createdAt: now });
  const { firstName, lastName, email, language } = answers;
  await manager.insert(AgentEntity, {
    id: agentId,
    partnerId,
    firstName,
    lastName,
    email,
    emailKey: nameKey(email),
    roles: ['ADMIN_AGENT'],
    language,
    passwordHash,
    passwordState: 'ONE_TIME',
    disabledAt: null,
    createdAt: now,
  });
  await recordEvent(manager, { kind: 'PARTNER_CREATED', actor: { kind: 'OPERATOR' }, partnerId, subjectId: partnerId, payload: { agentId, type }, now });
  return true;
}

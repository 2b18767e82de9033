import {
  agreementFacts,
  attestingPartner,
  decide,
  isHidden,
  reasonFault,
  strongestAgentRole,
  tables,
  tidy,
  type AttestationRequestFacts,
  type Refuse,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { newId } from '../database/id';
import { recordEvent, type NewEvent } from '../events/event.service';
import type { CustomerChange } from '../events/followers';
import type { Context, PersonViewer } from '../graphql/context';
import { malformed, refused, type RefusalFacts } from '../graphql/refusals';
import { refuseAgent } from '../partners/refuse-agent.service';
import { lockHistory, readHistory, toward, type History, type HistoryRelationship } from '../relationships/history.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { AttestationRequestEntity } from './attestation-request.entity';

export interface RequestAttestationInput {
  readonly relationshipId: string;
  readonly message?: string | null | undefined;
  readonly idempotencyKey: string;
}

export interface AttestationAsked {
  readonly kind: 'REQUESTED';
  readonly requestId: string;
  readonly attestingPartnerId: string;
}

export type RequestAttestationResult = AttestationAsked | RefusalFacts;

const isAsked = (stored: unknown): stored is AttestationAsked => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'REQUESTED';

/** Table Q: a reseller asks its provider, or a customer its partner, to attest. */
export function requestAttestation(context: Context, viewer: PersonViewer, { idempotencyKey: key, ...input }: RequestAttestationInput): Promise<Replayable<RequestAttestationResult>> {
  const { database, now } = context;
  return once<RequestAttestationResult>(database, { actorId: viewer.id, key, operation: 'requestAttestation', input, now }, isAsked, (manager) => request(manager, viewer, input, now));
}

type Asked = Omit<RequestAttestationInput, 'idempotencyKey'>;

async function request(manager: EntityManager, viewer: PersonViewer, input: Asked, now: Date): Promise<Outcome<RequestAttestationResult>> {
  const message = tidy(input.message);
  const fault = reasonFault(message);
  if (fault !== null) return { result: malformed('REASON_TOO_LONG', [{ path: 'message', code: fault }]), isRecorded: false };
  const known = await manager.findOneBy(RelationshipEntity, { id: input.relationshipId });
  const history = known && (await lockHistory(manager, known.customerId, now));
  const through = history?.relationships.find(({ id }) => id === input.relationshipId) ?? null;
  const open = through && (await manager.findOneBy(AttestationRequestEntity, { openKey: openKeyOf(through, viewer) }));
  const { row, outcome } = decide(tables.Q, requestFacts(viewer, history, through, open !== null));
  if (outcome.kind === 'REFUSE') return { result: await refuse(manager, viewer, { history, through, row, outcome, now }), isRecorded: false };
  if (history === null || through === null) throw new Error(`table Q: ${row} without a relationship`);
  const requestId = open?.id ?? (await ask(manager, { viewer, history, through, message: message || null, row, now }));
  return { result: { kind: 'REQUESTED', requestId, attestingPartnerId: attestingPartner(through) }, isRecorded: true };
}

const openKeyOf = ({ id }: HistoryRelationship, { kind }: PersonViewer): string => `${id}:${kind}`;

function requestFacts(viewer: PersonViewer, history: History | null, through: HistoryRelationship | null, hasOpenRequest: boolean): AttestationRequestFacts {
  const role = viewer.kind === 'AGENT' ? strongestAgentRole(viewer.roles) : 'NONE';
  if (history === null || through === null) return { asker: 'OTHER', role, relationship: 'NONE', isUpToDate: false, hasOpenRequest };
  const told = through.state === 'REQUESTED' && through.wasToldToContact ? 'TOLD' : 'NONE';
  return {
    asker: askerOf(viewer, history, through),
    role,
    relationship: through.state === 'ACTIVE' ? 'ACTIVE' : told,
    isUpToDate: agreementFacts(history, through).isUpToDate,
    hasOpenRequest,
  };
}

function askerOf(viewer: PersonViewer, history: History, { sellerId, providerId }: HistoryRelationship): AttestationRequestFacts['asker'] {
  if (viewer.kind === 'CUSTOMER_USER') return viewer.customerId === history.customer.id ? 'CUSTOMER' : 'OTHER';
  return sellerId === viewer.partnerId && providerId !== null && !isHidden(toward(history, viewer.partnerId)) ? 'RESELLER' : 'OTHER';
}

interface Refusing {
  readonly history: History | null;
  readonly through: HistoryRelationship | null;
  readonly row: string;
  readonly outcome: Refuse;
  readonly now: Date;
}

async function refuse(manager: EntityManager, viewer: PersonViewer, { history, through, row, outcome, now }: Refusing): Promise<RefusalFacts> {
  const kind = 'ATTESTATION_REQUEST_REFUSED';
  const isFound = outcome.code !== 'NOT_FOUND';
  const subjectId = isFound ? (through?.id ?? null) : null;
  if (viewer.kind === 'AGENT') return refuseAgent(manager, viewer, { kind, row, outcome, customerId: isFound ? (history?.customer.id ?? null) : null, subjectId, now });
  const { id, customerId } = viewer;
  const partnerId = isFound ? (through?.sellerId ?? null) : null;
  await recordEvent(manager, { kind, actor: { kind: 'CUSTOMER_USER', id }, partnerId, customerId, subjectId, code: outcome.code, rule: row, now });
  return refused(row, outcome);
}

interface Asking {
  readonly viewer: PersonViewer;
  readonly history: History;
  readonly through: HistoryRelationship;
  readonly message: string | null;
  readonly row: string;
  readonly now: Date;
}

async function ask(manager: EntityManager, { viewer, history, through, message, row, now }: Asking): Promise<string> {
  const id = newId();
  const actor: NewEvent['actor'] = { kind: viewer.kind, id: viewer.id };
  await manager.insert(AttestationRequestEntity, {
    id,
    relationshipId: through.id,
    requestedByKind: viewer.kind,
    requestedById: viewer.id,
    message,
    openKey: openKeyOf(through, viewer),
    createdAt: now,
    answeredAt: null,
  });
  await recordEvent(manager, { kind: 'ATTESTATION_REQUESTED', actor, partnerId: attestingPartner(through), customerId: history.customer.id, subjectId: id, rule: row, now });
  return id;
}

/** Follows a change: a request is answered once its relationship is up to date, by whatever acceptance, and falls away when it ends. */
export async function answerAttestationRequests(manager: EntityManager, { kind, customerId, now }: CustomerChange): Promise<void> {
  if (kind !== 'ACCEPTANCE' && kind !== 'RELATIONSHIP') return;
  const open = await manager
    .createQueryBuilder(AttestationRequestEntity, 'request')
    .innerJoin('request.relationship', 'relationship')
    .where('relationship.customerId = :customerId AND request.openKey IS NOT NULL', { customerId })
    .getMany();
  if (open.length === 0) return;
  const history = await readHistory(manager, customerId, now);
  for (const { id, relationshipId } of open) {
    const through = history?.relationships.find((one) => one.id === relationshipId);
    const isAnswered = history !== null && through !== undefined && agreementFacts(history, through).isUpToDate;
    if (!isAnswered && through?.state !== 'ENDED') continue;
    await manager.update(AttestationRequestEntity, { id }, { openKey: null, answeredAt: now });
    if (isAnswered) await recordAnswer(manager, { id, customerId, through, now });
  }
}

interface Answered {
  readonly id: string;
  readonly customerId: string;
  readonly through: HistoryRelationship;
  readonly now: Date;
}

/** Whoever asked hears of it, by whatever the agreement came on record. */
async function recordAnswer(manager: EntityManager, { id, customerId, through, now }: Answered): Promise<void> {
  await recordEvent(manager, { kind: 'ATTESTATION_REQUEST_ANSWERED', actor: { kind: 'SYSTEM' }, partnerId: attestingPartner(through), customerId, subjectId: id, now });
}

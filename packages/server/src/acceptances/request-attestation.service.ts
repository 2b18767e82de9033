import { agreementFacts, attestingPartner, decide, isHidden, strongestAgentRole, tables, tidy } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { newId } from '../database/id';
import { recordEvent, type NewEvent } from '../events/event.service';
import type { CustomerChange } from '../events/followers';
import type { Context, PersonViewer } from '../graphql/context';
import { malformed, refused, type RefusalFacts } from '../graphql/refusals';
import { readAgentsWhoMay } from '../partners/partner.reader';
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

const LONGEST_MESSAGE = 1000;

/** A reseller asks its provider, or a customer its partner, to attest. Asking again while it is open returns the open request. */
export function requestAttestation(context: Context, viewer: PersonViewer, { idempotencyKey: key, ...input }: RequestAttestationInput): Promise<Replayable<RequestAttestationResult>> {
  const { database, now } = context;
  return once<RequestAttestationResult>(database, { actorId: viewer.id, key, operation: 'requestAttestation', input, now }, isAsked, (manager) => request(manager, viewer, input, now));
}

type Asked = Omit<RequestAttestationInput, 'idempotencyKey'>;

async function request(manager: EntityManager, viewer: PersonViewer, input: Asked, now: Date): Promise<Outcome<RequestAttestationResult>> {
  const message = tidy(input.message) || null;
  if (message !== null && message.length > LONGEST_MESSAGE) return { result: malformed('REASON_TOO_LONG', [{ path: 'message', code: 'TOO_LONG' }]), isRecorded: false };
  const known = await manager.findOneBy(RelationshipEntity, { id: input.relationshipId });
  const history = known && (await lockHistory(manager, known.customerId, now));
  const through = history?.relationships.find(({ id }) => id === input.relationshipId) ?? null;
  const refusal = await refusalOf(manager, viewer, history, through);
  if (refusal !== null || history === null || through === null) return { result: refusal ?? notFound, isRecorded: false };
  return { result: await ask(manager, { viewer, history, through, message, now }), isRecorded: true };
}

const notFound: RefusalFacts = { ...malformed('NOT_FOUND', []), remedies: [] };

async function refusalOf(manager: EntityManager, viewer: PersonViewer, history: History | null, through: HistoryRelationship | null): Promise<RefusalFacts | null> {
  if (history === null || through === null || !concerns(viewer, history, through)) return notFound;
  if (viewer.kind === 'AGENT') {
    // Who may not order for a customer may not speak for it to the provider either: the role row of table P.
    const { row, outcome } = decide(tables.P, { ...ANY_ORDER, role: strongestAgentRole(viewer.roles), partnerType: viewer.partnerType });
    if (outcome.kind === 'REFUSE') return refused(row, { ...outcome, code: 'ROLE_CANNOT_ATTEST' }, { people: await readAgentsWhoMay(manager, viewer.partnerId) });
  }
  if (through.state !== 'ACTIVE' && !through.wasToldToContact) return { ...malformed('NOT_YOUR_CUSTOMER', []), remedies: ['REQUEST_RELATIONSHIP'] };
  return agreementFacts(history, through).isUpToDate ? { ...malformed('ALREADY_ACCEPTED', []), remedies: [] } : null;
}

const ANY_ORDER = { madeBy: 'PERSON', standing: 'ACTIVE', isProvided: true, hasBoughtBefore: false, hasEverAcceptedDirectly: false, wasCreatedToBeAsked: false } as const;

/** A reseller of its own relationship with a provider, or a user of the very customer. Whoever attests itself has nobody to ask. */
function concerns(viewer: PersonViewer, history: History, { sellerId, providerId }: HistoryRelationship): boolean {
  if (viewer.kind === 'CUSTOMER_USER') return viewer.customerId === history.customer.id;
  return sellerId === viewer.partnerId && providerId !== null && !isHidden(toward(history, viewer.partnerId));
}

interface Asking {
  readonly viewer: PersonViewer;
  readonly history: History;
  readonly through: HistoryRelationship;
  readonly message: string | null;
  readonly now: Date;
}

async function ask(manager: EntityManager, { viewer, history, through, message, now }: Asking): Promise<AttestationAsked> {
  const attestingPartnerId = attestingPartner(through);
  const openKey = `${through.id}:${viewer.kind}`;
  const open = await manager.findOneBy(AttestationRequestEntity, { openKey });
  if (open !== null) return { kind: 'REQUESTED', requestId: open.id, attestingPartnerId };
  const id = newId();
  const actor: NewEvent['actor'] = { kind: viewer.kind, id: viewer.id };
  await manager.insert(AttestationRequestEntity, {
    id,
    relationshipId: through.id,
    requestedByKind: viewer.kind,
    requestedById: viewer.id,
    message,
    openKey,
    createdAt: now,
    answeredAt: null,
  });
  await recordEvent(manager, { kind: 'ATTESTATION_REQUESTED', actor, partnerId: attestingPartnerId, customerId: history.customer.id, subjectId: id, now });
  return { kind: 'REQUESTED', requestId: id, attestingPartnerId };
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

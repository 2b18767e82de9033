import {
  attestationOnRecord,
  attestStanding,
  checkDay,
  checkSigner,
  decide,
  isSameAttestation,
  strongestAgentRole,
  tables,
  todayIn,
  versionFact,
  type AcceptanceRow,
  type AttestationContent,
  type AttestFacts,
  type Checked,
  type CheckedDay,
  type FieldFault,
  type Refuse,
  type Signer,
  type SignerInput,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { loadTexts } from '../agreements/agreement.reader';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { recordEvent } from '../events/event.service';
import type { AgentViewer, Context } from '../graphql/context';
import { malformed, refused, type RefusalFacts } from '../graphql/refusals';
import { loadPartner, readAgentsWhoMay, type PartnerFacts } from '../partners/partner.reader';
import { lockHistory, toward, type History } from '../relationships/history.reader';
import { AcceptancePersonEntity } from './acceptance-person.entity';
import { chooseText, recordAcceptance } from './acceptance.service';

export interface AttestInput {
  readonly customerId: string;
  readonly agreementId: string;
  readonly language?: string | null | undefined;
  readonly signer: SignerInput;
  readonly dateAgreed: string;
  readonly orderId?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** `statement`: the box shown when a customer is created; elsewhere saving is the statement. */
export type Attesting = Omit<AttestInput, 'idempotencyKey' | 'orderId'> & { readonly statement?: AttestFacts['statement'] };

export interface AttestationRecorded {
  readonly kind: 'RECORDED';
  readonly acceptanceId: string;
  readonly customerId: string;
}

export type AttestResult = AttestationRecorded | RefusalFacts;

const isRecorded = (stored: unknown): stored is AttestationRecorded =>
  typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'RECORDED';

/** Table A: the partner says that the customer agreed. */
export function attestAcceptance(context: Context, viewer: AgentViewer, { idempotencyKey: key, ...input }: AttestInput): Promise<Replayable<AttestResult>> {
  const { database, now } = context;
  return once<AttestResult>(database, { actorId: viewer.id, key, operation: 'attestAcceptance', input, now }, isRecorded, (manager) =>
    attest(manager, viewer, input, now),
  );
}

/** In the caller's transaction, for a form of which attesting is one part. */
export async function attest(manager: EntityManager, viewer: AgentViewer, input: Attesting, now: Date): Promise<Outcome<AttestResult>> {
  const partner = await loadPartner(manager, viewer.partnerId);
  const history = await lockHistory(manager, input.customerId, now);
  const typed = { signer: checkSigner(input.signer, await domainsOf(manager, partner, history)), date: dayOf(partner, history, input, now) };
  const existing = history && attestationOnRecord(history.acceptances, partner.id);
  const facts = await attestFacts(manager, { viewer, partner, history, input, existing, ...typed });
  const { row, outcome } = decide(tables.A, facts);
  if (outcome.kind === 'REFUSE') return refuseAttestation(manager, { viewer, partner, history, input, now, row, outcome, signer: typed.signer });
  if (outcome.kind === 'RETURN_EXISTING' && existing) return { result: recorded(existing.id, input.customerId), isRecorded: true };
  if (history === null || !typed.signer.ok || typed.date.fact !== 'GOOD') throw new Error(`table A: ${row} with facts that are not good`);
  const text = chooseText(await loadTexts(manager, [input.agreementId]), input.language, history.customer.language);
  if (text === null) return { result: malformed('LANGUAGE_NOT_AVAILABLE', [{ path: 'language', code: 'UNKNOWN' }]), isRecorded: false };
  const acceptanceId = await recordAcceptance(manager, {
    method: 'ATTESTED',
    customer: history.customer,
    text,
    signer: typed.signer.value,
    evidence: null,
    partnerId: partner.id,
    providerId: null,
    recordedBy: { kind: 'AGENT', id: viewer.id },
    invitationId: null,
    dateAgreed: typed.date.day,
    rule: row,
    supersedesId: existing?.id ?? null,
    imported: false,
    now,
  });
  return { result: recorded(acceptanceId, input.customerId), isRecorded: true };
}

const recorded = (acceptanceId: string, customerId: string): AttestationRecorded => ({ kind: 'RECORDED', acceptanceId, customerId });

/** The partners that gain by the attestation: the one that attests and, for a provider, the resellers that it attests for. */
async function domainsOf(manager: EntityManager, partner: PartnerFacts, history: History | null): Promise<string[]> {
  const through = history?.relationships.filter(({ providerId }) => providerId === partner.id) ?? [];
  const sellers = await Promise.all([...new Set(through.map(({ sellerId }) => sellerId))].map((id) => loadPartner(manager, id)));
  return [partner, ...sellers].map(({ domain }) => domain);
}

function dayOf(partner: PartnerFacts, history: History | null, input: Attesting, now: Date): CheckedDay {
  const named = history?.versions.find(({ id }) => id === input.agreementId);
  return checkDay(input.dateAgreed, { today: todayIn(partner.timeZone, now), notBefore: named?.acceptancesFrom ?? null });
}

interface Attempt {
  readonly viewer: AgentViewer;
  readonly partner: PartnerFacts;
  readonly history: History | null;
  readonly input: Attesting;
  readonly existing: AcceptanceRow | null;
  readonly signer: Checked<Signer>;
  readonly date: CheckedDay;
}

async function attestFacts(manager: EntityManager, { viewer, partner, history, input, existing, signer, date }: Attempt): Promise<AttestFacts> {
  const common = { role: strongestAgentRole(viewer.roles), partnerType: partner.type, statement: input.statement ?? 'SAVED' } as const;
  const typed = { signer: signer.ok ? 'COMPLETE' : 'INCOMPLETE', date: date.fact } as const;
  if (history === null) return { ...common, ...typed, isSameAsOnRecord: false, standing: 'HIDDEN', version: 'GOOD' };
  const named = history.versions.find(({ id }) => id === input.agreementId) ?? null;
  const onRecord = history.versions.find(({ id }) => id === existing?.versionId) ?? null;
  const isSame = existing !== null && signer.ok && date.fact === 'GOOD' && (await isSameAsOnRecord(manager, existing, { signer: signer.value, versionId: input.agreementId, dateAgreed: date.day }));
  return {
    ...common,
    ...typed,
    standing: attestStanding(toward(history, partner.id)),
    version: versionFact({ ...history, named, onRecord }),
    isSameAsOnRecord: isSame,
  };
}

async function isSameAsOnRecord(manager: EntityManager, existing: AcceptanceRow, now: AttestationContent): Promise<boolean> {
  const person = await manager.findOneBy(AcceptancePersonEntity, { acceptanceId: existing.id });
  const { firstName, lastName, email, phone = null } = person ?? {};
  if (firstName == null || lastName == null || email == null) return false;
  const before = { signer: { firstName, lastName, email, phone }, versionId: existing.versionId, dateAgreed: existing.dateAgreed };
  return isSameAttestation(before, now);
}

interface Refusing extends Pick<Attempt, 'viewer' | 'partner' | 'history' | 'input' | 'signer'> {
  readonly row: string;
  readonly outcome: Refuse;
  readonly now: Date;
}

async function refuseAttestation(manager: EntityManager, { viewer, partner, history, input, signer, row, outcome, now }: Refusing): Promise<Outcome<AttestResult>> {
  const signerFaults: FieldFault[] = signer.ok ? [] : signer.fields.map((fault) => ({ ...fault, path: `signer.${fault.path}` }));
  const fields = outcome.code === 'SIGNER_INCOMPLETE' ? signerFaults : outcome.fields;
  const people = outcome.names.includes('AGENTS_WHO_MAY') ? await readAgentsWhoMay(manager, partner.id) : [];
  const partnerId = outcome.names.includes('PROVIDER') ? providerOf(history, partner.id) : null;
  const subject = history === null ? null : input.customerId;
  await recordEvent(manager, {
    kind: 'ATTESTATION_REFUSED',
    actor: { kind: 'AGENT', id: viewer.id },
    partnerId: partner.id,
    customerId: subject,
    code: outcome.code,
    rule: row,
    now,
  });
  return { result: refused(row, outcome, { people, partnerId, fields }), isRecorded: false };
}

/** The provider of the relationship that this reseller has with the customer. */
export function providerOf(history: History | null, resellerId: string): string | null {
  const own = history?.relationships.filter(({ sellerId }) => sellerId === resellerId) ?? [];
  return (own.find(({ state }) => state === 'ACTIVE') ?? own.at(-1))?.providerId ?? null;
}

import {
  attestationOnRecord,
  ATTESTATION_FORM_ROWS,
  attestStanding,
  decide,
  isSameAttestation,
  strongestAgentRole,
  tables,
  versionFact,
  type AcceptanceRow,
  type AttestationContent,
  type AttestFacts,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { loadTexts } from '../agreements/agreement.reader';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import type { AgentViewer, Context } from '../graphql/context';
import { malformed, type RefusalFacts } from '../graphql/refusals';
import { loadPartner, type PartnerFacts } from '../partners/partner.reader';
import { refuseAgent } from '../partners/refuse-agent.service';
import { lockHistory, toward, type History } from '../relationships/history.reader';
import { AcceptancePersonEntity } from './acceptance-person.entity';
import { chooseText, recordAcceptance } from './acceptance.service';
import { AcceptanceEntity } from './acceptance.entity';
import { hashOfUpload, takeUpload } from './attachment.service';
import { checkAttestation, faultsOfAttestation, type AttestationForm, type AttestationInput } from './attestation-form';

export interface AttestInput extends Omit<AttestationInput, 'statement'> {
  readonly customerId: string;
  readonly language?: string | null | undefined;
  readonly orderId?: string | null | undefined;
  /** Of a document that was uploaded for it. */
  readonly attachmentId?: string | null | undefined;
  readonly idempotencyKey: string;
}

export type Attesting = Omit<AttestInput, 'idempotencyKey' | 'orderId'> & AttestationInput;

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
  const domains = await domainsOf(manager, partner, history);
  const form = checkAttestation(input, { domains, timeZone: partner.timeZone, versions: history?.versions ?? [], now });
  const existing = history && attestationOnRecord(history.acceptances, partner.id);
  const attempt = { viewer, partner, history, input, existing, form };
  const { row, outcome } = decide(tables.A, await attestFacts(manager, attempt));
  if (outcome.kind === 'REFUSE') {
    const fields = ATTESTATION_FORM_ROWS.some((one) => one === row) ? faultsOfAttestation(form) : outcome.fields;
    const refusal = { kind: 'ATTESTATION_REFUSED', row, outcome, customerId: history && input.customerId, providerId: providerOf(history, partner.id), fields, now } as const;
    return { result: await refuseAgent(manager, viewer, refusal), isRecorded: false };
  }
  if (outcome.kind === 'RETURN_EXISTING' && existing) return { result: recorded(existing.id, input.customerId), isRecorded: true };
  return record(manager, attempt, { row, now });
}

/** What table A let through: the text in the language asked for, the document that came along, and the fact. */
async function record(manager: EntityManager, { viewer, partner, history, input, existing, form }: Attempt, { row, now }: { row: string; now: Date }): Promise<Outcome<AttestResult>> {
  if (history === null || !form.signer.ok || form.date.fact !== 'GOOD') throw new Error(`table A: ${row} with facts that are not good`);
  const text = chooseText(await loadTexts(manager, [input.agreementId]), input.language, history.customer.language);
  if (text === null) return { result: malformed('LANGUAGE_NOT_AVAILABLE', [{ path: 'language', code: 'UNKNOWN' }]), isRecorded: false };
  const attachment = input.attachmentId ? await takeUpload(manager, input.attachmentId, viewer) : null;
  if (input.attachmentId && attachment === null) return { result: malformed('ATTACHMENT_NOT_FOUND', [{ path: 'attachmentId', code: 'UNKNOWN' }]), isRecorded: false };
  const acceptanceId = await recordAcceptance(manager, {
    method: 'ATTESTED',
    customer: history.customer,
    text,
    signer: form.signer.value,
    evidence: null,
    attachment,
    partnerId: partner.id,
    providerId: null,
    recordedBy: { kind: 'AGENT', id: viewer.id },
    invitationId: null,
    dateAgreed: form.date.day,
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

interface Attempt {
  readonly viewer: AgentViewer;
  readonly partner: PartnerFacts;
  readonly history: History | null;
  readonly input: Attesting;
  readonly existing: AcceptanceRow | null;
  readonly form: AttestationForm;
}

async function attestFacts(manager: EntityManager, { viewer, partner, history, input, existing, form }: Attempt): Promise<AttestFacts> {
  const { statement, signer, date } = form;
  const common = { role: strongestAgentRole(viewer.roles), partnerType: partner.type, statement } as const;
  const typed = { signer: signer.ok ? 'COMPLETE' : 'INCOMPLETE', date: date.fact } as const;
  if (history === null) return { ...common, ...typed, isSameAsOnRecord: false, standing: 'HIDDEN', version: 'GOOD' };
  const named = history.versions.find(({ id }) => id === input.agreementId) ?? null;
  const onRecord = history.versions.find(({ id }) => id === existing?.versionId) ?? null;
  const content = signer.ok && date.fact === 'GOOD' ? { signer: signer.value, versionId: input.agreementId, dateAgreed: date.day } : null;
  const isSame = existing !== null && content !== null && (await isSameAsOnRecord(manager, existing, content)) && !(await bringsPaper(manager, { viewer, input, existing }));
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

/** A document that is not on record yet makes another attestation of it (ADR 0165). */
async function bringsPaper(manager: EntityManager, { viewer, input, existing }: Pick<Attempt, 'viewer' | 'input'> & { existing: AcceptanceRow }): Promise<boolean> {
  if (!input.attachmentId) return false;
  const { attachmentHash } = await manager.findOneOrFail(AcceptanceEntity, { where: { id: existing.id }, select: { id: true, attachmentHash: true } });
  const hash = await hashOfUpload(manager, input.attachmentId, viewer);
  // One that is not there is refused as it would be with any other attestation.
  return hash === null || hash !== attachmentHash;
}

/** The provider of the relationship that this reseller has with the customer. */
export function providerOf(history: History | null, resellerId: string): string | null {
  const own = history?.relationships.filter(({ sellerId }) => sellerId === resellerId) ?? [];
  return (own.find(({ state }) => state === 'ACTIVE') ?? own.at(-1))?.providerId ?? null;
}

import { createHash } from 'node:crypto';
import { commitTo, type CommitmentPurpose, type LogEvent } from '@assent/proof';
import { end } from './finding';
import { columnsOf, textOf, type RawRow } from './row';

const TABLE = 'acceptance_person';
export const ATTACHMENT = 'acceptance_attachment';
/** What stays when a person is erased. */
const staying = ['acceptance_id', 'erased_at'];

/** Holds the person behind an acceptance against its commitments, unless the person was erased: then nothing may be left. */
export function checkPerson(acceptance: RawRow, person: RawRow | undefined): void {
  const id = textOf(acceptance, 'id');
  if (person === undefined) return end(TABLE, id, 'is missing');
  if (person['erased_at'] !== null) {
    const left = Object.keys(person).filter((column) => !staying.includes(column) && person[column] !== null);
    if (left.length > 0) end(TABLE, id, `was erased, but ${left.join(', ')} is there`);
    return;
  }
  const { first_name: firstName, last_name: lastName, email, phone, evidence } = person;
  const isSigner = commits('signer', { firstName, lastName, email, phone }, person['signer_salt']) === acceptance['signer_commitment'];
  if (!isSigner) end(TABLE, id, 'the signer is not the one that the acceptance commits to');
  const isEvidence = commits('evidence', parsed(evidence), person['evidence_salt']) === acceptance['evidence_commitment'];
  if (!isEvidence) end(TABLE, id, 'the evidence is not what the acceptance commits to');
  // Acceptances from before names were kept commit to none.
  const named = acceptance['parties_commitment'] ?? null;
  const isNamed = named === null ? person['parties'] === null : commits('parties', parsed(person['parties']), person['parties_salt']) === named;
  if (!isNamed) end(TABLE, id, 'the names are not the ones that the acceptance commits to');
}

/** Holds the document that came with an acceptance against what its event says of it; erased with the person, only its bytes are gone. */
export function checkAttachment(event: LogEvent, attachment: RawRow | undefined, person: RawRow | undefined): void {
  const id = event.subjectId ?? '';
  const { attachment_hash: hash = null, attachment_type: mediaType, attachment_length: length } = columnsOf(event.payload);
  if (attachment === undefined) return hash === null ? undefined : end(ATTACHMENT, id, 'is missing');
  if (hash === null) return end(ATTACHMENT, id, 'is there, though the acceptance names none');
  if (attachment['hash'] !== hash) return end(ATTACHMENT, id, 'has another hash than the acceptance names');
  if (attachment['media_type'] !== mediaType || attachment['length'] !== length) return end(ATTACHMENT, id, 'has another kind or length than the acceptance names');
  if (attachment['erased_at'] !== (person?.['erased_at'] ?? null)) return end(ATTACHMENT, id, 'was not erased with the person, and with nobody else');
  checkContent(id, attachment, hash);
}

function checkContent(id: string, { content, erased_at: erasedAt }: RawRow, hash: unknown): void {
  if (erasedAt !== null) return content === null ? undefined : end(ATTACHMENT, id, 'was erased, but its bytes are there');
  const isKept = Buffer.isBuffer(content) && createHash('sha256').update(content).digest('hex') === hash;
  if (!isKept) end(ATTACHMENT, id, 'is not the document whose hash the acceptance names');
}

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : null);

const commits = (purpose: CommitmentPurpose, fields: unknown, salt: unknown): string | null => (Buffer.isBuffer(salt) ? commitTo(purpose, fields, salt).hash : null);

/** An erasure is one that its event speaks of. */
export function checkErasure(event: LogEvent, person: RawRow | undefined): void {
  const id = event.subjectId ?? '';
  if (person === undefined) return end(TABLE, id, 'is missing, though its event says that it was erased');
  if (person['erased_at'] !== event.occurredAt) end(TABLE, id, `was erased at ${String(person['erased_at'])}, but its event says ${event.occurredAt}`);
}

import { commitTo, type CommitmentPurpose, type LogEvent } from '@assent/proof';
import { end } from './finding';
import { textOf, type RawRow } from './row';

const TABLE = 'acceptance_person';
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
}

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : null);

const commits = (purpose: CommitmentPurpose, fields: unknown, salt: unknown): string | null => (Buffer.isBuffer(salt) ? commitTo(purpose, fields, salt).hash : null);

/** An erasure is one that its event speaks of. */
export function checkErasure(event: LogEvent, person: RawRow | undefined): void {
  const id = event.subjectId ?? '';
  if (person === undefined) return end(TABLE, id, 'is missing, though its event says that it was erased');
  if (person['erased_at'] !== event.occurredAt) end(TABLE, id, `was erased at ${String(person['erased_at'])}, but its event says ${event.occurredAt}`);
}

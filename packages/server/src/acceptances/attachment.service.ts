import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/id';
import type { AgentViewer } from '../graphql/context';
import { AttachmentUploadEntity } from './attachment-upload.entity';
import { AttachmentEntity } from './attachment.entity';
import type { AttachmentType } from './attachment-type';

/** A document, and what the fact names of it. */
export interface Attached {
  readonly mediaType: string;
  readonly length: number;
  /** SHA-256, lower-case hexadecimal. */
  readonly hash: string;
  readonly content: Buffer;
}

export interface Upload {
  readonly viewer: AgentViewer;
  readonly content: Buffer;
  readonly mediaType: AttachmentType;
  readonly now: Date;
}

/** How many documents of one agent wait at once; the oldest makes room. */
const MOST_WAITING = 10;

/** Keeps a document until its attestation takes it. */
export async function keepUpload(manager: EntityManager, { viewer, content, mediaType, now }: Upload): Promise<Omit<Attached, 'content'> & { readonly id: string }> {
  const own = { partnerId: viewer.partnerId, uploadedById: viewer.id };
  const waiting = await manager.find(AttachmentUploadEntity, { where: own, order: { uploadedAt: 'DESC', id: 'DESC' }, skip: MOST_WAITING - 1, take: MOST_WAITING, select: { id: true } });
  if (waiting.length > 0) await manager.delete(AttachmentUploadEntity, waiting.map(({ id }) => id));
  const described = { id: newId(), mediaType, length: content.length, hash: createHash('sha256').update(content).digest('hex') };
  await manager.insert(AttachmentUploadEntity, { ...described, ...own, content, uploadedAt: now });
  return described;
}

/** The hash of what this very agent uploaded; null when there is no such thing (any more). */
export async function hashOfUpload(manager: EntityManager, id: string, viewer: AgentViewer): Promise<string | null> {
  const upload = await manager.findOne(AttachmentUploadEntity, { where: { id, partnerId: viewer.partnerId, uploadedById: viewer.id }, select: { id: true, hash: true } });
  return upload?.hash ?? null;
}

/** Takes what this very agent uploaded; null when there is no such thing (any more). Of two attestations one gets it. */
export async function takeUpload(manager: EntityManager, id: string, viewer: AgentViewer): Promise<Attached | null> {
  const own = { id, partnerId: viewer.partnerId, uploadedById: viewer.id };
  const upload = await manager.findOneBy(AttachmentUploadEntity, own);
  const { affected } = await manager.delete(AttachmentUploadEntity, own);
  if (upload === null || affected !== 1) return null;
  const { mediaType, length, hash, content } = upload;
  return { mediaType, length, hash, content };
}

/** The bytes beside the fact, from then on changed by nothing but an erasure. */
export async function keepAttachment(manager: EntityManager, acceptanceId: string, { mediaType, length, hash, content }: Attached): Promise<void> {
  await manager.insert(AttachmentEntity, { acceptanceId, mediaType, length, hash, content, erasedAt: null });
}

/** What is kept beside an acceptance, without its bytes. */
export async function readAttachment(manager: EntityManager, acceptanceId: string): Promise<(Omit<Attached, 'content'> & { readonly isErased: boolean }) | null> {
  const kept = await manager.findOne(AttachmentEntity, { where: { acceptanceId }, select: { acceptanceId: true, mediaType: true, length: true, hash: true, erasedAt: true } });
  return kept && { mediaType: kept.mediaType, length: kept.length, hash: kept.hash, isErased: kept.erasedAt !== null };
}

/** The bytes themselves; null when there are none (any more). */
export async function readAttachmentContent(manager: EntityManager, acceptanceId: string): Promise<Attached | null> {
  const kept = await manager.findOneBy(AttachmentEntity, { acceptanceId });
  return kept?.content ? { mediaType: kept.mediaType, length: kept.length, hash: kept.hash, content: kept.content } : null;
}

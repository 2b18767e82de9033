import { pickLocale, translate, type MessageKey } from '@assent/i18n';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AgentViewer, Context } from '../graphql/context';
import { requireUploader } from '../graphql/policy';
import { sendFault, type Fault } from '../http/fault-reply';
import type { ContextOf } from '../http/graphql-endpoint';
import type { RequestRate } from '../http/request-rate';
import { attachmentTypeOf, type AttachmentType } from './attachment-type';
import { keepUpload, readAttachmentContent } from './attachment.service';
import { findInFull, refuseReceipt, sendPrivate } from './in-full';

/** A scanned contract of some pages; larger ones are kept elsewhere. */
export const LONGEST_ATTACHMENT = 10 * 1024 * 1024;

export interface AttachmentParts {
  readonly contextOf: ContextOf;
  readonly rate: RequestRate;
}

/**
 * `POST /attachments`: the bytes of a document that an attestation is to name (ADR 0165). The console only, from its own pages, by whoever
 * may attest. What it is, its first bytes say.
 */
export async function addAttachments(app: FastifyInstance, { contextOf, rate }: AttachmentParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.setErrorHandler((error, request, reply) => {
      if (!isTooLarge(error)) throw error;
      return refuse(request, reply, TOO_LARGE);
    });
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LONGEST_ATTACHMENT }, (_request, body, done) => done(null, body));
    scope.post('/attachments', { bodyLimit: LONGEST_ATTACHMENT, preParsing: mayUpload({ contextOf, rate }) }, take);
  });

  async function take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const context = await contextOf(request, reply);
    const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const mediaType = attachmentTypeOf(content);
    if (mediaType === null) return refuse(request, reply, WRONG_TYPE);
    return reply.code(201).header('cache-control', 'no-store').send(await store(context, requireUploader(context), content, mediaType));
  }
}

/** `GET /acceptances/{id}/attachment`: the document that came with it, for whoever may open the receipt. */
export function addAttachmentDownloads(app: FastifyInstance, { contextOf, rate }: AttachmentParts): void {
  app.get<{ Params: { id: string } }>('/acceptances/:id/attachment', async (request, reply) => {
    const context = await contextOf(request, reply);
    if (await rate.refusesSession(context.session, request, reply)) return reply;
    const acceptance = await findInFull(context, request.params.id);
    const kept = acceptance && (await context.database.read((manager) => readAttachmentContent(manager, acceptance.row.id)));
    if (!kept) return refuseReceipt(request, reply, context);
    return sendPrivate(reply, `acceptance-${request.params.id}.${EXTENSIONS[kept.mediaType] ?? 'bin'}`).type(kept.mediaType).send(kept.content);
  });
}

const EXTENSIONS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

const store = ({ database, now }: Pick<Context, 'database' | 'now'>, viewer: AgentViewer, content: Buffer, mediaType: AttachmentType) =>
  database.transact((manager) => keepUpload(manager, { viewer, content, mediaType, now }));

/** Before the body is read: who sends it, and whether that person may attest at all. */
function mayUpload({ contextOf, rate }: AttachmentParts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<undefined> => {
    const context = await contextOf(request, reply);
    if (await rate.refusesSession(context.session, request, reply)) return;
    requireUploader(context);
    // What is in a form begins with its boundary, and so would never be a kind that is taken.
    if (/^multipart\//i.test(request.headers['content-type'] ?? '')) await refuse(request, reply, NOT_RAW);
  };
}

interface Said extends Omit<Fault, 'message'> {
  readonly message: MessageKey;
}

/** What an attestation calls the document. */
const field = 'attachmentId';
const TOO_LARGE: Said = { status: 413, code: 'ATTACHMENT_TOO_LARGE', message: 'refusals.fault.ATTACHMENT_TOO_LARGE', field, mostBytes: LONGEST_ATTACHMENT };
const WRONG_TYPE: Said = { status: 415, code: 'ATTACHMENT_TYPE', message: 'refusals.fault.ATTACHMENT_TYPE', field };
const NOT_RAW: Said = { status: 415, code: 'ATTACHMENT_NOT_RAW', message: 'refusals.fault.ATTACHMENT_NOT_RAW', field };

const isTooLarge = (error: unknown): boolean => error instanceof Error && 'statusCode' in error && error.statusCode === 413;

async function refuse(request: FastifyRequest, reply: FastifyReply, { message, ...fault }: Said): Promise<FastifyReply> {
  await sendFault(request, reply, { ...fault, message: translate(pickLocale({ accepted: request.headers['accept-language'] }), message) });
  return reply;
}

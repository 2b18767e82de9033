import contentDisposition from 'content-disposition';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database';
import { sendFault } from '../http/fault-reply';
import { readDocument } from './agreement.reader';

/** `GET /agreements/{textId}/document`: the exact bytes whose SHA-256 every acceptance names. Anyone may read them. */
export function addAgreementDocuments(app: FastifyInstance, database: Database): void {
  app.get<{ Params: { textId: string } }>('/agreements/:textId/document', async (request, reply) => {
    const text = await database.read((manager) => readDocument(manager, request.params.textId));
    if (text === null) return sendFault(request, reply, { status: 404, code: 'NOT_FOUND', message: 'Not found.' });
    const etag = `"sha256-${text.fileHash}"`;
    // A document is downloaded, never shown as a page of ours: what it holds must not act with our origin.
    reply.header('etag', etag).header('cache-control', 'public, max-age=31536000, immutable').header('content-disposition', contentDisposition(text.fileName));
    reply.header('content-language', text.language);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type(text.mediaType).send(text.file);
  });
}

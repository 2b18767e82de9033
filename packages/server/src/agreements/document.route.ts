import contentDisposition from 'content-disposition';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Database } from '../database/database';
import { sendFault, type Fault } from '../http/fault-reply';
import { readDocument } from './agreement.reader';
import { linkState, type LinkQuery, type LinkState } from './document-link';

export interface DocumentParts {
  readonly database: Database;
  readonly linkSecrets: readonly Buffer[];
  readonly clock: () => Date;
}

const FAULTS: Record<'EXPIRED' | 'FORGED', Fault> = {
  EXPIRED: { status: 410, code: 'GONE', message: 'This link has expired.' },
  FORGED: { status: 403, code: 'FORBIDDEN', message: 'This link is not whole.' },
};

/**
 * `GET /agreements/{textId}/document`: the exact bytes whose SHA-256 every acceptance names. Anyone may read them; an address that says until
 * when it holds (`expires`, `signature`) holds no longer.
 */
export function addAgreementDocuments(app: FastifyInstance, { database, linkSecrets, clock }: DocumentParts): void {
  app.get<{ Params: { textId: string }; Querystring: LinkQuery }>('/agreements/:textId/document', async (request, reply) => {
    const { textId } = request.params;
    const state = linkState(textId, request.query, { secrets: linkSecrets, now: clock() });
    if (state.kind === 'EXPIRED' || state.kind === 'FORGED') return sendFault(request, reply, FAULTS[state.kind]);
    const text = await database.read((manager) => readDocument(manager, textId));
    if (text === null) return sendFault(request, reply, { status: 404, code: 'NOT_FOUND', message: 'Not found.' });
    const etag = `"sha256-${text.fileHash}"`;
    // A document is downloaded, never shown as a page of ours: what it holds must not act with our origin.
    reply.header('etag', etag).header('content-disposition', contentDisposition(text.fileName)).header('content-language', text.language);
    mayBeKept(reply, state);
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type(text.mediaType).send(text.file);
  });
}

/** For ever; by way of a link that expires, no longer than the link. */
function mayBeKept(reply: FastifyReply, state: LinkState): void {
  reply.header('cache-control', state.kind === 'GOOD' ? `private, max-age=${state.secondsLeft}` : 'public, max-age=31536000, immutable');
}

/** RFC 9110: a list of tags, weak ones among them where a proxy made them so, or any. */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}

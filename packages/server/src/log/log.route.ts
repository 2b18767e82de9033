import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database/database';
import { sendFault } from '../http/fault-reply';
import { readLatestCheckpoint } from './checkpoint.reader';
import { readKeys } from './key.reader';
import { leavesUnder, parseTilePath } from './tile-path';
import { readTile } from './tree.reader';

const A_FEW_SECONDS = 'public, max-age=5';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What anyone may read of the log, on both sites: hashes, signed roots and public keys (https://c2sp.org/tlog-tiles). What the events say is for those concerned. */
export function addLog(app: FastifyInstance, database: Database): void {
  app.get('/log/checkpoint', async (request, reply) => {
    const checkpoint = await database.read(readLatestCheckpoint);
    if (checkpoint === null) return notFound(request, reply, 'No checkpoint was signed yet.');
    const etag = `"${checkpoint.treeSize}-${checkpoint.rootHash}"`;
    open(reply, A_FEW_SECONDS).header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/plain; charset=utf-8').send(checkpoint.note);
  });
  app.get('/log/keys', async (_request, reply) => {
    const keys = await database.read(readKeys);
    return open(reply, A_FEW_SECONDS).type('text/plain; charset=utf-8').send(keys.map(({ verifierKey }) => `${verifierKey}\n`).join(''));
  });
  app.get<{ Params: { keyId: string } }>('/log/keys/:keyId', async (request, reply) => {
    const key = (await database.read(readKeys)).find(({ keyId }) => keyId === request.params.keyId);
    if (key?.endorsement == null) return notFound(request, reply, 'No key before it endorsed this key.');
    return open(reply, FOR_EVER).type('text/plain; charset=utf-8').send(key.endorsement);
  });
  app.get<{ Params: { '*': string } }>('/log/tile/*', async (request, reply) => {
    const tile = await readPublishedTile(database, request.params['*']);
    if (tile === null) return notFound(request, reply, 'No checkpoint has such a tile.');
    return open(reply, FOR_EVER).type('application/octet-stream').send(tile);
  });
}

/** A tile that no checkpoint has could still turn out otherwise, so it is not there. */
async function readPublishedTile(database: Database, path: string): Promise<Buffer | null> {
  const entries = parseTilePath(path);
  if (entries === null) return null;
  return database.read(async (manager) => {
    const checkpoint = await readLatestCheckpoint(manager);
    if (checkpoint === null || leavesUnder(entries) > checkpoint.treeSize) return null;
    return Buffer.concat(await readTile(manager, entries));
  });
}

/** Hashes are for everybody, pages of other sites among them. */
const open = (reply: FastifyReply, caching: string): FastifyReply => reply.header('cache-control', caching).header('access-control-allow-origin', '*');

const notFound = (request: FastifyRequest, reply: FastifyReply, message: string): Promise<void> => sendFault(request, reply, { status: 404, code: 'NOT_FOUND', message });

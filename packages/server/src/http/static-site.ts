import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendFault } from './fault-reply';

const HASHED = `${sep}assets${sep}`;
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/** Names a build of a site: the hash of its first page, which names every other file by a hash of its content. Null: the site is not built. */
export function buildOf(folder: string): string | null {
  const page = join(folder, 'index.html');
  return existsSync(page) ? createHash('sha256').update(readFileSync(page)).digest('hex') : null;
}

/** The built site: its hashed files may be kept for ever, the page that names them never. Other addresses are views of that page. */
export async function addStaticSite(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes(HASHED) ? FOR_EVER : ASK_EACH_TIME);
      },
    });
  }
  // No file has such a name: the page says what is wrong with its address, to a person who reads no JSON.
  if (isBuilt) app.addHook('onRequest', async (request, reply) => (hasNul(request) && isView(request) ? reply.sendFile('index.html') : undefined));
  app.setNotFoundHandler(async (request, reply) => {
    if (!isNavigation(request)) return sendFault(request, reply, { status: 404, code: 'NOT_FOUND', message: 'Not found.' });
    if (isBuilt) return reply.sendFile('index.html');
    return reply.code(503).type('text/plain; charset=utf-8').send('This site is not built. Run: npm run build\n');
  });
}

export const hasNul = ({ url }: FastifyRequest): boolean => url.includes('%00');

/** Whether a browser asks for a page of the site: no route of the server has this address. */
export function isView(request: FastifyRequest): boolean {
  return isNavigation(request) && (request.is404 || request.routeOptions.url === '/*');
}

function isNavigation({ method, headers, url }: FastifyRequest): boolean {
  const mayBePage = method === 'GET' || method === 'HEAD';
  return mayBePage && (headers.accept?.includes('text/html') ?? false) && !url.startsWith('/assets/');
}

import { pickLocale } from '@assent/i18n';
import type { FastifyInstance } from 'fastify';
import { VERIFY_POLICY, verifyPage } from './verify-page';
import { VERIFY_PATH } from './verify-path';

/** `GET /verify`, on both sites and for anyone: receipts on paper name it. In the reader's language; `lang` asks for another one. */
export function addVerifyPage(app: FastifyInstance): void {
  app.get<{ Querystring: { lang?: unknown } }>(VERIFY_PATH, async ({ query, headers }, reply) => {
    const { lang } = query;
    const locale = pickLocale({ query: typeof lang === 'string' ? lang : null, accepted: headers['accept-language'] });
    const about = { 'content-security-policy': VERIFY_POLICY, 'cache-control': 'no-cache', 'content-language': locale, vary: 'accept-language' };
    return reply.headers(about).type('text/html; charset=utf-8').send(verifyPage(locale));
  });
}

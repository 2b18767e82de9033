import { pickLocale, type Locale } from '@assent/i18n';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../database/database';
import { EVENT_KINDS } from '../events/event-kinds';
import { recordEvent } from '../events/event.service';
import { fromOrigin } from '../events/origin';
import type { Context } from '../graphql/context';
import { badUserInput } from '../graphql/errors';
import { companyOf, requireTrail } from '../graphql/policy';
import type { ContextOf } from '../http/graphql-endpoint';
import type { RequestRate } from '../http/request-rate';
import { asCsv } from './audit-csv';
import { shownEvent, type ShownEvent } from './audit-event';
import { readTrail, type TrailRow } from './audit.reader';
import type { Trail, TrailFilter, TrailPage } from './trail';

export interface AuditExportParts {
  readonly database: Database;
  readonly contextOf: ContextOf;
  readonly rate: RequestRate;
}

/** `GET /audit.csv`: the audit trail as `auditEvents` shows it to the reader, all pages of it, written as it is read. */
export function addAuditExport(app: FastifyInstance, { database, contextOf, rate }: AuditExportParts): void {
  app.get('/audit.csv', async (request, reply) => {
    const context = await contextOf(request, reply);
    if (await rate.refusesSession(context.session, request, reply)) return reply;
    const trail = requireTrail(context);
    const filter = filterOf(request);
    const locale = localeOf(request, context);
    await noteExport(context, trail, filter);
    reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="audit-${context.now.toISOString().slice(0, 10)}.csv"`);
    return reply.type('text/csv; charset=utf-8').send(asCsv(rowsOf(database, trail, { filter, locale }), locale));
  });
}

const localeOf = (request: FastifyRequest, { locale }: Context): Locale => pickLocale({ query: text(request, 'lang'), stored: locale });

function text({ query }: FastifyRequest, name: string): string | null {
  const value: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

function filterOf(request: FastifyRequest): TrailFilter {
  const asked = (text(request, 'kind') ?? '').split(',').filter((kind) => kind !== '');
  const kind = EVENT_KINDS.filter((one) => asked.includes(one));
  if (kind.length < new Set(asked).size) throw badUserInput('kind names an unknown kind of event', 'kind');
  return { customerId: text(request, 'customerId'), actorId: text(request, 'actorId'), kind, from: instantOf(request, 'from'), to: instantOf(request, 'to') };
}

function instantOf(request: FastifyRequest, name: 'from' | 'to'): Date | null {
  const written = text(request, name);
  if (written === null) return null;
  const instant = new Date(written);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(written) || Number.isNaN(instant.getTime())) throw badUserInput(`${name} must be an instant such as 2026-01-31T00:00:00Z`, name);
  return instant;
}

/** Taking the trail out of the product is an act of its own. */
async function noteExport({ database, request, now }: Context, { viewer }: Trail, { kind, from, to, customerId }: TrailFilter): Promise<void> {
  const payload = { kind: kind ?? [], from: from?.toISOString() ?? null, to: to?.toISOString() ?? null, customerId: customerId ?? null };
  await fromOrigin(request, () =>
    database.transact((manager) => recordEvent(manager, { kind: 'AUDIT_EXPORTED', actor: { kind: viewer.kind, id: viewer.id }, ...companyOf(viewer), payload, now })),
  );
}

const ROWS_AT_ONCE = 500;

/** Every event that the filter finds, latest first, a bounded number of rows in memory at a time. */
async function* rowsOf(database: Database, trail: Trail, { filter, locale }: { filter: TrailFilter; locale: Locale }): AsyncGenerator<ShownEvent, void> {
  let after: TrailPage['after'] = null;
  for (;;) {
    const rows = await readPage(database, trail, filter, after);
    for (const row of rows) yield shownEvent(trail, row, locale);
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = [last.at, last.id];
  }
}

const readPage = (database: Database, trail: Trail, filter: TrailFilter, after: TrailPage['after']): Promise<TrailRow[]> =>
  database.read((manager) => readTrail(manager, trail, filter, { first: ROWS_AT_ONCE, after }));

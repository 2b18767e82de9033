import { dialect } from '@assent/server/src/database/columns';
import { openMigrationSource } from '@assent/server/src/database/migrate';
import { beforeAll, describe, expect, it } from 'vitest';
import { planOf, statementsOf } from '../../support/statements';
import { ask, at, nodesAt, textAt } from '../../support/world/asking';
import { addAgent, addPartner, type Agent, type PartnerInWorld } from '../../support/world/partners';
import { shareWorld } from '../../support/world/world';

const SIZE = 20_000;
/** Far behind all others, and fewer than a page. */
const RARE = 10;
const PAGE = 51;

const world = shareWorld();
let partner: PartnerInWorld;
let seldom: Agent;
beforeAll(async () => {
  partner = await addPartner(world);
  seldom = await addAgent(world, partner, ['ADMIN_AGENT']);
  const source = await openMigrationSource(dialect, world.database.options);
  try {
    await source.query(eventsOf(partner.admin.id, seldom.id));
    await source.query('ANALYZE');
  } finally {
    await source.destroy();
  }
});

/** One kind and one person of nearly all, and the oldest of two other kinds and of somebody else. */
function eventsOf(often: string, rarely: string): string {
  const instant = "'2026-06-01T00:00:' || substr(CAST(100 + i / 1000 AS text), 2) || '.' || substr(CAST(1000 + i % 1000 AS text), 2) || 'Z'";
  const occurredAt = dialect === 'postgres' ? `CAST(${instant} AS timestamptz)` : instant;
  const kind = `CASE WHEN i >= ${RARE} THEN 'SIGNED_IN' WHEN i % 2 = 0 THEN 'PASSWORD_CHANGED' ELSE 'PASSWORD_RESET' END`;
  return `WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < ${SIZE - 1})
    INSERT INTO event (id, kind, occurred_at, actor_kind, actor_id, partner_id, payload)
    SELECT '0000e0e0-0000-7000-8000-' || substr(CAST(1000000000000 + i AS text), 2), ${kind}, ${occurredAt}, 'AGENT', CASE WHEN i < ${RARE} THEN '${rarely}' ELSE '${often}' END, '${partner.id}', '{}' FROM number`;
}

const TRAIL = `query Trail($after: String, $kind: [AuditEventKind!], $actorId: ID) {
  auditEvents(first: 50, after: $after, kind: $kind, actorId: $actorId) { pageInfo { hasNextPage endCursor } edges { node { id kind at } } }
}`;

describe('of twenty thousand events a page of the trail reads no more than a page of one index', () => {
  it.each([
    ['of nothing in particular', () => ({}), 'ix_event_partner', 50],
    ['of a kind that few have', () => ({ kind: ['PASSWORD_RESET'] }), 'ix_event_kind', RARE / 2],
    ['of a kind that nobody has', () => ({ kind: ['ORDER_PLACED'] }), 'ix_event_kind', 0],
    ['of a kind that most have', () => ({ kind: ['SIGNED_IN'] }), 'ix_event_', 50],
    ['of several kinds that few have', () => ({ kind: ['PASSWORD_RESET', 'PASSWORD_CHANGED', 'ORDER_PLACED'] }), 'ix_event_kind', RARE],
    ['of kinds that few and that most have', () => ({ kind: ['PASSWORD_RESET', 'SIGNED_IN'] }), 'ix_event_', 50],
    ['of somebody who did little', () => ({ actorId: seldom.id }), 'ix_event_actor', RARE],
    ['of somebody who did nearly all', () => ({ actorId: partner.admin.id }), 'ix_event_', 50],
  ])('%s', async (_, variables, via, found) => {
    const statements = await statementsOf(world, async () => {
      expect(nodesAt({ list: await ask(world, partner.admin, TRAIL, variables()) }, 'list')).toHaveLength(found);
    });
    // The partner that events name is loaded for itself.
    const plans = await Promise.all(statements.filter(({ text }) => text.includes('FROM "event"')).map((statement) => planOf(world.database, statement)));
    expect(plans).not.toEqual([]);
    for (const { indexes, scans, isSorted, read, told } of plans) {
      expect(indexes.filter((index) => index.startsWith(via)), told).not.toEqual([]);
      expect(scans.filter((table) => !SMALL.includes(table)), told).toEqual([]);
      if (dialect === 'sqlite') expect(isSorted, told).toBe(false);
      for (const [index, rows] of Object.entries(read)) if (index.startsWith('ix_event_')) expect(rows, `${index}: ${told}`).toBeLessThanOrEqual(PAGE);
    }
  });

  it('of several kinds, page after page, is what all of them are by themselves', async () => {
    const kind = ['PASSWORD_RESET', 'PASSWORD_CHANGED', 'SIGNED_IN'];
    const first = await ask(world, partner.admin, TRAIL, { kind });
    const second = await ask(world, partner.admin, TRAIL, { kind, after: textAt(first, 'pageInfo.endCursor') });
    const ids = [first, second].flatMap((list) => nodesAt({ list }, 'list').map((node) => at(node, 'id')));
    expect(new Set(ids).size).toBe(100);
    expect(ids).toEqual([...ids].sort().reverse());
  });
});

/** Tables of which the scene has a few rows, which PostgreSQL reads whole. */
const SMALL = ['partner', 'agent', 'person', 'account', 'origin', 'event_origin', 'customer_user', 'partner_customer', 'pc'];

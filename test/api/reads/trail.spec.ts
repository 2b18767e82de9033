import { dialect } from '@assent/server/src/database/columns';
import { openMigrationSource } from '@assent/server/src/database/migrate';
import type { EventKind } from '@assent/server/src/events/event-kinds';
import type { DataSource } from 'typeorm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { rowsOf } from '../../support/rows';
import { planOf, statementsOf } from '../../support/statements';
import { ask, at, nodesAt, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser, type CustomerInWorld, type CustomerPerson } from '../../support/world/customers';
import { addAgent, addPartner, type Agent, type PartnerInWorld } from '../../support/world/partners';
import { addRelationship } from '../../support/world/relationships';
import { shareWorld } from '../../support/world/world';

const SIZE = 20_000;
/** Of each of six sorts, all far behind the others and fewer than a page. */
const RARE = 5;
const PAGE = 51;

const world = shareWorld();
let partner: PartnerInWorld;
let sales: Agent;
/** Did little. */
let seldom: Agent;
let user: CustomerPerson;
/** Of the partner's customers one has very many events, one has them with another partner, and one is hidden (V1). */
let [large, shared, hidden]: CustomerInWorld[] = [];
beforeAll(async () => {
  partner = await addPartner(world);
  sales = await addAgent(world, partner, ['SALES_AGENT']);
  seldom = await addAgent(world, partner, ['ADMIN_AGENT']);
  [large, shared, hidden] = [await addCustomer(world), await addCustomer(world), await addCustomer(world)];
  for (const customer of [large, shared]) await addRelationship(world, { customer, seller: partner });
  user = await addUser(world, large);
  const source = await openMigrationSource(dialect, world.database.options);
  try {
    await source.query(eventsOf((await addPartner(world)).id));
    await source.query('ANALYZE');
    if (dialect === 'postgres') await vi.waitUntil(() => visiblePages(source), { timeout: 50_000 });
  } finally {
    await source.destroy();
  }
});

/** Rows that everybody sees need not be looked at once they are found in an index: as a server in use tidies up by itself, as soon as nobody reads what was before. */
async function visiblePages(source: DataSource): Promise<boolean> {
  await source.query('VACUUM event');
  const [row] = rowsOf(await source.query("SELECT relallvisible = relpages AS \"isAll\" FROM pg_class WHERE relname = 'event'"));
  return row?.['isAll'] === true;
}

const idOf = (customer: CustomerInWorld | undefined): string => customer?.id ?? expect.fail('The scene has no such customer');

/** How many of the latest events have this kind, and who did them for which partner about which customer. */
function sorts(other: string): [number, { kind: string; actor: string; partner?: string | null; customer?: string }][] {
  const [admin, rarely] = [partner.admin.id, seldom.id];
  return [
    // From the oldest: each rare in what it is alone, with a kind, a person or a customer of which there are thousands later.
    [RARE, { kind: 'PASSWORD_CHANGED', actor: rarely }],
    [RARE, { kind: 'PASSWORD_RESET', actor: rarely }],
    [RARE, { kind: 'ORDER_PLACED', actor: admin, customer: idOf(large) }],
    [RARE, { kind: 'ORDER_PLACED', actor: rarely, customer: idOf(shared) }],
    [RARE, { kind: 'INVITATION_OPENED', actor: user.id, partner: null, customer: idOf(large) }],
    [RARE, { kind: 'INVITATION_MADE', actor: sales.id, customer: idOf(large) }],
    [2_000, { kind: 'INVITATION_OPENED', actor: 'somebody', partner: other, customer: idOf(shared) }],
    [2_000, { kind: 'INVITATION_OPENED', actor: 'somebody', partner: other, customer: idOf(large) }],
    [2_000, { kind: 'ORDER_PLACED', actor: sales.id, customer: idOf(hidden) }],
    [3_000, { kind: 'ORDER_PLACED', actor: sales.id, customer: idOf(large) }],
    // What is a partner's own affair, though about a customer.
    [3_000, { kind: 'ORDER_REFUSED', actor: sales.id, customer: idOf(large) }],
    [2_000, { kind: 'INVITATION_MADE', actor: sales.id }],
    [SIZE, { kind: 'SIGNED_IN', actor: admin }],
  ];
}

function eventsOf(other: string): string {
  const instant = "'2026-06-01T00:00:' || substr(CAST(100 + i / 1000 AS text), 2) || '.' || substr(CAST(1000 + i % 1000 AS text), 2) || 'Z'";
  const occurredAt = dialect === 'postgres' ? `CAST(${instant} AS timestamptz)` : instant;
  let end = 0;
  const known = sorts(other).map(([count, sort]) => ({ ...sort, end: (end += count) }));
  const pick = (of: (sort: (typeof known)[number]) => string | null | undefined): string => `CASE ${known.map((sort) => `WHEN i < ${sort.end} THEN ${quoted(of(sort))}`).join(' ')} END`;
  return `WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < ${SIZE - 1})
    INSERT INTO event (id, kind, occurred_at, actor_kind, actor_id, partner_id, customer_id, payload)
    SELECT '0000e0e0-0000-7000-8000-' || substr(CAST(1000000000000 + i AS text), 2), ${pick(({ kind }) => kind)}, ${occurredAt}, 'AGENT', ${pick(({ actor }) => actor)},
      ${pick((sort) => (sort.partner === undefined ? partner.id : sort.partner))}, ${pick(({ customer }) => customer)}, '{}' FROM number`;
}

const quoted = (value: string | null | undefined): string => (value === null || value === undefined ? 'NULL' : `'${value}'`);

const TRAIL = `query Trail($after: String, $kind: [AuditEventKind!], $actorId: ID, $customerId: ID) {
  auditEvents(first: 50, after: $after, kind: $kind, actorId: $actorId, customerId: $customerId) { pageInfo { hasNextPage endCursor } edges { node { id kind at } } }
}`;

interface Asked {
  readonly kind?: readonly EventKind[];
  readonly actorId?: string;
  readonly customerId?: string;
}

type Case = readonly [asked: string, filter: () => Asked, index: string, found: number];

const ADMIN: readonly Case[] = [
  ['nothing in particular', () => ({}), 'ix_event_partner_', 50],
  ['a kind that few have', () => ({ kind: ['PASSWORD_RESET'] }), 'ix_event_kind_', RARE],
  ['a kind that nobody has', () => ({ kind: ['ORDER_CANCELLED'] }), 'ix_event_kind_', 0],
  ['a kind that most have', () => ({ kind: ['SIGNED_IN'] }), 'ix_event_kind_', 50],
  ['several kinds that few have', () => ({ kind: ['PASSWORD_RESET', 'PASSWORD_CHANGED', 'ORDER_CANCELLED'] }), 'ix_event_kind_', 2 * RARE],
  ['kinds that few and that most have', () => ({ kind: ['PASSWORD_RESET', 'SIGNED_IN'] }), 'ix_event_kind_', 50],
  ['somebody who did little', () => ({ actorId: seldom.id }), 'ix_event_actor_', 3 * RARE],
  ['somebody who did nearly all', () => ({ actorId: partner.admin.id }), 'ix_event_actor_', 50],
  ['a frequent kind of a busy person, who hardly ever did that', () => ({ actorId: partner.admin.id, kind: ['ORDER_PLACED'] }), 'ix_event_actor_', RARE],
  ['kinds of a busy person', () => ({ actorId: sales.id, kind: ['ORDER_PLACED', 'INVITATION_MADE', 'PASSWORD_RESET'] }), 'ix_event_actor_', 50],
  ['a customer', () => ({ customerId: idOf(large) }), 'ix_event_customer', 50],
  ['a customer of which another partner has far more', () => ({ customerId: idOf(shared) }), 'ix_event_customer', RARE],
  ['a kind at a customer that has thousands of others', () => ({ customerId: idOf(large), kind: ['INVITATION_MADE'] }), 'ix_event_customer', RARE],
  ['a person at a customer that has thousands of others’', () => ({ customerId: idOf(large), actorId: partner.admin.id }), 'ix_event_customer_actor', RARE],
  ['a kind of a person at a customer', () => ({ customerId: idOf(large), actorId: partner.admin.id, kind: ['ORDER_PLACED', 'ORDER_REFUSED'] }), 'ix_event_customer_actor', RARE],
];

const SALES: readonly Case[] = [
  ['nothing in particular', () => ({}), 'ix_event_partner_customers', 50],
  ['a kind that is mostly about nobody', () => ({ kind: ['INVITATION_MADE'] }), 'ix_event_kind_customers', RARE],
  ['a kind that is about no customer', () => ({ kind: ['SIGNED_IN'] }), 'ix_event_kind_customers', 0],
  ['somebody who did nearly all, though not about customers', () => ({ actorId: partner.admin.id }), 'ix_event_actor_customers', RARE],
  ['its own invitations to customers', () => ({ actorId: sales.id, kind: ['INVITATION_MADE'] }), 'ix_event_actor_customers', RARE],
];

const COMPANY: readonly Case[] = [
  ['nothing in particular', () => ({}), 'ix_event_company', 50],
  ['a kind', () => ({ kind: ['INVITATION_MADE'] }), 'ix_event_company', RARE],
  ['one of its own people', () => ({ actorId: user.id }), 'ix_event_company_actor', RARE],
  ['a kind of one of its own people', () => ({ actorId: user.id, kind: ['INVITATION_OPENED', 'SIGNED_IN'] }), 'ix_event_company_actor', RARE],
  ['itself', () => ({ customerId: idOf(large) }), 'ix_event_company', 50],
];

async function expectPage(visitor: Visitor, [asked, filter, index, found]: Case): Promise<void> {
  const statements = await statementsOf(world, async () => {
    expect(nodesAt({ list: await ask(world, visitor, TRAIL, filter()) }, 'list'), asked).toHaveLength(found);
  });
  // The partner that events name is loaded for itself.
  const [statement, ...others] = statements.filter(({ text }) => text.includes('FROM event'));
  const { indexes, scans, isSorted, read, told } = await planOf(world.database, statement ?? expect.fail(`${asked}: nothing was read`));
  expect(others, asked).toEqual([]);
  const ofEvents = indexes.filter((name) => name.startsWith('ix_event_') && name !== 'ix_event_origin_created');
  expect(ofEvents.filter((name) => !name.startsWith(index)), `${asked}: ${told}`).toEqual([]);
  expect(ofEvents, `${asked}: ${told}`).not.toEqual([]);
  expect(scans.filter((table) => !SMALL.includes(table)), `${asked}: ${told}`).toEqual([]);
  // What is sorted was read to its end before; PostgreSQL tells how much it was.
  if (dialect === 'sqlite') expect(isSorted, `${asked}: ${told}`).toBe(false);
  const rows = [...new Set(ofEvents)].reduce((sum, name) => sum + (read[name] ?? 0), 0);
  // Of each range that is merged one row more than is shown.
  expect(rows, `${asked}: ${told}`).toBeLessThanOrEqual(PAGE + KINDS_AT_MOST);
  if (dialect === 'postgres') expect(rows, `${asked}: ${told}`).toBeGreaterThanOrEqual(found);
}

/** How many kinds a trail of the scene has, about customers or not. */
const KINDS_AT_MOST = 8;

describe('of twenty thousand events a page of the trail reads hardly more than a page of one index', () => {
  it.each(ADMIN)('of an admin agent who asks for %s', (...one) => expectPage(partner.admin, one));
  it.each(SALES)('of a sales agent who asks for %s', (...one) => expectPage(sales, one));
  it.each(COMPANY)('of a global admin who asks for %s', (...one) => expectPage(user, one));

  it.each([
    ['a customer that is hidden from the partner', () => [partner.admin, { customerId: idOf(hidden) }]],
    ['another company than the global admin’s own', () => [user, { customerId: idOf(shared) }]],
    ['a person of another company', () => [partner.admin, { actorId: user.id }]],
    ['an agent, at the customer', () => [user, { actorId: sales.id }]],
    ['what is a partner’s own affair, at the customer', () => [user, { kind: ['ORDER_REFUSED'] }]],
  ] as const satisfies readonly (readonly [string, () => readonly [Visitor, Asked]])[])('of %s no event is read', async (_, given) => {
    const [visitor, filter] = given();
    const statements = await statementsOf(world, async () => expect(nodesAt({ list: await ask(world, visitor, TRAIL, filter) }, 'list')).toEqual([]));
    expect(statements.filter(({ text }) => text.includes('FROM event'))).toEqual([]);
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
const SMALL = ['partner', 'customer', 'agent', 'person', 'account', 'origin', 'event_origin', 'customer_user', 'partner_customer', 'pc'];

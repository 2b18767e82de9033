import { type OrderKind, SUBSCRIPTION_ORDER_KINDS } from '@assent/domain';
import { daysAfter, nextAnniversary, officeTime } from '../demo-calendar';
import { chosen, variation } from '../demo-variation';
import type { Day, DemoOrder, DemoSubscription } from '../demo-world.types';
import type { Scene } from './story.types';

interface Product {
  readonly kind: OrderKind;
  readonly name: string;
  readonly most: number;
}

const PRODUCTS: readonly [Product, ...Product[]] = [
  { kind: 'OFFER', name: 'Microsoft 365 Business Premium', most: 120 },
  { kind: 'OFFER', name: 'Microsoft 365 E3', most: 400 },
  { kind: 'OFFER', name: 'Power BI Pro', most: 40 },
  { kind: 'SOFTWARE_SUBSCRIPTION', name: 'SQL Server Standard, 1 year', most: 8 },
  { kind: 'SOFTWARE', name: 'Windows Server Standard', most: 6 },
  { kind: 'RESERVED_INSTANCE', name: 'Reserved VM Instance, D4s v5, 1 year', most: 10 },
  { kind: 'AZURE_PLAN', name: 'Azure plan', most: 1 },
];

export interface Purchases {
  readonly orders: readonly DemoOrder[];
  readonly subscriptions: readonly DemoSubscription[];
}

type Started = Pick<DemoOrder, 'slug' | 'relationship' | 'kind' | 'lines' | 'createdAt'>;

function started(scene: Scene, number: number, day: Day): Started {
  const slug = `${scene.relationship}/order-${number}`;
  const product = chosen(slug, PRODUCTS);
  const quantity = variation(`${slug} quantity`, 1, product.most);
  const lines = [{ product: product.name, quantity }];
  return { slug, relationship: scene.relationship, kind: product.kind, lines, createdAt: officeTime(day, scene.customer.country, 100) };
}

function subscriptionOf(order: DemoOrder, day: Day, today: Day): DemoSubscription {
  const autoRenew = variation(`${order.slug} renewal`, 0, 4) > 0;
  const firstEnd = nextAnniversary(day, day);
  const hasEnded = !autoRenew && firstEnd <= today;
  const isSuspended = !hasEnded && variation(`${order.slug} suspended`, 0, 8) === 0;
  const state = hasEnded ? 'ENDED' : isSuspended ? 'SUSPENDED' : 'ACTIVE';
  const endsOn = autoRenew ? nextAnniversary(day, today) : firstEnd;
  return {
    slug: `${order.slug}/subscription`, order: order.slug, relationship: order.relationship, kind: order.kind, lines: order.lines, state, startsOn: day, endsOn, autoRenew,
  };
}

interface Placed {
  readonly number: number;
  readonly day: Day;
  readonly imported: boolean;
}

function placed(scene: Scene, { number, day, imported }: Placed): Purchases {
  const row = started(scene, number, day);
  const placedBy = imported ? null : scene.sellerAgent.slug;
  const order: DemoOrder = { ...row, state: 'PLACED', imported, rule: imported ? null : 'P5', placedBy, placedAt: row.createdAt, cancelledAt: null };
  const leaves = SUBSCRIPTION_ORDER_KINDS.some((kind) => kind === order.kind);
  return { orders: [order], subscriptions: leaves ? [subscriptionOf(order, day, scene.today)] : [] };
}

function together(parts: readonly Purchases[]): Purchases {
  return { orders: parts.flatMap((part) => part.orders), subscriptions: parts.flatMap((part) => part.subscriptions) };
}

/** One to three orders that went through after the agreement was on record. */
export function purchasesAfter(scene: Scene, agreedOn: Day): Purchases {
  const count = variation(`${scene.relationship} purchases`, 1, 3);
  return together(Array.from({ length: count }, (_, index) => placed(scene, { number: index + 1, day: daysAfter(agreedOn, 1 + index * 3), imported: false })));
}

/** One to three orders of former years, brought in by an import without any acceptance. */
export function importedHistory(scene: Scene, since: Day): Purchases {
  const count = variation(`${scene.relationship} history`, 1, 3);
  return together(Array.from({ length: count }, (_, index) => placed(scene, { number: index + 1, day: daysAfter(since, index * 60), imported: true })));
}

export function heldOrder(scene: Scene, day: Day): DemoOrder {
  const rule = scene.seller.type === 'INDIRECT_RESELLER' ? 'P8' : 'P7';
  return { ...started(scene, 9, day), state: 'HELD', imported: false, rule, placedBy: scene.sellerAgent.slug, placedAt: null, cancelledAt: null };
}

export function cancelledOrder(scene: Scene, day: Day): DemoOrder {
  return { ...heldOrder(scene, day), state: 'CANCELLED', cancelledAt: officeTime(daysAfter(day, 2), scene.customer.country, 110) };
}

/** The same purchases with every subscription over, as they must be before a relationship may end. */
export function runOut(purchases: Purchases): Purchases {
  const subscriptions = purchases.subscriptions.map((row) => ({ ...row, state: 'ENDED' as const, autoRenew: false, endsOn: nextAnniversary(row.startsOn, row.startsOn) }));
  return { ...purchases, subscriptions };
}

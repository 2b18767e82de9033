import { decide, ASSUMED_ATTESTATION, attestStanding, proposedVersion, strongestAgentRole, tables } from '@assent/domain';
import { translate } from '@assent/i18n';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { AcceptanceRecorded } from '../acceptances/attest.types';
import { Signer } from '../acceptances/acceptance.types';
import type { CustomerView } from '../customers/customer-view';
import { Customer } from '../customers/customer.types';
import { PageArgs, decodeCursor, encodeCursor, pageSize, toConnection, toPage } from '../graphql/connection';
import type { AgentViewer, Context } from '../graphql/context';
import { make } from '../graphql/make';
import { foundOrNot, isColleague, mayReadRecords, mayReadStatus, partnerOf, requireAgent } from '../graphql/policy';
import { answerRefusal } from '../graphql/refusals';
import { toAgent } from '../partners/partner.resolver';
import { Agent } from '../partners/partner.types';
import { readHistory, toward } from '../relationships/history.reader';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { toRelationship, type Between } from '../relationships/relationship.reader';
import { Relationship } from '../relationships/relationship.types';
import { cancelOrder } from './held-order.service';
import { readFreedOrders, readOrder } from './order.reader';
import { placeOrder } from './order.service';
import { CustomerSubscription, Order, OrderConnection, type OrderCore } from './order.types';
import { CancelOrderResult, ConfirmationRequired, OrderCancelled, OrderPlaced, PlaceOrderInput, PlaceOrderResult } from './place-order.types';

@Resolver(() => Order)
export class OrderResolver {
  @Mutation(() => PlaceOrderResult, {
    description:
      'Orders for a customer (table P). Without a confirmation on record the order is held and the confirmation asked for. Refusals: NOT_YOUR_CUSTOMER, ROLE_CANNOT_ORDER, AGREEMENT_NOT_ACCEPTED, ORDER_INCOMPLETE.',
  })
  async placeOrder(@Arg('input', () => PlaceOrderInput, { description: 'What to order.' }) input: PlaceOrderInput, @Ctx() context: Context): Promise<typeof PlaceOrderResult> {
    const viewer = requireAgent(context);
    const { result, replayed } = await placeOrder(context, viewer, input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const customer = foundOrNot(await findCustomer(context, result.customerId, new Set(['primaryContact'])));
    const order = orderIn(customer.view, foundOrNot(await context.database.read((manager) => readOrder(manager, result.orderId))));
    if (order.state !== 'HELD') return make(OrderPlaced, { order, replayed });
    return confirmationRequired(context, viewer, { order, customer, rule: result.rule, replayed });
  }

  @Mutation(() => CancelOrderResult, { description: 'Takes a held order back (table H). Refusals: ORDER_NOT_HELD, NOT_YOUR_CUSTOMER, ROLE_CANNOT_ORDER.' })
  async cancelOrder(@Arg('id', () => ID, { description: 'The order.' }) id: string, @Ctx() context: Context): Promise<typeof CancelOrderResult> {
    const result = await cancelOrder(context, requireAgent(context), id);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const order = foundOrNot(await context.database.read((manager) => readOrder(manager, result.orderId)));
    const { customerId } = await context.loaders.relationship.load(order.relationshipId);
    const { view } = foundOrNot(await findCustomer(context, customerId, new Set()));
    return make(OrderCancelled, { order: orderIn(view, order) });
  }

  @FieldResolver(() => Relationship, { description: 'The relationship it goes through.' })
  async relationship(@Root() { relationshipId, view }: Order, @Ctx() { loaders }: Context): Promise<Relationship> {
    return toRelationship(await loaders.relationship.load(relationshipId), mayReadStatus(view));
  }

  @FieldResolver(() => Agent, { nullable: true, description: "Who ordered; null for imported history and renewals, and for another partner's agent." })
  async createdBy(@Root() { createdById }: Order, @Ctx() { loaders, viewer }: Context): Promise<Agent | null> {
    if (createdById === null) return null;
    const agent = await loaders.agent.load(createdById);
    return isColleague(viewer, agent) ? toAgent(agent) : null;
  }
}

const orderIn = (view: CustomerView, order: OrderCore): Order => make(Order, { ...order, view });

interface Held {
  readonly order: Order;
  readonly customer: Customer;
  readonly rule: string;
  readonly replayed: boolean;
}

async function confirmationRequired(context: Context, viewer: AgentViewer, { order, customer, rule, replayed }: Held): Promise<ConfirmationRequired> {
  const { database, loaders, locale, now } = context;
  const history = foundOrNot(await database.read((manager) => readHistory(manager, customer.id, now)));
  const proposed = proposedVersion(history);
  const { outcome } = decide(tables.A, {
    ...ASSUMED_ATTESTATION,
    role: strongestAgentRole(viewer.roles),
    partnerType: viewer.partnerType,
    standing: attestStanding(toward(history, viewer.partnerId)),
    version: proposed === null ? 'NO_TEXT' : 'GOOD',
  });
  const { firstName = null, lastName = null, email = null, phone = null } = customer.primaryContact ?? {};
  const { providerId } = await loaders.relationship.load(order.relationshipId);
  const mayAttest = outcome.kind === 'RECORD';
  return make(ConfirmationRequired, {
    order,
    customer,
    agreement: proposed && (await loaders.agreement.load(proposed.id)),
    signer: make(Signer, { firstName, lastName, email, phone }),
    mayAttest,
    provider: mayAttest || providerId === null ? null : await loaders.partner.load(providerId),
    message: translate(locale, rule === 'P8' ? 'refusals.code.CONFIRMATION_REQUIRED_FROM_PROVIDER' : 'refusals.code.CONFIRMATION_REQUIRED'),
    rule,
    replayed,
  });
}

@Resolver(() => OrderConnection)
export class OrderConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  async totalCount(@Root() { of }: OrderConnection, @Ctx() { loaders }: Context): Promise<number> {
    return of === null ? 0 : loaders.orderCount.load(of);
  }
}

@Resolver(() => AcceptanceRecorded)
export class AttestedOrderResolver {
  @FieldResolver(() => [Order], { description: 'The held orders that the attestation placed, oldest first: whether they were named in the input or not.' })
  async placedOrders(@Root() { acceptance, customer }: AcceptanceRecorded, @Ctx() context: Context): Promise<Order[]> {
    const { recordedAt } = acceptance;
    if (recordedAt === null) return [];
    const ids = await relationshipIdsOf(context, customer);
    const freed = await context.database.read((manager) => readFreedOrders(manager, ids, recordedAt));
    return freed.map((order) => orderIn(customer.view, order));
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order named in the input, as it stands now.' })
  async order(@Root() { orderId, customer }: AcceptanceRecorded, @Ctx() context: Context): Promise<Order | null> {
    if (orderId === null) return null;
    const order = await context.database.read((manager) => readOrder(manager, orderId));
    const ids = await relationshipIdsOf(context, customer);
    return order !== null && ids.includes(order.relationshipId) ? orderIn(customer.view, order) : null;
  }
}

@Resolver(() => Customer)
export class CustomerOrderResolver {
  @FieldResolver(() => OrderConnection, { description: "Orders through the viewer's own relationships, latest first." })
  async orders(@Root() customer: Customer, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context): Promise<OrderConnection> {
    const [first, after, of] = [pageSize(args.first), decodeCursor(args.after, 'orders', 2), ordersOf(customer)];
    const rows = of === null ? [] : await context.loaders.orders.load({ ...of, first, after });
    const connection = toConnection(toPage(rows, first, args.after), (row) => encodeCursor('orders', [row.createdAt, row.id]), (row) => orderIn(customer.view, row));
    return make(OrderConnection, { ...connection, of });
  }

  @FieldResolver(() => [CustomerSubscription], { description: "Subscriptions through the viewer's own relationships; active ones first." })
  async subscriptions(@Root() customer: Customer, @Ctx() context: Context): Promise<CustomerSubscription[]> {
    const of = ordersOf(customer);
    return of === null ? [] : context.loaders.subscriptions.load(of);
  }
}

/** Whose orders the viewer may read: through its partner's own relationships where table V shows own records; a customer all of its own. */
function ordersOf({ id: customerId, view }: Customer): Between | null {
  return mayReadRecords(view) ? { customerId, partnerId: partnerOf(view) } : null;
}

/** The relationships whose orders the viewer may read, as `ordersOf` says. */
async function relationshipIdsOf({ loaders }: Context, customer: Customer): Promise<string[]> {
  const of = ordersOf(customer);
  const rows = of === null ? [] : await loaders.relationshipsOf.load(of);
  return rows.map((row) => row.id);
}

import { nextStep, type AgreementStatus } from '@assent/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { AcceptanceSummary, Customer, CustomerConnection, NextStep, StatusCount } from '../customers/customer.types';
import { findOwnCustomer } from '../customers/customer.reader';
import { pageSize, toConnection, toPage } from '../graphql/connection';
import type { AgentViewer, Context } from '../graphql/context';
import { AgreementStatusEnum } from '../graphql/enums';
import { make } from '../graphql/make';
import { toNextStep } from '../graphql/refusals';
import { agentOf, customerUserOf, mayReadStatus, partnerOf, refuseWithoutAgreements, requireAgent, requireAgreementReader, throughPartner } from '../graphql/policy';
import { LocalDate } from '../graphql/scalars';
import { selectedFields } from '../graphql/selection';
import { CustomerArgs } from './customer-args.types';
import { countByStatus, countCustomers, readCustomer, readCustomers, relationshipOf, type CustomerCount, type PartnerCustomerRow } from './partner-customer.reader';
import { customerCursor, toCustomer } from './partner-customer.view';
import { toRelationship } from './relationship.reader';
import { Relationship } from './relationship.types';

@Resolver(() => CustomerConnection)
export class CustomerConnectionResolver {
  @Query(() => CustomerConnection, { description: "The customers that the agent's partner may see, as seller or provider." })
  async customers(@Args(() => CustomerArgs) args: CustomerArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<CustomerConnection> {
    const viewer = requireAgent(context);
    refuseForbiddenFilters(viewer, args);
    const first = pageSize(args.first);
    const fields = selectedFields(info, 'edges', 'node');
    const { rows, readUpTo } = await context.database.read((manager) => readCustomers(manager, viewer.partnerId, args, fields));
    const shown = rows.flatMap((row) => {
      keepRelationship(context, row);
      const node = toCustomer(viewer, row);
      return node === null ? [] : [{ row, node }];
    });
    const cursorOf = (row: PartnerCustomerRow): string => customerCursor(args.orderBy, row);
    const page = toPage(shown, first, args.after);
    const { edges, pageInfo } = toConnection(page, ({ row }) => cursorOf(row), ({ node }) => node);
    if (readUpTo !== null && !page.hasNextPage) Object.assign(pageInfo, { hasNextPage: true, endCursor: cursorOf(readUpTo) });
    return make(CustomerConnection, { edges, pageInfo, count: countOnce(context, viewer, args) });
  }

  @FieldResolver(() => Int, { description: 'How many match, on all pages. Costs a count: ask only when it is shown. With a search it may be a part of them: see `isTotalExact`.' })
  async totalCount(@Root() { count }: CustomerConnection): Promise<number> {
    return (await count()).count;
  }

  @FieldResolver(() => Boolean, { description: 'Whether `totalCount` is all that match. A search that many customers fulfil in part is counted no further than ten thousand of them; then there may be more.' })
  async isTotalExact(@Root() { count }: CustomerConnection): Promise<boolean> {
    return (await count()).isExact;
  }
}

/** Two fields ask for it. */
function countOnce({ database }: Context, { partnerId }: AgentViewer, filter: CustomerArgs): () => Promise<CustomerCount> {
  let counted: Promise<CustomerCount> | undefined;
  return () => (counted ??= database.read((manager) => countCustomers(manager, partnerId, filter)));
}

// Filtering or ordering by what a role may not read would tell it all the same (V3).
function refuseForbiddenFilters(viewer: AgentViewer, { agreementStatus, orderBy }: CustomerArgs): void {
  if (agreementStatus?.length || orderBy.startsWith('LAST_ACCEPTED')) refuseWithoutAgreements(viewer, 'read agreement statuses');
}

@Resolver(() => Customer)
export class PartnerCustomerResolver {
  @Query(() => Customer, { nullable: true, description: 'One customer. Null when there is none that the viewer may see.' })
  async customer(@Arg('id', () => ID, { description: 'Its identifier.' }) id: string, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Customer | null> {
    return findCustomer(context, id, selectedFields(info));
  }

  @Query(() => AcceptanceSummary, { description: "How many of the partner's active customers stand where with the agreement." })
  async acceptanceSummary(@Ctx() context: Context): Promise<AcceptanceSummary> {
    const viewer = requireAgreementReader(context, 'read agreement statuses');
    const rows = await context.database.read((manager) => countByStatus(manager, viewer.partnerId));
    const byStatus = rows.map((row) => make(StatusCount, row));
    return make(AcceptanceSummary, { byStatus, total: byStatus.reduce((sum, { count }) => sum + count, 0) });
  }

  @FieldResolver(() => Relationship, { nullable: true, description: "The viewer's best relationship with the customer; null for the customer itself." })
  async relationship(@Root() { view }: Customer, @Ctx() { loaders }: Context): Promise<Relationship | null> {
    const through = throughPartner(view);
    return through && toRelationship(await loaders.relationship.load(through.relationshipId), mayReadStatus(view));
  }

  @FieldResolver(() => [Relationship], { description: "The relationships of the viewer's partner with the customer, newest first." })
  async relationships(@Root() { id: customerId, view }: Customer, @Ctx() { loaders }: Context): Promise<Relationship[]> {
    const rows = await loaders.relationshipsOf.load({ customerId, partnerId: partnerOf(view) });
    return rows.map((row) => toRelationship(row, mayReadStatus(view)));
  }

  @FieldResolver(() => AgreementStatusEnum, { nullable: true, description: 'Status of the agreement (table S); null where the viewer may not know it.' })
  agreementStatus(@Root() { view }: Customer): AgreementStatus | null {
    return throughPartner(view)?.agreementStatus ?? null;
  }

  @FieldResolver(() => LocalDate, { nullable: true, description: 'Last good day of what is on record, when a newer version asks again.' })
  async reacceptBy(@Root() { view }: Customer, @Ctx() { loaders }: Context): Promise<string | null> {
    const through = throughPartner(view);
    return through?.agreementStatus === 'REACCEPTANCE_DUE' ? (await loaders.relationship.load(through.relationshipId)).reacceptBy : null;
  }

  @FieldResolver(() => NextStep, { nullable: true, description: 'What to do next about the agreement.' })
  nextStep(@Root() { view }: Customer, @Ctx() context: Context): NextStep | null {
    return nextStepOf(context, view);
  }
}

/** The customer as the viewer may see it: an agent through its partner, a customer user its own company. */
export async function findCustomer(context: Context, id: string, fields: ReadonlySet<string>): Promise<Customer | null> {
  if (customerUserOf(context.viewer) !== null) return findOwnCustomer(context, id);
  const viewer = requireAgent(context);
  const row = await context.database.read((manager) => readCustomer(manager, viewer.partnerId, id, fields));
  if (row === undefined) return null;
  keepRelationship(context, row);
  return toCustomer(viewer, row);
}

/** What was read with the row need not be read again. */
function keepRelationship({ loaders }: Context, row: PartnerCustomerRow): void {
  const relationship = relationshipOf(row);
  if (relationship !== null) loaders.relationship.prime(relationship.id, relationship);
}

function nextStepOf(context: Context, view: Customer['view']): NextStep | null {
  const [through, agent] = [throughPartner(view), agentOf(context.viewer)];
  if (through === null || through.agreementStatus === null || agent === null) return null;
  return toNextStep(context, nextStep({ status: through.agreementStatus, isBlocked: through.isBlocked }, agent.partnerType));
}

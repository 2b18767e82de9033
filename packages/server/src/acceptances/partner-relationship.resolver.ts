import { countsFor } from '@assent/domain';
import { translate } from '@assent/i18n';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { NextStep } from '../customers/customer.types';
import { isTrue } from '../database/columns';
import { PageArgs, decodeCursor, encodeCursor, pageSize, toConnection, toPage } from '../graphql/connection';
import type { Context, CustomerUserViewer } from '../graphql/context';
import { make } from '../graphql/make';
import { foundOrNot, requireCustomerUser } from '../graphql/policy';
import { messageKey } from '../graphql/refusals';
import { Partner } from '../partners/partner.types';
import type { RelationshipRow } from '../relationships/relationship.reader';
import { countable } from './acceptance.reader';
import { toAcceptance } from './acceptance.resolver';
import { Acceptance } from './acceptance.types';
import { PartnerRelationship, PartnerRelationshipConnection } from './partner-relationship.types';

/** Those a customer works with, worked with, or is asked to work with: a request that came to nothing is none of them. */
const LISTED = ['ACTIVE', 'REQUESTED', 'ENDED'];

@Resolver(() => PartnerRelationship)
export class PartnerRelationshipResolver {
  @Query(() => PartnerRelationshipConnection, { description: 'The consolidated list: every partner of the signed-in customer.' })
  async partners(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context): Promise<PartnerRelationshipConnection> {
    const { customerId } = requireCustomerUser(context);
    const first = pageSize(args.first);
    const rows = await context.loaders.relationshipsOf.load({ customerId, partnerId: null });
    const all = rows.filter(({ state }) => LISTED.includes(state)).sort((a, b) => inListOrder(keysOf(a), keysOf(b)));
    const after = decodeCursor(args.after, 'partners', 2);
    const rest = after === null ? all : all.filter((row) => inListOrder(keysOf(row), after) > 0);
    const page = toPage(rest.slice(0, first + 1), first, args.after);
    return make(PartnerRelationshipConnection, { ...toConnection(page, (row) => encodeCursor('partners', keysOf(row)), (row) => toPartnerRelationship(context, row)), total: all.length });
  }

  @Query(() => PartnerRelationship, { nullable: true, description: 'One of them in detail. Null when it is not of the signed-in customer.' })
  partner(@Arg('id', () => ID, { description: 'Identifier of the relationship.' }) id: string, @Ctx() context: Context): Promise<PartnerRelationship | null> {
    return findPartnerRelationship(context, requireCustomerUser(context), id);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The provider behind an indirect reseller.' })
  async provider(@Root() { providerId }: PartnerRelationship, @Ctx() { loaders }: Context): Promise<Partner | null> {
    return providerId === null ? null : loaders.partner.load(providerId);
  }

  @FieldResolver(() => Acceptance, { nullable: true, description: 'The latest acceptance that counts for this partner.' })
  async acceptance(@Root() relationship: PartnerRelationship, @Ctx() context: Context): Promise<Acceptance | null> {
    return (await acceptancesFor(context, relationship)).find(({ row, withdrawn }) => withdrawn === null && !isTrue(row.isSuperseded)) ?? null;
  }

  @FieldResolver(() => [Acceptance], { description: 'Every acceptance that counts or counted for this partner, latest first.' })
  acceptances(@Root() relationship: PartnerRelationship, @Ctx() context: Context): Promise<Acceptance[]> {
    return acceptancesFor(context, relationship);
  }
}

/** Apart from the query of the same name: a class has one method of a name. */
@Resolver(() => PartnerRelationship)
export class PartnerRelationshipFieldResolver {
  @FieldResolver(() => Partner, { description: 'Who sells.' })
  partner(@Root() { sellerId }: PartnerRelationship, @Ctx() { loaders }: Context): Promise<Partner> {
    return loaders.partner.load(sellerId);
  }
}

@Resolver(() => PartnerRelationshipConnection)
export class PartnerRelationshipConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() { total }: PartnerRelationshipConnection): number {
    return total;
  }
}

export async function findPartnerRelationship(context: Context, { customerId }: CustomerUserViewer, id: string): Promise<PartnerRelationship | null> {
  const rows = await context.loaders.relationshipsOf.load({ customerId, partnerId: null });
  const row = rows.find((one) => one.id === id && LISTED.includes(one.state));
  return row ? toPartnerRelationship(context, row) : null;
}

async function acceptancesFor({ loaders }: Context, relationship: PartnerRelationship): Promise<Acceptance[]> {
  const rows = await loaders.acceptancesOf.load(relationship.customerId);
  return rows.filter((row) => countsFor(countable(row), relationship)).map((row) => foundOrNot(toAcceptance({ kind: 'OWN' }, row)));
}

type Keys = readonly (string | null)[];

/** What the list is ordered by, and so what its cursors hold: the row of a cursor may have left the list meanwhile. */
const keysOf = ({ state, id }: RelationshipRow): Keys => [String(LISTED.indexOf(state)), id];

/** Active ones first; of the same state the newest first. */
function inListOrder([rankA = null, idA = null]: Keys, [rankB = null, idB = null]: Keys): number {
  if (rankA !== rankB) return (rankA ?? '') < (rankB ?? '') ? -1 : 1;
  if (idA === idB) return 0;
  return (idA ?? '') < (idB ?? '') ? 1 : -1;
}

function toPartnerRelationship({ locale }: Context, row: RelationshipRow): PartnerRelationship {
  const { id, sellerId, providerId, customerId, state, activatedAt, agreementStatus } = row;
  const message = translate(locale, messageKey(`refusals.customerNextStep.${agreementStatus}`));
  return make(PartnerRelationship, {
    id,
    sellerId,
    providerId,
    customerId,
    status: state,
    since: activatedAt,
    agreementStatus,
    nextStep: make(NextStep, { code: agreementStatus, message }),
  });
}

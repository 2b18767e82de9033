import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { decodeCursor, encodeCursor, pageSize, toConnection, toPage } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { requireTrail } from '../graphql/policy';
import type { Partner } from '../partners/partner.types';
import { shownEvent, type ShownEvent } from './audit-event';
import { AuditEvent, AuditEventArgs, AuditEventConnection } from './audit-event.types';
import { readTrail } from './audit.reader';

@Resolver(() => AuditEventConnection)
export class AuditResolver {
  @Query(() => AuditEventConnection, {
    description:
      'Who did what, when and from where, latest first; sign-ins, failures and refusals among it. An admin agent reads all of its partner, a sales agent what is about customers, a global admin what is about its company.',
  })
  async auditEvents(@Args(() => AuditEventArgs) args: AuditEventArgs, @Ctx() context: Context): Promise<AuditEventConnection> {
    const trail = requireTrail(context);
    const first = pageSize(args.first);
    const page = { first: first + 1, after: decodeCursor(args.after, 'auditEvents', 2) };
    const rows = await context.database.read((manager) => readTrail(manager, trail, args, page));
    const nodes = await Promise.all(rows.map(async (row) => toAuditEvent(context, shownEvent(trail, row, context.locale))));
    return make(AuditEventConnection, toConnection(toPage(nodes, first, args.after), ({ at, id }) => encodeCursor('auditEvents', [at, id]), (node) => node));
  }
}

async function toAuditEvent({ loaders }: Context, { partnerId, partnerName: _, ...event }: ShownEvent): Promise<AuditEvent> {
  const partner: Partner | null = partnerId === null ? null : await loaders.partner.load(partnerId);
  return make(AuditEvent, { ...event, partner });
}

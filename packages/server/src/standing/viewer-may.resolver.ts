import {
  ASSUMED_ATTESTATION,
  agreementFacts,
  attestStanding,
  decide,
  hasOpenLink,
  inviteStanding,
  proposedVersion,
  strongestAgentRole,
  tables,
  todayIn,
  type Refuse,
} from '@assent/domain';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { providerOf } from '../acceptances/attest.service';
import { Agreement } from '../agreements/agreement.types';
import { Customer, Permission, ViewerMay } from '../customers/customer.types';
import type { AgentViewer, Context } from '../graphql/context';
import { make } from '../graphql/make';
import { agentOf } from '../graphql/policy';
import { refused, toRefusal, toWarning } from '../graphql/refusals';
import { servesCountry } from '../invitations/addressee';
import { orderFacts } from '../orders/order.service';
import { readAgentsNamed } from '../partners/refuse-agent.service';
import { readHistory, toward, type History, type HistoryRelationship } from '../relationships/history.reader';

@Resolver(() => Customer)
export class ViewerMayResolver {
  @FieldResolver(() => ViewerMay, { description: 'What the viewer may do, by the same tables as the mutations, for a complete input. Read it for one customer, not for a list.' })
  async viewerMay(@Root() { id }: Customer, @Ctx() context: Context): Promise<ViewerMay> {
    const { database, now } = context;
    const viewer = agentOf(context.viewer);
    const history = viewer && (await database.read((manager) => readHistory(manager, id, now)));
    if (viewer === null || history === null) return make(ViewerMay, { attest: NEVER, invite: NEVER, order: NEVER });
    const through = relationshipOf(history, viewer.partnerId);
    const ask = (decision: AnyDecision): Promise<Permission> => permission(context, viewer, history, decision);
    return make(ViewerMay, {
      attest: await ask(decide(tables.A, attestFacts(viewer, history))),
      invite: await ask(decide(tables.I, await inviteFacts(context, viewer, { history, through }))),
      order: await ask(decide(tables.P, orderFacts(viewer, history, through))),
    });
  }

  @FieldResolver(() => Agreement, { nullable: true, description: 'The version to confirm for this customer, by its country and day: the template. Null when there is none, or the viewer may neither read the country nor attest.' })
  async agreement(@Root() { id, country, timeZone }: Customer, @Ctx() context: Context): Promise<Agreement | null> {
    const { loaders, now } = context;
    if (country === null) return agreementToAttest(context, id);
    const { versions } = await loaders.agreementVersions.load(country);
    const proposed = proposedVersion({ versions, today: todayIn(timeZone ?? 'UTC', now) });
    return proposed && loaders.agreement.load(proposed.id);
  }
}

const NEVER = make(Permission, { allowed: false, refusal: null, warning: null });

/** A customer that was told to contact the partner (A1) may be hidden from it otherwise; the partner still has to say which version was agreed to. */
async function agreementToAttest({ viewer: asking, database, loaders, now }: Context, customerId: string): Promise<Agreement | null> {
  const viewer = agentOf(asking);
  const history = viewer && (await database.read((manager) => readHistory(manager, customerId, now)));
  if (viewer === null || history === null || isRefusal(decide(tables.A, attestFacts(viewer, history)).outcome)) return null;
  const proposed = proposedVersion(history);
  return proposed && loaders.agreement.load(proposed.id);
}

interface AnyDecision {
  readonly row: string;
  readonly outcome: Refuse | { readonly kind: string; readonly warning?: string | null };
}

async function permission(context: Context, viewer: AgentViewer, history: History, { row, outcome }: AnyDecision): Promise<Permission> {
  if (!isRefusal(outcome)) return make(Permission, { allowed: true, refusal: null, warning: toWarning(context, outcome.warning ?? null) });
  const people = await context.database.read((manager) => readAgentsNamed(manager, viewer.partnerId, outcome));
  const partnerId = outcome.names.includes('PROVIDER') ? providerOf(history, viewer.partnerId) : null;
  return make(Permission, { allowed: false, refusal: await toRefusal(context, refused(row, outcome, { people, partnerId })), warning: null });
}

const isRefusal = (outcome: AnyDecision['outcome']): outcome is Refuse => outcome.kind === 'REFUSE';

/** The relationship that an order or a link would go through: the active one, as seller first. */
export function relationshipOf({ relationships }: History, partnerId: string): HistoryRelationship | null {
  const own = relationships.filter(({ sellerId, providerId }) => sellerId === partnerId || providerId === partnerId);
  const active = own.filter(({ state }) => state === 'ACTIVE');
  return active.find(({ sellerId }) => sellerId === partnerId) ?? active.at(0) ?? own.at(-1) ?? null;
}

function attestFacts(viewer: AgentViewer, history: History) {
  const { role, partnerType } = { role: strongestAgentRole(viewer.roles), partnerType: viewer.partnerType };
  const version = proposedVersion(history) === null ? 'NO_TEXT' : 'GOOD';
  return { ...ASSUMED_ATTESTATION, role, partnerType, version, standing: attestStanding(toward(history, viewer.partnerId)) } as const;
}

/** The invitation that would be sent first: to an active customer for the agreement, to any other for the relationship as well. */
async function inviteFacts({ loaders }: Context, viewer: AgentViewer, { history, through }: { history: History; through: HistoryRelationship | null }) {
  const kind = through?.state === 'ACTIVE' ? 'AGREEMENT' : 'RELATIONSHIP_AND_AGREEMENT';
  const parties = through ?? { sellerId: viewer.partnerId, providerId: null };
  const { isUpToDate, isBlocked } = agreementFacts(history, parties);
  const seller = await loaders.partner.load(parties.sellerId);
  const provider = parties.providerId === null ? null : await loaders.partner.load(parties.providerId);
  return {
    kind,
    role: strongestAgentRole(viewer.roles),
    standing: inviteStanding(toward(history, viewer.partnerId), through),
    provider: 'NOT_NEEDED',
    isRegionServed: servesCountry(history.customer.country, seller, provider),
    isUpToDate,
    isBlocked,
    hasOpenLink: hasOpenLink(history.links.filter(({ relationshipId }) => relationshipId === through?.id), history.now),
  } as const;
}

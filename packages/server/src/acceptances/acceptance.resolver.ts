import { countsFor } from '@assent/domain';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Agreement } from '../agreements/agreement.types';
import type { CustomerView } from '../customers/customer-view';
import { Customer, DirectAcceptance } from '../customers/customer.types';
import { PageArgs, decodeCursor, encodeCursor, pageSize, toConnection, toPage } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { disclosureOf, foundOrNot, isInFull, isListed, mayReadNames, mayReadRecorder, mayReadStatus, partnerOf, throughPartner } from '../graphql/policy';
import { AcceptWords } from '../invitations/invitation.types';
import { Proof } from '../log/proof.types';
import { toAgent } from '../partners/partner.resolver';
import { Agent, Partner } from '../partners/partner.types';
import { findCustomer } from '../relationships/partner-customer.resolver';
import type { AcceptanceRow } from './acceptance-row';
import { agreementOf, countable, isCurrent, readAcceptances, toAcceptanceCore } from './acceptance.reader';
import { Acceptance, AcceptanceConnection, AttachedDocument, CompanyThen, Evidence, Recorder } from './acceptance.types';
import { readAttachment } from './attachment.service';
import { evidenceOf } from './evidence';
import { partiesOf } from './parties';

/** The acceptance as far as whoever looks at its customer may see it; null when nothing of it. */
export function toAcceptance(view: CustomerView, row: AcceptanceRow): Acceptance | null {
  const origin = {
    method: row.method,
    partnerId: row.method === 'ATTESTED' ? row.partnerId : null,
    linkSellerId: row.method === 'DIRECT' ? row.partnerId : null,
    linkProviderId: row.providerId,
  };
  const disclosure = disclosureOf(view, origin);
  return disclosure === 'NOTHING' ? null : make(Acceptance, { ...toAcceptanceCore(row, disclosure), row, disclosure, view });
}

export async function findAcceptance(context: Context, id: string, view: CustomerView): Promise<Acceptance> {
  return foundOrNot(toAcceptance(view, await context.loaders.acceptance.load(id)));
}

@Resolver(() => Acceptance)
export class AcceptanceResolver {
  @Query(() => Acceptance, { nullable: true, description: 'One acceptance: of a customer that the viewer may see, as far as it may. Null otherwise.' })
  async acceptance(@Arg('id', () => ID, { description: 'Its identifier.' }) id: string, @Ctx() context: Context): Promise<Acceptance | null> {
    const [row] = await context.database.read((manager) => readAcceptances(manager, [id]));
    const customer = row && (await findCustomer(context, row.customerId, new Set()));
    return customer ? toAcceptance(customer.view, row) : null;
  }

  @FieldResolver(() => Customer, { description: 'The company that agreed.' })
  async customer(@Root() { row }: Acceptance, @Ctx() context: Context): Promise<Customer> {
    return foundOrNot(await findCustomer(context, row.customerId, ALL_FIELDS));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The attesting partner, or the one whose link was followed.' })
  async partner(@Root() { row, disclosure }: Acceptance, @Ctx() { loaders }: Context): Promise<Partner | null> {
    return isInFull({ disclosure }) && row.partnerId !== null ? loaders.partner.load(row.partnerId) : null;
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'The account of the agent who attested, kept apart from the signer; for those who work for the same partner. The name that stands in the record is `recordedBy`.' })
  async attestedBy(@Root() { row, disclosure }: Acceptance, @Ctx() { loaders, viewer }: Context): Promise<Agent | null> {
    if (!mayReadRecorder(viewer, { disclosure }, row) || row.recordedByKind !== 'AGENT' || row.recordedById === null) return null;
    return toAgent(await loaders.agent.load(row.recordedById));
  }

  @FieldResolver(() => Agreement, { description: 'The version agreed to.' })
  agreement(@Root() { row }: Acceptance): Agreement {
    return agreementOf(row);
  }

  @FieldResolver(() => Acceptance, { nullable: true, description: 'The earlier attestation that this one replaces.' })
  async supersedes(@Root() { row, disclosure, view }: Acceptance, @Ctx() { loaders }: Context): Promise<Acceptance | null> {
    if (!isInFull({ disclosure }) || row.supersedesId === null) return null;
    return toAcceptance(view, await loaders.acceptance.load(row.supersedesId));
  }

  @FieldResolver(() => Boolean, { description: 'Neither superseded nor withdrawn, and its version is in force.' })
  async current(@Root() { row }: Acceptance, @Ctx() { loaders, now }: Context): Promise<boolean> {
    return isCurrent(row, await loaders.agreementVersions.load(row.country), now);
  }

  @FieldResolver(() => Evidence, { nullable: true, description: 'How it was made (direct acceptances).' })
  async evidence(@Root() { row, disclosure }: Acceptance, @Ctx() { loaders }: Context): Promise<Evidence | null> {
    const kept = isInFull({ disclosure }) && row.method === 'DIRECT' ? evidenceOf(row.evidence) : null;
    if (kept === null) return null;
    const { credentialsIssuedByPartnerId: issuerId, sessionId: _, words, ...facts } = kept;
    return make(Evidence, { ...facts, words: words && make(AcceptWords, words), credentialsIssuedBy: issuerId === null ? null : await loaders.partner.load(issuerId) });
  }

  @FieldResolver(() => CompanyThen, { nullable: true, description: 'The company as it was called then; null for those who know it only as they typed it, and once the person was erased.' })
  company(@Root() { row, disclosure, view }: Acceptance): CompanyThen | null {
    const parties = isInFull({ disclosure }) && mayReadNames(view) ? partiesOf(row.parties) : null;
    return parties && make(CompanyThen, parties.company);
  }

  @FieldResolver(() => Recorder, { nullable: true, description: 'Who recorded it, apart from the signer, by the name that stands in the record: for whoever may open the receipt. Nothing else of an agent is told outside its partner.' })
  recordedBy(@Root() { row, disclosure, view }: Acceptance): Recorder | null {
    if (!isInFull({ disclosure })) return null;
    const person = mayReadNames(view) ? partiesOf(row.parties)?.recordedBy : null;
    return make(Recorder, { kind: row.recordedByKind, firstName: person?.firstName ?? null, lastName: person?.lastName ?? null });
  }

  @FieldResolver(() => AttachedDocument, { nullable: true, description: 'The document that came with an attestation, for whoever may open the receipt.' })
  async attachedDocument(@Root() { row, disclosure }: Acceptance, @Ctx() { database, config, audience }: Context): Promise<AttachedDocument | null> {
    if (!isInFull({ disclosure }) || row.attachmentHash === null) return null;
    const kept = foundOrNot(await database.read((manager) => readAttachment(manager, row.id)));
    const { origin } = audience === 'CONSOLE' ? config.console : config.acceptance;
    return make(AttachedDocument, { mediaType: kept.mediaType, length: kept.length, hash: kept.hash, url: kept.isErased ? null : `${origin}/acceptances/${row.id}/attachment` });
  }

  @FieldResolver(() => Proof, { nullable: true, description: 'That it is in the log, for whoever may read all of it; null for a moment after it was recorded, while the proof is pending.' })
  async proof(@Root() { row, disclosure }: Acceptance, @Ctx() { loaders }: Context): Promise<Proof | null> {
    return isInFull({ disclosure }) ? loaders.acceptanceProof.load(row.id) : null;
  }
}

@Resolver(() => AcceptanceConnection)
export class AcceptanceConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() { total }: AcceptanceConnection): number {
    return total;
  }
}

@Resolver(() => Customer)
export class CustomerAcceptanceResolver {
  @FieldResolver(() => Acceptance, { nullable: true, description: 'The latest acceptance that counts for the viewer.' })
  async latestAcceptance(@Root() { view, id }: Customer, @Ctx() context: Context): Promise<Acceptance | null> {
    const through = throughPartner(view);
    if (through === null) return (await visibleAcceptances(context, id, view)).at(0) ?? null;
    return through.latestAcceptanceId === null ? null : toAcceptance(view, await context.loaders.acceptance.load(through.latestAcceptanceId));
  }

  @FieldResolver(() => AcceptanceConnection, { description: 'The acceptances that count for the viewer, latest first.' })
  async acceptances(@Root() { view, id }: Customer, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context): Promise<AcceptanceConnection> {
    const first = pageSize(args.first);
    const all = await visibleAcceptances(context, id, view);
    const [afterAt = null, afterId = null] = decodeCursor(args.after, 'acceptances', 2) ?? [];
    // By what the list is ordered by: the acceptance of the cursor may count no longer.
    const isEarlier = ({ row }: Acceptance): boolean => row.recordedAt < (afterAt ?? '') || (row.recordedAt === afterAt && row.id < (afterId ?? ''));
    const rest = afterAt === null ? all : all.filter(isEarlier);
    const page = toPage(rest.slice(0, first + 1), first, args.after);
    return make(AcceptanceConnection, { ...toConnection(page, ({ row }) => encodeCursor('acceptances', [row.recordedAt, row.id]), (acceptance) => acceptance), total: all.length });
  }

  @FieldResolver(() => DirectAcceptance, { description: 'Whether the customer accepted directly, by any link.' })
  async directAcceptance(@Root() { view, id }: Customer, @Ctx() context: Context): Promise<DirectAcceptance> {
    const none = make(DirectAcceptance, { accepted: false, at: null, version: null });
    if (!mayReadStatus(view)) return none;
    const rows = await context.loaders.acceptancesOf.load(id);
    for (const row of rows.filter(({ method }) => method === 'DIRECT')) {
      if (!isCurrent(row, await context.loaders.agreementVersions.load(row.country), context.now)) continue;
      return make(DirectAcceptance, { accepted: true, at: row.recordedAt, version: row.agreementVersion });
    }
    return none;
  }
}

const ALL_FIELDS: ReadonlySet<string> = new Set(['domain']);

/** A customer sees all of its own; an agent what counts for its partner's relationships, and what its partner recorded itself. */
async function visibleAcceptances({ loaders }: Context, customerId: string, view: CustomerView): Promise<Acceptance[]> {
  return visibleOf(loaders, { customerId, view, rows: await loaders.acceptancesOf.load(customerId) });
}

/** The same for one of them; null when it is none of those, or there is none. */
export async function visibleAcceptance(context: Context, id: string): Promise<Acceptance | null> {
  const { database, loaders } = context;
  const rows = await database.read((manager) => readAcceptances(manager, [id]));
  const customerId = rows.at(0)?.customerId;
  const customer = customerId === undefined ? null : await findCustomer(context, customerId, new Set());
  return customer === null ? null : ((await visibleOf(loaders, { customerId: customer.id, view: customer.view, rows })).at(0) ?? null);
}

interface Among {
  readonly customerId: string;
  readonly view: CustomerView;
  readonly rows: readonly AcceptanceRow[];
}

async function visibleOf(loaders: Context['loaders'], { customerId, view, rows }: Among): Promise<Acceptance[]> {
  const partnerId = partnerOf(view);
  const relationships = partnerId === null ? [] : await loaders.relationshipsOf.load({ customerId, partnerId });
  return rows.flatMap((row) => {
    const acceptance = toAcceptance(view, row);
    if (acceptance === null) return [];
    const counts = relationships.some((relationship) => countsFor(countable(row), relationship));
    return isListed(view, acceptance, counts) ? [acceptance] : [];
  });
}

import { addDays, AGREEMENT_STATUSES, COUNTRY_CODES } from '@assent/domain';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, hear, nodesAt, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser, type CustomerInWorld, type CustomerPerson } from '../../support/world/customers';
import { ACCEPT, ATTEST, CANCEL, CONFIRM, INVITE, ORDER } from '../../support/world/documents';
import { attested, consentTo, SIGNER, tokenOf } from '../../support/world/moves';
import { addPartner, type PartnerInWorld } from '../../support/world/partners';
import { addPurchase, addRelationship, moveRelationship, withdraw, type RelationshipInWorld } from '../../support/world/relationships';
import { acceptancesOf, invitationsOf, ordersOf, relationshipsOf } from '../../support/world/rows';
import { decidedStanding, projectedStanding, sweepAll, today } from '../../support/world/standing';
import { shareWorld } from '../../support/world/world';

const START = '2026-06-15T12:00:00.000Z';
const TIME_ZONE = 'Pacific/Auckland';
const world = shareWorld({ now: START });

type Name = 'direct' | 'provider' | 'reseller' | 'asking';

/** Partners are the same in every history: what differs is the customer and its country. */
let partners: Record<Name, PartnerInWorld>;
beforeAll(async () => {
  const country = 'DE';
  const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER', timeZone: TIME_ZONE, country });
  const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', timeZone: TIME_ZONE, country, providers: [provider] });
  partners = { provider, reseller, direct: await addPartner(world, { timeZone: TIME_ZONE, country }), asking: await addPartner(world, { timeZone: TIME_ZONE, country }) };
});

interface Story {
  readonly country: string;
  readonly customer: CustomerInWorld;
  readonly user: CustomerPerson;
  readonly relationships: RelationshipInWorld[];
  readonly versions: Version[];
  readonly tokens: string[];
}

const countries = COUNTRY_CODES.filter((code) => code !== 'DE');

/** How it stood before: most of what may happen is different for a customer that bought or is attested for. */
const before = fc.record({ bought: fc.boolean(), attestedBy: fc.constantFrom<(Name | null)[]>(null, 'direct', 'provider') });

async function begin({ bought, attestedBy }: { bought: boolean; attestedBy: Name | null }): Promise<Story> {
  world.travelTo(START);
  const country = countries.shift() ?? '';
  const customer = await addCustomer(world, { country, timeZone: TIME_ZONE });
  const direct = await addRelationship(world, { customer, seller: partners.direct });
  const indirect = await addRelationship(world, { customer, seller: partners.reseller, provider: partners.provider });
  const version = await addVersion(world, { country });
  if (bought) await addPurchase(world, direct);
  if (attestedBy !== null) await attested(world, partners[attestedBy].admin, { customer, version });
  return { country, customer, user: await addUser(world, customer), relationships: [direct, indirect], versions: [version], tokens: [] };
}

/** Something that happens, or is tried: much of it is refused at one time or another, and must then leave everything as it was. */
interface Move {
  readonly says: string;
  make(story: Story): Promise<unknown>;
}

const move = <Given>(name: string, given: fc.Arbitrary<Given>, make: (story: Story, given: Given) => Promise<unknown>): fc.Arbitrary<Move> =>
  given.map((values) => ({ says: `${name} ${JSON.stringify(values)}`, make: (story) => make(story, values), toString: () => `${name} ${JSON.stringify(values)}` }));

const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[items.length === 0 ? 0 : index % items.length];
const which = fc.nat(5);
const key = () => `story ${world.next()}`;

/** Faults are answers too: what a visitor may not see is not found. */
const tryTo = (visitor: Visitor, document: string, variables: object) => hear(world, visitor, document, variables);

const attests = move('attest', fc.record({ by: fc.constantFrom<Name[]>('direct', 'provider', 'asking'), version: which, days: fc.integer({ min: -9, max: 1 }) }), (story, { by, version, days }) =>
  tryTo(partners[by].admin, ATTEST, {
    input: { customerId: story.customer.id, agreementId: pick(story.versions, version)?.id, signer: SIGNER, dateAgreed: addDays(today(world, TIME_ZONE), days), idempotencyKey: key() },
  }),
);

const orders = move('order', fc.record({ relationship: which, kind: fc.constantFrom('SOFTWARE', 'OFFER') }), (story, { relationship, kind }) => {
  const { id: relationshipId = '', seller } = pick(story.relationships, relationship) ?? {};
  return tryTo((seller ?? partners.direct).admin, ORDER, { input: { relationshipId, kind, lines: [{ product: 'Suite', quantity: 1 }], idempotencyKey: key() } });
});

const cancels = move('cancel', which, async (story, index) => {
  const one = pick(await ordersOf(world, story.customer), index);
  if (one) await tryTo(partners[one.partnerId === partners.direct.id ? 'direct' : 'reseller'].admin, CANCEL, { id: one.id });
});

const invites = move('invite', fc.record({ by: fc.constantFrom<Name[]>('direct', 'provider', 'reseller', 'asking'), isBound: fc.boolean() }), async (story, { by, isBound }) => {
  const { admin } = partners[by];
  const invitee = isBound ? { customerId: story.customer.id } : { company: { name: 'Linden', email: 'it@linden.example' } };
  const kind = isBound ? 'AGREEMENT' : 'RELATIONSHIP_AND_AGREEMENT';
  const { data } = await tryTo(admin, INVITE, { input: { invitee, kind, providerId: by === 'reseller' ? partners.provider.id : null, language: 'en', idempotencyKey: key() } });
  const made = data?.['invite'];
  if (made !== undefined && JSON.stringify(made).includes('InvitationCreated')) story.tokens.push(tokenOf(made));
});

const opens = move('open', which, (story, index) => tryTo(story.user, CONFIRM, { token: pick(story.tokens, index) ?? 'none' }));

const accepts = move('accept', which, async (story, index) => {
  const token = pick(story.tokens, index) ?? 'none';
  const { data } = await tryTo(story.user, CONFIRM, { token });
  const version = story.versions.find(({ id }) => JSON.stringify(data).includes(id));
  await tryTo(story.user, ACCEPT, { input: { ...consentTo({ token }, version ? { version } : {}), idempotencyKey: key() } });
});

const declines = move('decline', which, (story, index) =>
  tryTo(story.user, 'mutation Decline($input: DeclineInput!) { decline(input: $input) { __typename } }', { input: { token: pick(story.tokens, index) ?? 'none', reason: 'We buy elsewhere' } }),
);

const revokes = move('revoke', fc.record({ by: fc.constantFrom<Name[]>('direct', 'provider', 'reseller', 'asking'), link: which }), async (story, { by, link }) => {
  const one = pick(await invitationsOf(world, story.customer), link);
  if (one) await tryTo(partners[by].admin, 'mutation Revoke($id: ID!) { revokeInvitation(id: $id) { __typename } }', { id: one.id });
});

const publishes = move(
  'publish',
  fc.record({ days: fc.integer({ min: -3, max: 20 }), again: fc.option(fc.nat(30), { nil: null }), hasText: fc.boolean() }),
  async ({ country, versions }, { days, again, hasText }) => {
    const effectiveOn = addDays(today(world, TIME_ZONE), days);
    const version = `v ${effectiveOn}`;
    if (versions.some((one) => one.version === version)) return;
    const reacceptBy = again === null ? null : addDays(effectiveOn, again);
    versions.push(await addVersion(world, { country, version, effectiveOn, acceptancesFrom: addDays(effectiveOn, -10), reacceptBy, ...(!hasText && { languages: [] }) }));
    await sweepAll(world);
  },
);

const withdraws = move('withdraw', which, async (story, index) => {
  const acceptances = await acceptancesOf(world, story.customer);
  const open = acceptances.filter(({ method, id }) => method === 'ATTESTED' && !acceptances.some(({ supersedesId }) => supersedesId === id));
  const one = pick(open, index);
  const [relationship] = story.relationships;
  if (one && relationship) await withdraw(world, one.id, relationship).catch(ignoreSecond);
});

/** Withdrawing twice is refused by the database; nothing of it is kept. */
function ignoreSecond(error: unknown): void {
  if (!String(error).includes('uq_withdrawal_acceptance')) throw error;
}

const ends = move('end', which, async (story, index) => {
  const active = (await relationshipsOf(world, story.customer)).filter(({ state }) => state === 'ACTIVE');
  const one = pick(active, index);
  if (one) await moveRelationship(world, { id: one.id, customer: story.customer }, 'ENDED');
});

const travels = move('travel', fc.constantFrom(0.3, 1, 6, 15, 31), async (_, days) => {
  world.travelDays(days);
  await sweepAll(world);
});

const anyMove = fc.oneof(
  { arbitrary: attests, weight: 4 },
  { arbitrary: orders, weight: 4 },
  { arbitrary: invites, weight: 4 },
  { arbitrary: accepts, weight: 3 },
  { arbitrary: travels, weight: 3 },
  { arbitrary: opens, weight: 2 },
  { arbitrary: publishes, weight: 2 },
  { arbitrary: withdraws, weight: 1 },
  { arbitrary: cancels, weight: 1 },
  { arbitrary: ends, weight: 1 },
  { arbitrary: declines, weight: 2 },
  { arbitrary: revokes, weight: 2 },
);

async function expectTrue(story: Story, told: readonly string[]): Promise<void> {
  const projected = await projectedStanding(world, story.customer.id);
  expect(projected, told.join('\n')).toEqual(await decidedStanding(world, story.customer.id));
  await expectNothingHeldThatIsProvided(story, told);
  await expectOneAttestationEach(story, told);
}

const BY_STATUS = `query ByStatus { ${AGREEMENT_STATUSES.map((status) => `${status}: customers(first: 100, agreementStatus: [${status}]) { edges { node { id } } }`).join(' ')} }`;

/** The filter of the list finds a customer by the one status that table S gives it for that partner, and by no other. */
async function expectFoundByStatus({ customer }: Story, told: readonly string[]): Promise<void> {
  const { partnerCustomers } = await decidedStanding(world, customer.id);
  for (const { id, admin } of Object.values(partners)) {
    const { data } = await hear(world, admin, BY_STATUS);
    const found = AGREEMENT_STATUSES.filter((status) => nodesAt(data, status).some((node) => at(node, 'id') === customer.id));
    const statuses = partnerCustomers.filter((one) => at(one, 'partnerId') === id).map((one) => at(one, 'status'));
    expect(found, told.join('\n')).toEqual(statuses.filter((status) => status !== null));
  }
}

async function expectNothingHeldThatIsProvided({ customer }: Story, told: readonly string[]): Promise<void> {
  const provided = (await relationshipsOf(world, customer)).filter(({ state, agreementStatus }) => state === 'ACTIVE' && ['PROVIDED', 'REACCEPTANCE_DUE'].includes(agreementStatus));
  const held = (await ordersOf(world, customer)).filter(({ state, relationshipId }) => state === 'HELD' && provided.some(({ id }) => id === relationshipId));
  expect(held, told.join('\n')).toEqual([]);
}

/** Superseding makes a chain for each partner: nothing is superseded twice, and the newest is superseded by nothing. */
async function expectOneAttestationEach({ customer }: Story, told: readonly string[]): Promise<void> {
  const attestations = (await acceptancesOf(world, customer)).filter(({ method }) => method === 'ATTESTED');
  const earlier = attestations.flatMap(({ supersedesId }) => supersedesId ?? []);
  expect(new Set(earlier).size, told.join('\n')).toBe(earlier.length);
  const strangers = attestations.filter(({ supersedesId, partnerId }) => supersedesId !== null && !attestations.some((one) => one.id === supersedesId && one.partnerId === partnerId));
  expect(strangers, told.join('\n')).toEqual([]);
}

it('whatever happens, what lists show is what the rules say of the facts', async () => {
  await fc.assert(
    fc.asyncProperty(before, fc.array(anyMove, { minLength: 6, maxLength: 14 }), async (given, moves) => {
      const story = await begin(given);
      await sweepAll(world);
      const told = [JSON.stringify(given)];
      await expectTrue(story, told);
      for (const one of moves) {
        told.push(one.says);
        await one.make(story);
        await expectTrue(story, told);
      }
      await expectFoundByStatus(story, told);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

it('a version that is published later turns the statuses of its country on its days, without anybody doing anything', async () => {
  const story = await begin({ bought: true, attestedBy: 'direct' });
  await addVersion(world, { country: story.country, version: '2026.2', effectiveOn: '2026-06-20', acceptancesFrom: '2026-06-10', reacceptBy: '2026-07-10' });
  const statusAt = async (instant: string): Promise<string> => {
    world.travelTo(instant);
    await sweepAll(world);
    const seen = await ask(world, partners.direct.admin, 'query S($id: ID!) { customer(id: $id) { agreementStatus } }', { id: story.customer.id });
    return textAt(seen, 'agreementStatus');
  };
  expect(await statusAt('2026-06-19T11:59:59.000Z')).toBe('PROVIDED');
  expect(await statusAt('2026-06-19T12:00:00.000Z')).toBe('REACCEPTANCE_DUE');
  expect(await statusAt('2026-07-10T11:59:59.000Z')).toBe('REACCEPTANCE_DUE');
  expect(await statusAt('2026-07-10T12:00:00.000Z')).toBe('LAPSED');
});

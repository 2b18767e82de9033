import {
  AGENT_ROLES, AGREEMENT_STATUSES, COUNTRY_CODES, CUSTOMER_USER_ROLES, INVITATION_STATUSES, ORDER_KINDS, ORDER_STATES, PARTNER_TYPES, RELATIONSHIP_STATES, SUBSCRIPTION_STATES,
  checkCompany, checkSigner, isRegionServed, isTimeZone, regionOf, statusAt, todayIn,
} from '@assent/domain';
import { describe, expect, it } from 'vitest';
import { demoWorld } from './demo-world';
import type { DemoAcceptance, DemoRelationship, DemoWorld, Slug } from './demo-world.types';

const TODAY = '2026-11-22';
const WORLD = demoWorld(TODAY);
/** Days on which the demo may be loaded for the first time. */
const TODAYS = ['2026-10-01', TODAY, '2027-03-01', '2028-02-29'];
const RESERVED = /(^|[.@])[a-z0-9-]+\.example$/;
const MAIN_PARTNERS = ['kitano-cloud', 'brueckner'];

function found<Row extends { readonly slug: Slug }>(rows: readonly Row[], slug: Slug | null): Row {
  const row = rows.find((candidate) => candidate.slug === slug);
  if (row === undefined) throw new Error(`${String(slug)} is missing`);
  return row;
}

function attesterOf(relationship: DemoRelationship): Slug {
  return relationship.provider ?? relationship.seller;
}

function customersOf(partner: Slug): DemoRelationship[] {
  return WORLD.relationships.filter(({ seller, provider }) => seller === partner || provider === partner);
}

function versionsOf(world: DemoWorld, country: string) {
  return world.agreements.filter((agreement) => agreement.country === country).map((agreement) => ({ id: agreement.slug, ...agreement, hasText: true }));
}

/** The status of a relationship at noon of `today`, decided by the domain from the raw rows. */
function decidedStatus(world: DemoWorld, relationship: DemoRelationship): string {
  const customer = found(world.customers, relationship.customer);
  const mine = new Set(world.relationships.filter((row) => row.customer === customer.slug).map((row) => row.slug));
  const acceptances = world.acceptances.filter((row) => row.customer === customer.slug).map((row) => ({
    id: row.slug, method: row.method, partnerId: row.partner, versionId: row.agreement, dateAgreed: row.dateAgreed, supersedesId: row.supersedes,
    isWithdrawn: world.withdrawals.some(({ acceptance }) => acceptance === row.slug),
  }));
  const links = world.invitations.filter((row) => row.relationship === relationship.slug).map((row) => ({
    status: row.status, expiresAt: new Date(row.expiresAt), toldToContactAt: row.toldToContactPartnerAt === null ? null : new Date(row.toldToContactPartnerAt),
  }));
  const input = {
    relationship: { sellerId: relationship.seller, providerId: relationship.provider },
    acceptances, links, versions: versionsOf(world, customer.country), timeZone: customer.timeZone,
    hasBoughtBefore: world.orders.some((row) => mine.has(row.relationship) && row.state === 'PLACED'),
  };
  return statusAt(input, new Date(`${world.today}T12:00:00Z`)).status;
}

/** Whether anything on record at that instant provided the relationship. */
function wasProvidedAt(relationship: DemoRelationship, instant: string): boolean {
  const counts = (row: DemoAcceptance) => row.customer === relationship.customer && (row.method === 'DIRECT' || row.partner === attesterOf(relationship));
  return WORLD.acceptances.some((row) =>
    counts(row) && row.recordedAt <= instant && !WORLD.withdrawals.some(({ acceptance, recordedAt }) => acceptance === row.slug && recordedAt <= instant),
  );
}

describe('the demo world', () => {
  it('is the same each time it is made for a day, and another on another day', () => {
    expect(demoWorld(TODAY)).toEqual(WORLD);
    expect(demoWorld('2026-11-23')).not.toEqual(WORLD);
  });

  it('says that it cannot be made before its versions make sense', () => {
    expect(() => demoWorld('2026-09-30')).toThrow('2026-10-01');
  });

  it('names every row once', () => {
    const lists = [
      WORLD.partners, WORLD.agents, WORLD.customers, WORLD.customerUsers, WORLD.relationships, WORLD.agreements, WORLD.acceptances, WORLD.withdrawals, WORLD.invitations, WORLD.orders,
      WORLD.subscriptions,
    ];
    for (const list of lists) {
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list.map(({ slug }) => slug)).size).toBe(list.length);
    }
  });

  it('is of the size of a real partner’s first weeks: about 60 customers in at least ten countries', () => {
    expect(WORLD.customers.length).toBeGreaterThanOrEqual(58);
    expect(WORLD.customers.length).toBeLessThanOrEqual(70);
    expect(new Set(WORLD.customers.map(({ country }) => country)).size).toBeGreaterThanOrEqual(10);
  });

  it('uses every member of every code list', () => {
    expect(new Set(WORLD.partners.map(({ type }) => type))).toEqual(new Set(PARTNER_TYPES));
    expect(new Set(WORLD.agents.flatMap(({ roles }) => roles))).toEqual(new Set(AGENT_ROLES));
    expect(new Set(WORLD.customerUsers.flatMap(({ roles }) => roles))).toEqual(new Set(CUSTOMER_USER_ROLES));
    expect(new Set(WORLD.relationships.map(({ state }) => state))).toEqual(new Set(RELATIONSHIP_STATES));
    expect(new Set(WORLD.invitations.map(({ status }) => status))).toEqual(new Set(INVITATION_STATUSES));
    expect(new Set(WORLD.orders.map(({ kind }) => kind))).toEqual(new Set(ORDER_KINDS));
    expect(new Set(WORLD.orders.map(({ state }) => state))).toEqual(new Set(ORDER_STATES));
    expect(new Set(WORLD.subscriptions.map(({ state }) => state))).toEqual(new Set(SUBSCRIPTION_STATES));
  });
});

describe('demo partners and agents', () => {
  it('have resellers that name providers of their own region, one of them a single provider', () => {
    const resellers = WORLD.partners.filter(({ type }) => type === 'INDIRECT_RESELLER');
    expect(resellers.map(({ providers }) => providers.length).sort()).toEqual([1, 2]);
    for (const reseller of resellers) {
      for (const provider of reseller.providers.map((slug) => found(WORLD.partners, slug))) {
        expect(provider.type).toBe('INDIRECT_PROVIDER');
        expect(regionOf(provider.country)).toBe(regionOf(reseller.country));
      }
    }
  });

  it('have an agent of every role at every partner, with an address of the partner’s own reserved domain', () => {
    for (const partner of WORLD.partners) {
      expect(partner.domain).toMatch(RESERVED);
      expect(partner.contact.email).toMatch(RESERVED);
      expect(isTimeZone(partner.timeZone)).toBe(true);
      const agents = WORLD.agents.filter((agent) => agent.partner === partner.slug);
      expect(new Set(agents.flatMap(({ roles }) => roles))).toEqual(new Set(AGENT_ROLES));
      for (const agent of agents) expect(agent.email.endsWith(`@${partner.domain}`)).toBe(true);
    }
    expect(new Set(WORLD.agents.map(({ email }) => email)).size).toBe(WORLD.agents.length);
  });
});

describe('demo customers', () => {
  it('would be accepted by the form with which a partner creates a customer', () => {
    for (const customer of WORLD.customers) {
      const { primaryContact: contact, ...company } = customer;
      const checked = checkCompany({ ...company, contact }, [found(WORLD.partners, customer.createdBy).domain]);
      expect(checked, customer.slug).toMatchObject({ ok: true });
    }
  });

  it('have domains and e-mail addresses that are reserved for examples and unique', () => {
    for (const { domain } of WORLD.customers) expect(domain).toMatch(RESERVED);
    for (const { email } of [...WORLD.customerUsers, ...WORLD.acceptances.map(({ signer }) => signer), ...WORLD.invitations]) expect(email).toMatch(RESERVED);
    expect(new Set(WORLD.customers.map(({ domain }) => domain)).size).toBe(WORLD.customers.length);
    expect(new Set(WORLD.customerUsers.map(({ email }) => email)).size).toBe(WORLD.customerUsers.length);
  });

  it('have a global admin each, and one-time credentials only where nobody has signed in', () => {
    for (const { slug } of WORLD.customers) {
      const users = WORLD.customerUsers.filter(({ customer }) => customer === slug);
      expect(users.filter(({ roles }) => roles.includes('GLOBAL_ADMIN')).length).toBe(1);
      if (users.some(({ passwordState }) => passwordState === 'ONE_TIME')) {
        expect(WORLD.acceptances.some((row) => row.acceptedBy !== null && row.customer === slug)).toBe(false);
      }
    }
    expect(WORLD.customerUsers.filter(({ passwordState }) => passwordState === 'ONE_TIME').length).toBeGreaterThan(0);
  });

  it('are there before everything that happens to them, and were created by a partner that served them then', () => {
    for (const customer of WORLD.customers) {
      const relationships = WORLD.relationships.filter((row) => row.customer === customer.slug);
      for (const row of relationships) expect(row.createdAt >= customer.createdAt, row.slug).toBe(true);
      const first = relationships.find((row) => row.seller === customer.createdBy && row.createdAt === customer.createdAt);
      expect(first?.activatedAt, customer.slug).toBe(customer.createdAt);
    }
  });

  it('include some that work with several partners', () => {
    const several = WORLD.customers.filter(({ slug }) => WORLD.relationships.filter((row) => row.customer === slug && row.state === 'ACTIVE').length > 1);
    expect(several.length).toBeGreaterThanOrEqual(3);
  });
});

describe('demo relationships', () => {
  it('name a seller and a provider that serve the customer’s region, and a provider exactly for resellers', () => {
    for (const row of WORLD.relationships) {
      const seller = found(WORLD.partners, row.seller);
      const provider = row.provider === null ? null : found(WORLD.partners, row.provider);
      expect(isRegionServed(found(WORLD.customers, row.customer).country, regionOf(seller.country), provider && regionOf(provider.country)), row.slug).toBe(true);
      expect(row.provider === null ? seller.type !== 'INDIRECT_RESELLER' : seller.providers.includes(row.provider), row.slug).toBe(true);
    }
  });

  it('are live at most once for the same partners', () => {
    const live = WORLD.relationships.filter(({ state }) => state === 'ACTIVE' || state === 'REQUESTED').map(({ customer, seller, provider }) => [customer, seller, provider].join());
    expect(new Set(live).size).toBe(live.length);
  });

  it.each(TODAYS)('have the agreement status that the rules give when the demo is loaded on %s', (today) => {
    const world = demoWorld(today);
    for (const row of world.relationships) {
      const isLive = row.state === 'ACTIVE' || row.state === 'REQUESTED';
      expect(isLive ? decidedStatus(world, row) : null, row.slug).toBe(row.agreementStatus);
    }
  });

  it.each(MAIN_PARTNERS)('show every agreement status at least twice to %s', (partner) => {
    for (const status of AGREEMENT_STATUSES) {
      expect(customersOf(partner).filter(({ agreementStatus }) => agreementStatus === status).length, status).toBeGreaterThanOrEqual(2);
    }
  });

  it('include some that an older version still provides', () => {
    const older = WORLD.relationships.filter((row) => row.agreementStatus === 'PROVIDED' && row.state === 'ACTIVE').filter((row) =>
      WORLD.acceptances.some(({ relationship, agreement }) => relationship === row.slug && agreement.endsWith('2023-04'))
      && !WORLD.acceptances.some(({ relationship, agreement }) => relationship === row.slug && agreement.endsWith('2026-06')),
    );
    expect(older.length).toBeGreaterThanOrEqual(3);
  });
});

describe('demo acceptances', () => {
  it('are of the customer’s country, in a language the text has, from the day it may be accepted and never later than recorded', () => {
    for (const row of WORLD.acceptances) {
      const agreement = found(WORLD.agreements, row.agreement);
      const { country, timeZone } = found(WORLD.customers, row.customer);
      expect(agreement.country, row.slug).toBe(country);
      expect(agreement.languages).toContain(row.language);
      expect(row.dateAgreed >= agreement.acceptancesFrom, row.slug).toBe(true);
      expect(row.dateAgreed <= todayIn(timeZone, new Date(row.recordedAt)), row.slug).toBe(true);
      expect(row.recordedAt < `${TODAY}T00:00:00.000Z`, row.slug).toBe(true);
      expect(checkSigner(row.signer), row.slug).toMatchObject({ ok: true });
    }
  });

  it('are attested by an admin or sales agent of the attesting partner, never of a reseller', () => {
    const attested = WORLD.acceptances.filter(({ method }) => method === 'ATTESTED');
    expect(attested.length).toBeGreaterThan(20);
    for (const row of attested) {
      const agent = found(WORLD.agents, row.attestedBy);
      expect(row.partner, row.slug).toBe(attesterOf(found(WORLD.relationships, row.relationship)));
      expect(agent.partner).toBe(row.partner);
      expect(agent.roles.some((role) => role !== 'HELPDESK_AGENT')).toBe(true);
      expect(found(WORLD.partners, row.partner).type).not.toBe('INDIRECT_RESELLER');
    }
  });

  it('are accepted directly by an admin of the customer, through an accepted link, before it ever bought', () => {
    const direct = WORLD.acceptances.filter(({ method }) => method === 'DIRECT');
    expect(direct.length).toBeGreaterThan(5);
    for (const row of direct) {
      const user = found(WORLD.customerUsers, row.acceptedBy);
      expect(user.customer).toBe(row.customer);
      expect(user.roles.some((role) => role !== 'USER')).toBe(true);
      expect(found(WORLD.invitations, row.invitation)).toMatchObject({ status: 'ACCEPTED', customer: row.customer, closedAt: row.recordedAt });
      const mine = WORLD.orders.filter(({ relationship }) => found(WORLD.relationships, relationship).customer === row.customer);
      expect(mine.every(({ createdAt }) => createdAt > row.recordedAt), row.slug).toBe(true);
    }
  });

  it('supersede only an earlier attestation of the same partner, once', () => {
    const superseding = WORLD.acceptances.filter(({ supersedes }) => supersedes !== null);
    expect(superseding.length).toBeGreaterThanOrEqual(4);
    expect(new Set(superseding.map(({ supersedes }) => supersedes)).size).toBe(superseding.length);
    for (const row of superseding) {
      const earlier = found(WORLD.acceptances, row.supersedes);
      expect(earlier).toMatchObject({ customer: row.customer, partner: row.partner, method: 'ATTESTED' });
      expect(earlier.recordedAt < row.recordedAt).toBe(true);
    }
  });

  it('are withdrawn with a reason by somebody of the partner that attested', () => {
    expect(WORLD.withdrawals.length).toBeGreaterThanOrEqual(4);
    for (const row of WORLD.withdrawals) {
      const acceptance = found(WORLD.acceptances, row.acceptance);
      expect(found(WORLD.agents, row.agent).partner).toBe(acceptance.partner);
      expect(row.recordedAt > acceptance.recordedAt && row.reason !== '').toBe(true);
    }
  });
});

describe('demo invitations', () => {
  it('belong to their relationship, and ask for the relationship exactly while it is not there yet', () => {
    for (const row of WORLD.invitations.filter(({ relationship }) => relationship !== null)) {
      const relationship = found(WORLD.relationships, row.relationship);
      expect(row, row.slug).toMatchObject({ customer: relationship.customer, seller: relationship.seller, provider: relationship.provider });
      expect(row.kind === 'AGREEMENT', row.slug).toBe(relationship.activatedAt !== null);
      expect(relationship.state === 'ENDED').toBe(false);
      expect(found(WORLD.agents, row.sentBy).partner).toBe(row.seller);
    }
  });

  it('are open exactly while they have not expired and nobody answered', () => {
    const now = `${TODAY}T12:00:00.000Z`;
    for (const row of WORLD.invitations) {
      if (row.status === 'OPEN') expect(row.expiresAt > now && row.closedAt === null, row.slug).toBe(true);
      if (row.status === 'EXPIRED') expect(row.expiresAt <= now && row.closedAt === null, row.slug).toBe(true);
      if (!['OPEN', 'EXPIRED'].includes(row.status)) expect(row.closedAt !== null && row.closedAt < now, row.slug).toBe(true);
      expect(row.sentAt < now && (row.openedAt ?? row.sentAt) < now).toBe(true);
      expect(row.toldToContactPartnerAt === null || row.toldToContactPartnerAt === row.openedAt).toBe(true);
    }
  });

  it('are open at most once for the same relationship or addressee and kind', () => {
    const open = WORLD.invitations.filter(({ status }) => status === 'OPEN').map((row) => [row.seller, row.provider, row.relationship ?? row.email, row.kind].join());
    expect(new Set(open).size).toBe(open.length);
  });

  it('include open requests that are bound to no company yet', () => {
    expect(WORLD.invitations.filter((row) => row.customer === null && row.status === 'OPEN').length).toBeGreaterThanOrEqual(2);
  });

  it('follow the state of a request', () => {
    const states = { REQUESTED: 'OPEN', DECLINED: 'DECLINED', EXPIRED: 'EXPIRED', WITHDRAWN: 'REVOKED', ACTIVE: null, ENDED: null } as const;
    for (const row of WORLD.relationships.filter(({ activatedAt }) => activatedAt === null)) {
      const [link] = WORLD.invitations.filter(({ relationship }) => relationship === row.slug);
      expect(link?.status, row.slug).toBe(states[row.state]);
    }
  });
});

describe('demo orders and subscriptions', () => {
  it('went through only for those who had provided the agreement, unless they were imported', () => {
    for (const row of WORLD.orders.filter(({ state, imported }) => state === 'PLACED' && !imported)) {
      const relationship = found(WORLD.relationships, row.relationship);
      expect(wasProvidedAt(relationship, row.createdAt), row.slug).toBe(true);
      expect(row).toMatchObject({ rule: 'P5', placedAt: row.createdAt });
    }
    for (const row of WORLD.orders.filter(({ imported }) => imported)) expect(row).toMatchObject({ state: 'PLACED', placedBy: null, rule: null });
  });

  it('are held only where the agreement is not provided and somebody must attest', () => {
    const held = WORLD.orders.filter(({ state }) => state === 'HELD');
    expect(held.length).toBeGreaterThanOrEqual(4);
    for (const row of held) {
      const relationship = found(WORLD.relationships, row.relationship);
      expect(relationship.state).toBe('ACTIVE');
      expect(['NOT_PROVIDED', 'WAITING_FOR_PARTNER']).toContain(relationship.agreementStatus);
      expect(row.rule).toBe(relationship.provider === null ? 'P7' : 'P8');
    }
  });

  it('were made by the seller while the relationship was active and before today', () => {
    for (const row of WORLD.orders) {
      const relationship = found(WORLD.relationships, row.relationship);
      expect(relationship.activatedAt !== null && relationship.activatedAt < row.createdAt, row.slug).toBe(true);
      expect(row.createdAt < (relationship.closedAt ?? `${TODAY}T00:00:00.000Z`), row.slug).toBe(true);
      if (row.placedBy !== null) expect(found(WORLD.agents, row.placedBy).partner).toBe(relationship.seller);
      expect(row.lines.every(({ quantity }) => quantity >= 1)).toBe(true);
    }
  });

  it('leave one subscription for each placed order of a kind that leaves one', () => {
    const leaving = WORLD.orders.filter(({ state, kind }) => state === 'PLACED' && ['OFFER', 'SOFTWARE_SUBSCRIPTION', 'AZURE_PLAN'].includes(kind)).map(({ slug }) => slug);
    expect(WORLD.subscriptions.map(({ order }) => order).sort()).toEqual(leaving.sort());
  });

  it('have run out exactly where the end date has passed or the relationship ended', () => {
    for (const row of WORLD.subscriptions) {
      const relationship = found(WORLD.relationships, row.relationship);
      expect(row.endsOn > row.startsOn).toBe(true);
      expect(row.state === 'ENDED', row.slug).toBe(row.endsOn <= TODAY);
      if (relationship.state === 'ENDED') expect(row.endsOn <= String(relationship.closedAt).slice(0, 10), row.slug).toBe(true);
    }
  });
});

describe('demo agreements', () => {
  it('are there in both versions for every country that has customers', () => {
    for (const country of new Set(WORLD.customers.map((row) => row.country))) {
      expect(WORLD.agreements.filter((row) => row.country === country).map(({ version }) => version)).toEqual(['2023-04', '2026-06']);
      expect(COUNTRY_CODES).toContain(country);
    }
  });
});

describe('demo sign-ins and trials', () => {
  it('name an agent of each partner type, and customers who may accept, are blocked, or come for the first time', () => {
    const person = (key: string) => WORLD.personas.find((persona) => persona.key === key)?.person ?? null;
    const typeOf = (key: string) => found(WORLD.partners, found(WORLD.agents, person(key)).partner).type;
    expect([typeOf('directBillAgent'), typeOf('providerAgent'), typeOf('resellerAgent')]).toEqual([...PARTNER_TYPES]);
    expect(found(WORLD.customerUsers, person('customerWithFirstCredentials')).passwordState).toBe('ONE_TIME');
    for (const key of ['customerWhoMayAccept', 'customerWhoIsBlocked']) {
      expect(found(WORLD.customerUsers, person(key))).toMatchObject({ roles: ['GLOBAL_ADMIN'], passwordState: 'CHOSEN' });
    }
    for (const persona of WORLD.personas) {
      if (persona.invitation !== null) expect(found(WORLD.invitations, persona.invitation).status).toBe('OPEN');
      expect(persona.purpose.en !== '' && persona.purpose.ja !== '').toBe(true);
    }
  });

  it('let the invited customer accept at once and send the blocked one to its partner', () => {
    const boughtOf = (slug: Slug) => WORLD.orders.some((order) => found(WORLD.relationships, order.relationship).customer === slug && order.state === 'PLACED');
    expect(boughtOf('hartley-rowe')).toBe(false);
    expect(boughtOf('kamogawa-ryokan')).toBe(false);
    expect(boughtOf('sakai-hamono')).toBe(true);
  });

  it('stand ready for both blocking scenarios, the order prompt and the held order, directly and through a reseller', () => {
    const { trials } = WORLD;
    const relationship = (key: keyof typeof trials) => found(WORLD.relationships, trials[key].relationship);
    for (const key of ['existingPartnerDirectBill', 'existingPartnerReseller', 'orderPromptDirectBill', 'orderPromptReseller', 'heldOrderDirectBill', 'heldOrderReseller'] as const) {
      expect(relationship(key).state, key).toBe('ACTIVE');
    }
    for (const key of ['newPartnerDirectBill', 'newPartnerReseller', 'relationshipOnly'] as const) expect(relationship(key).state, key).toBe('REQUESTED');
    for (const [key, trial] of Object.entries(trials)) {
      const isReseller = key.endsWith('Reseller');
      expect(found(WORLD.relationships, trial.relationship).provider !== null, key).toBe(isReseller);
      expect(found(WORLD.customerUsers, trial.customerUser).customer).toBe(found(WORLD.relationships, trial.relationship).customer);
      if (trial.invitation !== null) expect(found(WORLD.invitations, trial.invitation)).toMatchObject({ status: 'OPEN', relationship: trial.relationship });
      if (trial.order !== null) expect(found(WORLD.orders, trial.order)).toMatchObject({ state: 'HELD', relationship: trial.relationship });
    }
  });

  it('lie in the future only with what is yet to expire or renew', () => {
    const happened = [
      ...WORLD.relationships.flatMap((row) => [row.createdAt, row.activatedAt, row.closedAt]), ...WORLD.withdrawals.map((row) => row.recordedAt),
      ...WORLD.invitations.flatMap((row) => [row.sentAt, row.openedAt, row.closedAt]), ...WORLD.orders.flatMap((row) => [row.createdAt, row.placedAt, row.cancelledAt]),
    ];
    expect(happened.filter((instant) => instant !== null && instant >= `${TODAY}T00:00:00.000Z`)).toEqual([]);
  });
});

import { COUNTRY_CODES, AGREEMENT_STATUSES, bestRelationship, countsFor, isHidden, onRecord } from '@assent/domain';
import { AcceptancePersonEntity } from '@assent/server/src/acceptances/acceptance-person.entity';
import { AcceptanceEntity } from '@assent/server/src/acceptances/acceptance.entity';
import { commitTo } from '@assent/proof';
import { WithdrawalEntity } from '@assent/server/src/acceptances/withdrawal.entity';
import { AgreementTextEntity } from '@assent/server/src/agreements/agreement-text.entity';
import { AgreementEntity } from '@assent/server/src/agreements/agreement.entity';
import { sampleAgreementLanguages } from '@assent/server/src/agreements/samples/sample-agreement';
import { isPassword } from '@assent/server/src/auth/password';
import { faultOfNewPassword } from '@assent/server/src/auth/password-policy';
import { hashOf } from '@assent/server/src/auth/token';
import { welcome } from '@assent/server/src/cli/welcome';
import { CustomerEntity } from '@assent/server/src/customers/customer.entity';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { demoWorld } from '@assent/server/src/demo/data/demo-world';
import { findDemo, type DemoAccess } from '@assent/server/src/demo/demo-access';
import { DEMO_ONE_TIME_PASSWORD, DEMO_PASSWORD } from '@assent/server/src/demo/demo-credentials';
import { seedDemo } from '@assent/server/src/demo/demo.service';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { PendingEventEntity } from '@assent/server/src/events/pending-event.entity';
import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity';
import { OrderEntity } from '@assent/server/src/orders/order.entity';
import { orderBatch } from '@assent/server/src/log/sequencer.service';
import { verifyLog } from '@assent/server/src/verification/verify-log';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { PartnerEntity } from '@assent/server/src/partners/partner.entity';
import { PartnerCustomerEntity } from '@assent/server/src/relationships/partner-customer.entity';
import { RelationshipEntity } from '@assent/server/src/relationships/relationship.entity';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf, migratedDatabase, NOW, rowsOf, TODAY, type Migrated } from './seeded';

const WORLD = demoWorld(TODAY);

let demo: Migrated;
let access: DemoAccess | null;
let partners: Map<string, string>;
let customers: Map<string, string>;
beforeAll(async () => {
  demo = await migratedDatabase();
  access = await seedDemo({ database: demo.database, now: NOW });
  partners = new Map((await rowsOf(demo.database, PartnerEntity)).map(({ id, domain }) => [id, domain]));
  customers = new Map((await rowsOf(demo.database, CustomerEntity)).map(({ id, domain }) => [id, domain]));
});
afterAll(() => demo.remove());

const partnerSlug = (id: string | null): string | null => (id === null ? null : (WORLD.partners.find(({ domain }) => domain === partners.get(id))?.slug ?? ''));
const customerSlug = (id: string): string => WORLD.customers.find(({ domain }) => domain === customers.get(id))?.slug ?? '';

describe('a seeded demo database', () => {
  it('holds the whole world, and the sample agreement for every country that has one', async () => {
    const published = COUNTRY_CODES.filter((country) => sampleAgreementLanguages(country).length > 0);
    const languages = published.reduce((sum, country) => sum + sampleAgreementLanguages(country).length, 0);
    expect(published.length).toBeGreaterThan(240);
    expect(await countsOf(demo.database)).toMatchObject({
      Partner: WORLD.partners.length,
      PartnerLink: WORLD.partners.reduce((sum, { providers }) => sum + providers.length, 0),
      Agent: WORLD.agents.length,
      Customer: WORLD.customers.length,
      CustomerUser: WORLD.customerUsers.length,
      Relationship: WORLD.relationships.length,
      Agreement: 2 * published.length,
      AgreementText: 2 * languages,
      Invitation: WORLD.invitations.length,
      Acceptance: WORLD.acceptances.length,
      AcceptancePerson: WORLD.acceptances.length,
      Withdrawal: WORLD.withdrawals.length,
      Order: WORLD.orders.length,
      Subscription: WORLD.subscriptions.length,
    });
  });

  it('keeps of every text the bytes and characters that its hashes and lengths tell', async () => {
    const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
    for (const text of await rowsOf(demo.database, AgreementTextEntity)) {
      expect([text.fileHash, text.fileLength], text.fileName).toEqual([sha256(text.file), text.file.length]);
      expect([text.shownHash, text.shownLength], text.fileName).toEqual([sha256(text.shownHtml), Buffer.byteLength(text.shownHtml)]);
    }
  });

  it('offers Japan both languages and every other country English', async () => {
    const japan = await demo.database.read((manager) => manager.findBy(AgreementEntity, { country: 'JP' }));
    const texts = await rowsOf(demo.database, AgreementTextEntity);
    for (const { id } of japan) expect(texts.filter(({ agreementId }) => agreementId === id).map(({ language }) => language).sort()).toEqual(['en-US', 'ja-JP']);
    expect(texts.filter(({ language }) => language !== 'en-US').length).toBe(japan.length);
  });

  it('projects for every relationship the agreement status that its story ends with', async () => {
    const rows = await rowsOf(demo.database, RelationshipEntity);
    const key = (...parts: (string | null)[]) => parts.join('~');
    const projected = new Map(rows.map((row) => [key(customerSlug(row.customerId), partnerSlug(row.sellerId), partnerSlug(row.providerId), row.createdAt.toISOString()), row]));
    const expected = WORLD.relationships.filter(({ agreementStatus }) => agreementStatus !== null);
    for (const row of expected) {
      const found = projected.get(key(row.customer, row.seller, row.provider, row.createdAt));
      expect([found?.state, found?.agreementStatus], row.slug).toEqual([row.state, row.agreementStatus]);
    }
    expect(new Set(expected.map(({ agreementStatus }) => agreementStatus))).toEqual(new Set(AGREEMENT_STATUSES));
  });

  it('marks imported orders by a rule of their own and every other by the row that decided it', async () => {
    for (const { imported, rule, createdById } of await rowsOf(demo.database, OrderEntity)) {
      expect(imported ? [rule, createdById] : [['P5', 'P7', 'P8'].includes(rule), createdById !== null]).toEqual(imported ? ['IMPORT', null] : [true, true]);
    }
  });

  it('lets nothing have happened after it was seeded', async () => {
    const [acceptances, events, invitations] = [await rowsOf(demo.database, AcceptanceEntity), await rowsOf(demo.database, EventEntity), await rowsOf(demo.database, InvitationEntity)];
    const instants = [...acceptances.map(({ recordedAt }) => recordedAt), ...events.map(({ occurredAt }) => occurredAt), ...invitations.map(({ createdAt }) => createdAt)];
    expect(instants.filter((instant) => instant > NOW)).toEqual([]);
  });
});

/** The one row that a partner has of a customer, derived from the world by the domain. */
function expectedRow(partner: string, customer: string) {
  const relationships = WORLD.relationships.filter((row) => row.customer === customer).map((row) => ({ ...row, sellerId: row.seller, providerId: row.provider, wasToldToContact: false }));
  const acceptances = WORLD.acceptances.filter((row) => row.customer === customer).map((row) => ({
    id: row.slug, method: row.method, partnerId: row.partner, versionId: row.agreement, dateAgreed: row.dateAgreed, supersedesId: row.supersedes, recordedAt: row.recordedAt,
    isWithdrawn: WORLD.withdrawals.some(({ acceptance }) => acceptance === row.slug),
  }));
  const hasOwnAttestation = acceptances.some(({ partnerId }) => partnerId === partner);
  const toward = { partnerId: partner, relationships, hasOwnAttestation };
  const standing = bestRelationship(toward);
  if (standing === 'NONE' || isHidden(toward)) return null;
  const own = relationships.filter(({ sellerId, providerId }) => sellerId === partner || providerId === partner);
  const active = own.filter(({ state }) => state === 'ACTIVE');
  const [newest] = [...active].sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));
  const status = newest?.agreementStatus ?? null;
  const counting = onRecord(acceptances).filter((one) => active.some((relationship) => countsFor(one, relationship))).map(({ id }) => id);
  const latest = acceptances.filter(({ id }) => counting.includes(id)).map(({ recordedAt }) => recordedAt).sort().at(-1);
  const slugs = new Set(relationships.map(({ slug }) => slug));
  const hasBought = WORLD.orders.some(({ relationship, state }) => slugs.has(relationship) && state === 'PLACED');
  const isProvided = status === 'PROVIDED' || status === 'REACCEPTANCE_DUE';
  const isBlocked = newest !== undefined && !isProvided && hasBought && !acceptances.some(({ method }) => method === 'DIRECT');
  return { partner, customer, standing, hasOwnAttestation, agreementStatus: status, acceptedKey: latest ?? '', isBlocked };
}

describe('what each partner sees of a customer', () => {
  it('is one row wherever table V shows the customer, as the domain has it', async () => {
    const rows = (await rowsOf(demo.database, PartnerCustomerEntity)).map((row) => ({
      partner: partnerSlug(row.partnerId) ?? '', customer: customerSlug(row.customerId), standing: row.standing, hasOwnAttestation: row.hasOwnAttestation,
      agreementStatus: row.agreementStatus, acceptedKey: row.acceptedKey, isBlocked: row.isBlocked,
    }));
    const byName = (one: { partner: string; customer: string }, other: { partner: string; customer: string }) =>
      `${one.partner} ${one.customer}` < `${other.partner} ${other.customer}` ? -1 : 1;
    const expected = WORLD.partners.flatMap(({ slug }) => WORLD.customers.flatMap((customer) => expectedRow(slug, customer.slug) ?? []));
    expect(rows.sort(byName)).toEqual(expected.sort(byName));
    expect(expected.filter(({ isBlocked }) => isBlocked).length).toBeGreaterThan(5);
    expect(new Set(expected.map(({ standing }) => standing))).toEqual(new Set(['ACTIVE', 'ENDED', 'REQUESTED']));
  });
});

describe('the facts of the demo', () => {
  it('are each in the log, and every event waits to be ordered', async () => {
    const events = await rowsOf(demo.database, EventEntity);
    const subjectsOf = (kind: string) => events.filter((event) => event.kind === kind).map(({ subjectId }) => subjectId).sort();
    const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
    expect(subjectsOf('ACCEPTANCE_RECORDED')).toEqual(idsOf(await rowsOf(demo.database, AcceptanceEntity)));
    expect(subjectsOf('INVITATION_MADE')).toEqual(idsOf(await rowsOf(demo.database, InvitationEntity)));
    expect(subjectsOf('AGREEMENT_PUBLISHED')).toEqual(idsOf(await rowsOf(demo.database, AgreementEntity)));
    expect(subjectsOf('ACCEPTANCE_WITHDRAWN')).toEqual(idsOf(await rowsOf(demo.database, WithdrawalEntity)));
    const pending = await rowsOf(demo.database, PendingEventEntity);
    expect(pending.map(({ eventId }) => eventId).sort()).toEqual(idsOf(events));
  });

  it('are as their events say, once these are ordered', async () => {
    while ((await orderBatch(demo.database)) > 0);
    const verdict = await verifyLog(demo.database, { note: null, keys: [] });
    const facts = WORLD.acceptances.length + WORLD.withdrawals.length + (await rowsOf(demo.database, AgreementEntity)).length;
    expect(verdict).toMatchObject({ ok: true, facts, size: (await rowsOf(demo.database, EventEntity)).length });
  });

  it('are committed to with a salt of their own', async () => {
    const people = new Map((await rowsOf(demo.database, AcceptancePersonEntity)).map((person) => [person.acceptanceId, person]));
    const salts = new Set<string>();
    for (const acceptance of await rowsOf(demo.database, AcceptanceEntity)) {
      const { firstName, lastName, email, phone, signerSalt, evidence, evidenceSalt } = people.get(acceptance.id) ?? {};
      expect(commitTo('signer', { firstName, lastName, email, phone }, signerSalt ?? undefined).hash).toBe(acceptance.signerCommitment);
      expect(commitTo('evidence', evidence, evidenceSalt ?? undefined).hash).toBe(acceptance.evidenceCommitment);
      expect(evidence !== null).toBe(acceptance.method === 'DIRECT');
      for (const salt of [signerSalt, evidenceSalt]) salts.add(salt?.toString('hex') ?? '');
    }
    expect(salts.size).toBe(2 * WORLD.acceptances.length);
  });

  it('fix the country of a customer at its first acceptance', async () => {
    for (const { domain, countryFixedAt } of await rowsOf(demo.database, CustomerEntity)) {
      const { slug } = WORLD.customers.find((row) => row.domain === domain) ?? { slug: '' };
      const [first] = WORLD.acceptances.filter(({ customer }) => customer === slug).map(({ recordedAt }) => recordedAt).sort();
      expect(countryFixedAt?.toISOString(), domain).toBe(first);
    }
  });
});

describe('the printed sign-ins', () => {
  it('name an agent of each partner type and customers who may accept, are blocked, or come for the first time, each with a password that fits', async () => {
    const signIns = access?.signIns ?? [];
    expect(signIns.length).toBe(WORLD.personas.length);
    const accounts = [...(await rowsOf(demo.database, AgentEntity)), ...(await rowsOf(demo.database, CustomerUserEntity))];
    for (const { email, password } of signIns) {
      const hash = accounts.find((account) => account.email === email)?.passwordHash ?? null;
      expect([await isPassword(password, hash), await isPassword(`${password}x`, hash)], email).toEqual([true, false]);
    }
  });

  it('are printed with their passwords, and the link on the site as it listens', () => {
    const text = welcome({ consoleUrl: 'http://localhost:1', acceptanceUrl: 'http://localhost:2', demo: access, hasPartner: true });
    for (const { email, password } of access?.signIns ?? []) expect(text).toMatch(new RegExp(`${email} +${password} `));
    expect(text).toContain(`http://localhost:2${access?.invitationPath ?? 'nowhere'}\n`);
    const passwords = WORLD.personas.map(({ key }) => (key === 'customerWithFirstCredentials' ? DEMO_ONE_TIME_PASSWORD : DEMO_PASSWORD));
    expect(access?.signIns.map(({ password }) => password)).toEqual(passwords);
  });

  it('have a password that everybody who chose it might have chosen', () => {
    const companies = new Map([...WORLD.partners.map(({ slug, name }) => [slug, name] as const), ...WORLD.customers.map(({ slug, companyName }) => [slug, companyName] as const)]);
    const people = [...WORLD.agents.map((row) => ({ ...row, company: row.partner })), ...WORLD.customerUsers.map((row) => ({ ...row, company: row.customer }))];
    for (const { email, firstName, lastName, company } of people) {
      const known = [email.split('@')[0] ?? '', firstName, lastName, companies.get(company) ?? ''];
      expect(faultOfNewPassword({ password: DEMO_PASSWORD, isUnchanged: false, known }), email).toBeNull();
    }
  });

  it('come with a link whose token opens an invitation of the customer who may accept', async () => {
    const token = access?.invitationPath?.replace('/accept/', '') ?? '';
    const invitation = await demo.database.read((manager) => manager.findOneBy(InvitationEntity, { tokenHash: hashOf(token) }));
    const customer = invitation?.customerId == null ? '' : customerSlug(invitation.customerId);
    expect([invitation?.status, customer]).toEqual(['OPEN', 'hartley-rowe']);
  });

  it('are found again at the next start, the link as long as it can be answered', async () => {
    const { database } = demo;
    expect(await findDemo({ database, now: NOW })).toEqual(access);
    const later = new Date(NOW.getTime() + 31 * 86_400_000);
    const signIns = access?.signIns.map((one) => ({ ...one, invitationPath: null }));
    expect(await findDemo({ database, now: later })).toEqual({ signIns, invitationPath: null });
  });
});

describe('seeding once more', () => {
  it('changes nothing', async () => {
    const before = await countsOf(demo.database);
    expect(await seedDemo({ database: demo.database, now: NOW })).toEqual(access);
    expect(await countsOf(demo.database)).toEqual(before);
  });
});

import { hashPassword } from '@assent/server/src/auth/password';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask as post } from '../../support/app';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, faultOf, inJapanese, nodesAt, STRANGER, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { ATTEST } from '../../support/world/documents';
import { accept, accepted, attest, attested, invited, open, order, SIGNER } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addRelationship, moveRelationship } from '../../support/world/relationships';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

// A proxy on this machine may say from where somebody comes.
const world = shareWorld({ env: async () => ({ TRUST_PROXY: '127.0.0.1,::1' }) });
let version: Version;
beforeAll(async () => {
  version = await addVersion(world);
});

const TRAIL = `query Trail($first: Int! = 50, $after: String, $customerId: ID, $actorId: ID, $kind: [AuditEventKind!], $from: DateTimeISO, $to: DateTimeISO) {
  auditEvents(first: $first, after: $after, customerId: $customerId, actorId: $actorId, kind: $kind, from: $from, to: $to) {
    pageInfo { hasNextPage endCursor }
    edges { node { id kind message at actorKind actorId actor { email } account { email } partner { name } customer { id companyName } subjectId code reason rule address userAgent } }
  }
}`;

const SIGN_IN = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }';

const eventsOf = (page: unknown): unknown[] => nodesAt({ page }, 'page');
const trail = async (visitor: Visitor, variables: object = {}): Promise<unknown[]> => eventsOf(await ask(world, visitor, TRAIL, variables));
const kindsOf = (events: readonly unknown[]): string[] => events.map((event) => textAt(event, 'kind'));

describe('an admin agent reads', () => {
  it('who did what for which customer, latest first, refusals among it', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    await attest(world, helpdesk, { customer, version });
    world.travelDays(1);
    const acceptanceId = await attested(world, partner.admin, { customer, version });
    world.travelDays(1);
    await order(world, partner.admin, { relationship });
    const [placed, recorded, refused] = await trail(partner.admin, { customerId: customer.id });
    const about = { customer: { id: customer.id, companyName: customer.companyName }, partner: { name: partner.name } };
    expect(placed).toMatchObject({ ...about, kind: 'ORDER_PLACED', message: 'Order placed', rule: 'P5', actorKind: 'AGENT', actorId: partner.admin.id, actor: { email: partner.admin.email } });
    expect(recorded).toMatchObject({ ...about, kind: 'ACCEPTANCE_RECORDED', rule: 'A10', at: '2026-06-16T12:00:00.000Z', subjectId: acceptanceId, code: null, reason: null });
    expect(refused).toMatchObject({ ...about, kind: 'ATTESTATION_REFUSED', rule: 'A3', code: 'ROLE_CANNOT_ATTEST', actor: { email: helpdesk.email } });
    expect(textAt(refused, 'reason')).toContain('sales agent');
    const [japanese] = await trail(inJapanese(partner.admin), { customerId: customer.id });
    expect(japanese).toMatchObject({ message: '注文を確定' });
  });

  it('who of its customer accepted, but neither from where nor who of another company tried', async () => {
    const { partner, customer } = await directScene(world);
    const user = await addUser(world, customer);
    const stranger = await addUser(world, await addCustomer(world));
    const link = await invited(world, partner.admin, { customer });
    await accept(world, stranger, link, { version });
    await accepted(world, user, link, version);
    const events = await trail(partner.admin, { kind: ['ACCEPTANCE_RECORDED', 'ACCEPTANCE_REFUSED'] });
    expect(events).toMatchObject([
      { kind: 'ACCEPTANCE_RECORDED', actorKind: 'CUSTOMER_USER', actorId: null, actor: { email: user.email }, address: null, userAgent: null },
      { kind: 'ACCEPTANCE_REFUSED', code: 'WRONG_CUSTOMER', actorKind: 'CUSTOMER_USER', actorId: null, actor: null, customer: null, address: null },
    ]);
  });

  it('of a request that was only opened not who opened it, nor anything of a customer that is hidden again', async () => {
    const partner = await addPartner(world);
    const customer = await addCustomer(world);
    const user = await addUser(world, customer);
    const relationship = await addRelationship(world, { customer, seller: partner, state: 'REQUESTED', typed: { companyName: 'As typed', email: 'somebody@typed.example' } });
    const link = await invited(world, partner.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' });
    await open(world, user, link);
    const [opened] = await trail(partner.admin, { kind: ['INVITATION_OPENED'] });
    expect(opened).toMatchObject({ actor: null, customer: { companyName: 'As typed' } });
    await moveRelationship(world, relationship, 'DECLINED');
    expect((await trail(partner.admin)).map((event) => at(event, 'customer'))).toEqual([null, null]);
  });

  it('nothing of another partner, whatever is asked for by id', async () => {
    const { partner, customer } = await directScene(world);
    await attested(world, partner.admin, { customer, version });
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    expect(await trail(other.admin, { customerId: customer.id })).toEqual([]);
    expect(await trail(other.admin, { actorId: partner.admin.id })).toEqual([]);
  });

  it('from where its own people acted, each request for itself', async () => {
    const { partner, customer } = await directScene(world);
    const from = (address: string, device: string, index: number) =>
      post(world.app.consoleUrl, ATTEST, { input: { customerId: customer.id, agreementId: version.id, signer: SIGNER, dateAgreed: `2026-03-0${index + 1}`, idempotencyKey: `from ${device}` } }, {
        cookie: partner.admin.cookie,
        'x-forwarded-for': address,
        'user-agent': device,
      });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name, index) => from(`198.51.100.${index}`, `device ${name}`, index)));
    const seen = (await trail(partner.admin, { kind: ['ACCEPTANCE_RECORDED'] })).map((event) => `${textAt(event, 'address')} ${textAt(event, 'userAgent')}`);
    expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e'].map((name, index) => `198.51.100.${index} device ${name}`));
  });

  it('which of its accounts somebody tried to sign in to, and from where; sales agents do not', async () => {
    const { admin } = await addPartner(world);
    const passwordHash = await hashPassword('the right words, chosen');
    await world.database.transact((manager) => manager.update(AgentEntity, { id: admin.id }, { passwordHash }));
    await post(world.app.consoleUrl, SIGN_IN, { input: { email: admin.email, password: 'a wrong guess' } }, { 'x-forwarded-for': '203.0.113.9' });
    const [failed] = await trail(admin, { kind: ['SIGN_IN_FAILED'] });
    expect(failed).toMatchObject({ message: 'Sign-in failed', actorKind: 'ANONYMOUS', actor: null, account: { email: admin.email }, address: '203.0.113.9', customer: null });
    expect(await trail(await addAgent(world, { id: admin.partnerId, domain: 'sales.example' }, ['SALES_AGENT']))).toEqual([]);
  });

  it('page by page, while events arrive', async () => {
    const { partner, customer } = await directScene(world);
    for (const day of [1, 2, 3]) await attested(world, partner.admin, { customer, version, dateAgreed: `2026-03-0${day}` });
    const first = await ask(world, partner.admin, TRAIL, { first: 2 });
    await attested(world, partner.admin, { customer, version, dateAgreed: '2026-03-04' });
    const second = await ask(world, partner.admin, TRAIL, { first: 2, after: textAt(first, 'pageInfo.endCursor') });
    const ids = [...eventsOf(first), ...eventsOf(second)].map((node) => textAt(node, 'id'));
    expect(new Set(ids).size).toBe(3);
    expect(second).toMatchObject({ pageInfo: { hasNextPage: false } });
    expect(await faultOf(world, partner.admin, TRAIL, { after: 'no cursor' })).toBe('BAD_USER_INPUT');
  });

  it('what it asks for: a kind, a person, a time', async () => {
    const { partner, customer } = await directScene(world);
    const sales = await addAgent(world, partner, ['SALES_AGENT']);
    await attested(world, partner.admin, { customer, version, dateAgreed: '2026-03-01' });
    world.travelDays(10);
    await attested(world, sales, { customer, version, dateAgreed: '2026-03-02' });
    await invited(world, partner.admin, { company: { name: 'Neuland', email: 'neu@neuland.example' } });
    expect(kindsOf(await trail(partner.admin, { kind: ['INVITATION_MADE'] }))).toEqual(['INVITATION_MADE']);
    expect(kindsOf(await trail(partner.admin, { actorId: sales.id }))).toEqual(['ACCEPTANCE_RECORDED']);
    expect(kindsOf(await trail(partner.admin, { to: '2026-06-20T00:00:00Z' }))).toEqual(['ACCEPTANCE_RECORDED']);
    expect(await trail(partner.admin, { from: '2026-06-20T00:00:00Z' })).toHaveLength(2);
  });
});

describe('a sales agent', () => {
  it('reads what is about customers, and no addresses', async () => {
    const { partner, customer } = await directScene(world);
    const sales = await addAgent(world, partner, ['SALES_AGENT']);
    await attested(world, sales, { customer, version });
    await invited(world, sales, { company: { name: 'Neuland', email: 'neu@neuland.example' } });
    expect(await trail(sales)).toMatchObject([{ kind: 'ACCEPTANCE_RECORDED', actor: { email: sales.email }, address: null, userAgent: null }]);
    expect(await trail(partner.admin)).toHaveLength(2);
  });
});

describe("a customer's global admin", () => {
  it('reads what was done for its company and by it, without the names of agents', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const admin = await addUser(world, customer);
    await order(world, await addAgent(world, partner, ['HELPDESK_AGENT']), { relationship });
    world.travelDays(1);
    await attested(world, partner.admin, { customer, version });
    const events = await trail(admin);
    expect(events).toMatchObject([{ kind: 'ACCEPTANCE_RECORDED', actorKind: 'AGENT', actorId: null, actor: null, partner: { name: partner.name }, customer: { id: customer.id } }]);
    expect(await trail(await addUser(world, await addCustomer(world)), { customerId: customer.id })).toEqual([]);
  });
});

describe('nobody else reads it', () => {
  it('neither helpdesk nor a billing admin nor a user nor somebody who is not signed in', async () => {
    const { partner, customer } = await directScene(world);
    expect(await faultOf(world, await addAgent(world, partner, ['HELPDESK_AGENT']), TRAIL)).toBe('FORBIDDEN');
    expect(await faultOf(world, await addUser(world, customer, { roles: ['BILLING_ADMIN'] }), TRAIL)).toBe('FORBIDDEN');
    expect(await faultOf(world, await addUser(world, customer, { roles: ['USER'] }), TRAIL)).toBe('FORBIDDEN');
    expect(await faultOf(world, STRANGER, TRAIL)).toBe('UNAUTHENTICATED');
    expect(await faultOf(world, CONSOLE_STRANGER, TRAIL)).toBe('UNAUTHENTICATED');
  });
});

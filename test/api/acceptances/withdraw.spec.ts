import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, faultOf, inJapanese, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { CUSTOMER } from '../../support/world/documents';
import { accepted, attest, attested, invited } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addRelationship, moveRelationship } from '../../support/world/relationships';
import { acceptancesOf, eventsOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const WITHDRAW = `mutation Withdraw($input: WithdrawAcceptanceInput!) { withdrawAcceptance(input: $input) {
  __typename
  ... on AcceptanceWithdrawn { replayed mailed acceptance { id current withdrawn { at reason } } customer { agreementStatus } }
  ... on Refusal { code rule message fields { path code } people { email } }
} }`;

function withdraw(visitor: Visitor, acceptanceId: string, given: object = {}): Promise<unknown> {
  return ask(world, visitor, WITHDRAW, { input: { acceptanceId, reason: 'Recorded for the wrong company', idempotencyKey: `withdraw ${world.next()}`, ...given } });
}

describe('withdrawing an attestation (table W)', () => {
  it('marks it, keeps it on file, and the customer is no longer provided', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    expect(await withdraw(partner.admin, id, { idempotencyKey: 'one' })).toMatchObject({
      acceptance: { id, current: false, withdrawn: { at: world.now.toISOString(), reason: 'Recorded for the wrong company' } },
      customer: { agreementStatus: 'LAPSED' },
      mailed: false,
      replayed: false,
    });
    expect(await withdraw(partner.admin, id, { idempotencyKey: 'one' })).toMatchObject({ replayed: true });
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
    expect(await eventsOf(world, { customerId: customer.id, kind: 'ACCEPTANCE_WITHDRAWN' })).toMatchObject([{ rule: 'W4', payload: { acceptanceId: id } }]);
  });

  it('does not revive what it had superseded, and makes room for an attestation again', async () => {
    const { partner, customer } = await directScene(world);
    await attested(world, partner.admin, { customer, version: german });
    const second = await attested(world, partner.admin, { customer, version: german, dateAgreed: '2026-04-01' });
    await withdraw(partner.admin, second);
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toMatchObject({ agreementStatus: 'LAPSED', latestAcceptance: null });
    expect(await attest(world, partner.admin, { customer, version: german, dateAgreed: '2026-04-02' })).toMatchObject({ customer: { agreementStatus: 'PROVIDED' } });
  });

  it('needs a reason, the role, and an attestation of one’s own that is on record', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    expect(await withdraw(helpdesk, id)).toMatchObject({ code: 'ROLE_CANNOT_WITHDRAW', rule: 'W1', people: [{ email: partner.admin.email }] });
    expect(await withdraw(inJapanese(partner.admin), id, { reason: '　 ' })).toMatchObject({ code: 'REASON_REQUIRED', rule: 'W3', message: '理由を入力してください。', fields: [{ path: 'reason', code: 'REQUIRED' }] });
    expect(await withdraw(partner.admin, id, { reason: 'x'.repeat(1001) })).toMatchObject({ code: 'REASON_TOO_LONG', fields: [{ path: 'reason', code: 'TOO_LONG' }] });
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    const input = { acceptanceId: id, reason: 'Not theirs', idempotencyKey: 'other' };
    expect(await faultOf(world, other.admin, WITHDRAW, { input })).toBe('NOT_FOUND');
    await withdraw(partner.admin, id);
    expect(await faultOf(world, partner.admin, WITHDRAW, { input: { ...input, idempotencyKey: 'again' } })).toBe('NOT_FOUND');
  });

  it('is not possible for a direct acceptance', async () => {
    const { partner, customer } = await directScene(world);
    const user = await addUser(world, customer);
    const id = await accepted(world, user, await invited(world, partner.admin, { customer }), german);
    expect(await faultOf(world, partner.admin, WITHDRAW, { input: { acceptanceId: id, reason: 'No', idempotencyKey: 'direct' } })).toBe('NOT_FOUND');
  });

  it('is possible after the relationship ended', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    await moveRelationship(world, relationship, 'ENDED');
    expect(await withdraw(partner.admin, id)).toMatchObject({ __typename: 'AcceptanceWithdrawn' });
  });
});

describe('"this is not right"', () => {
  const DISPUTE = `mutation Dispute($input: DisputeAcceptanceInput!) { disputeAcceptance(input: $input) {
    __typename ... on AcceptanceDisputed { replayed mailed acceptance { id current disputes { at reason } } } ... on Refusal { code fields { path code } }
  } }`;
  const dispute = (visitor: Visitor, acceptanceId: string, given: object = {}): Promise<unknown> =>
    ask(world, visitor, DISPUTE, { input: { acceptanceId, reason: 'Nobody of us agreed', idempotencyKey: `dispute ${world.next()}`, ...given } });

  it('any user of the customer says so; the partner reads it, and the attestation holds until it acts', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    const user = await addUser(world, customer, { roles: ['USER'] });
    expect(await dispute(user, id)).toMatchObject({ mailed: false, acceptance: { id, current: true, disputes: [{ at: world.now.toISOString(), reason: 'Nobody of us agreed' }] } });
    const seen = await ask(world, partner.admin, 'query Seen($id: ID!) { acceptance(id: $id) { disputes { reason } } }', { id });
    expect(seen).toEqual({ disputes: [{ reason: 'Nobody of us agreed' }] });
  });

  it('needs a reason, one’s own company, and an attestation on record', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    const user = await addUser(world, customer);
    expect(await dispute(user, id, { reason: ' ' })).toMatchObject({ code: 'REASON_REQUIRED', fields: [{ path: 'reason', code: 'REQUIRED' }] });
    const stranger = await addUser(world, (await directScene(world)).customer);
    expect(await faultOf(world, stranger, DISPUTE, { input: { acceptanceId: id, reason: 'x', idempotencyKey: 'x' } })).toBe('NOT_FOUND');
    await withdraw(partner.admin, id);
    expect(await dispute(user, id)).toMatchObject({ code: 'NOT_DISPUTABLE' });
  });
});

describe('asking for an attestation', () => {
  const REQUEST = `mutation Request($input: RequestAttestationInput!) { requestAttestation(input: $input) {
    __typename ... on AttestationRequested { id replayed mailed attestedBy { id } } ... on Refusal { code }
  } }`;
  const OPEN_REQUESTS = 'query Requests($id: ID!) { customer(id: $id) { attestationRequests { byCustomer message } } }';
  const request = (visitor: Visitor, relationshipId: string, given: object = {}): Promise<unknown> =>
    ask(world, visitor, REQUEST, { input: { relationshipId, idempotencyKey: `request ${world.next()}`, ...given } });

  it('a reseller asks its provider, which sees it until it has attested', async () => {
    const { provider, reseller, customer, relationship } = await indirectScene(world);
    const first = await request(reseller.admin, relationship.id, { message: 'They want to order today' });
    expect(first).toMatchObject({ attestedBy: { id: provider.id }, mailed: false });
    expect(await request(reseller.admin, relationship.id)).toMatchObject({ id: at(first, 'id') });
    expect(await ask(world, provider.admin, OPEN_REQUESTS, { id: customer.id })).toEqual({ attestationRequests: [{ byCustomer: false, message: 'They want to order today' }] });
    await attested(world, provider.admin, { customer, version: german });
    expect(await ask(world, provider.admin, OPEN_REQUESTS, { id: customer.id })).toEqual({ attestationRequests: [] });
    expect(await request(reseller.admin, relationship.id)).toMatchObject({ code: 'ALREADY_ACCEPTED' });
  });

  it('a customer asks its partner; whoever attests itself has nobody to ask, and strangers find nothing', async () => {
    const { partner, customer, relationship } = await directScene(world);
    expect(await request(await addUser(world, customer), relationship.id)).toMatchObject({ attestedBy: { id: partner.id } });
    expect(await ask(world, partner.admin, OPEN_REQUESTS, { id: customer.id })).toMatchObject({ attestationRequests: [{ byCustomer: true }] });
    const input = { relationshipId: relationship.id, idempotencyKey: 'nobody' };
    expect(await faultOf(world, partner.admin, REQUEST, { input })).toBe('NOT_FOUND');
    expect(await faultOf(world, (await addPartner(world)).admin, REQUEST, { input })).toBe('NOT_FOUND');
    expect(await faultOf(world, await addUser(world, (await directScene(world)).customer), REQUEST, { input })).toBe('NOT_FOUND');
  });

  it('a reseller’s helpdesk may not ask', async () => {
    const { reseller, relationship } = await indirectScene(world);
    expect(await request(await addAgent(world, reseller, ['HELPDESK_AGENT']), relationship.id)).toMatchObject({ code: 'ROLE_CANNOT_REQUEST_ATTESTATION' });
  });
});

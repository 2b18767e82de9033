import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, faultOf, inJapanese, nodesAt, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { CUSTOMER, ONE_ACCEPTANCE } from '../../support/world/documents';
import { accepted, attest, attested, invite, invited, open, order } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addDirectAcceptance, addPurchase, addRelationship, moveRelationship } from '../../support/world/relationships';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const NO_PROFILE = { domain: null, country: null, language: null, timeZone: null, registrationNumber: null, address: null, primaryContact: null };
const NO_AGREEMENT = { agreementStatus: null, reacceptBy: null, nextStep: null, latestAcceptance: null, directAcceptance: { accepted: false, at: null, version: null } };
const NO_RECORDS = { acceptances: { totalCount: 0, edges: [] }, orders: { totalCount: 0, edges: [] }, subscriptions: [] };
const NO_INVITATIONS = { invitations: { totalCount: 0, edges: [] } };

describe('what an agent reads of a customer', () => {
  it('nothing of another partner’s, nor of one that is not there (V1)', async () => {
    const { customer, relationship } = await directScene(world);
    const acceptanceId = await attested(world, relationship.seller.admin, { customer, version: german });
    const stranger = await addPartner(world);
    for (const id of [customer.id, 'unknown']) expect(await ask(world, stranger.admin, CUSTOMER, { id })).toBeNull();
    for (const id of [acceptanceId, 'unknown']) expect(await ask(world, stranger.admin, ONE_ACCEPTANCE, { id })).toBeNull();
    expect(await faultOf(world, CONSOLE_STRANGER, CUSTOMER, { id: customer.id })).toBe('UNAUTHENTICATED');
  });

  it.each(['DECLINED', 'EXPIRED', 'WITHDRAWN'] as const)('nothing of a request that was %s (V1)', async (state) => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const requested = await addRelationship(world, { customer, seller: partner, state: 'REQUESTED', typed: { companyName: 'Linden', email: 'it@linden.example' } });
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toMatchObject({ companyName: 'Linden' });
    await moveRelationship(world, requested, state);
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toBeNull();
  });

  it('of a request what the partner typed itself and the invitation, never the customer’s own record (V2)', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world, { companyName: 'Lindenhof Werke Aktiengesellschaft' })];
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, 'mutation C($token: String!) { confirmCompany(token: $token) { outcome } }', { token: link.token });
    const asTyped = { id: customer.id, companyName: 'Linden', ...NO_PROFILE, ...NO_AGREEMENT, ...NO_RECORDS, agreement: null, relationship: { status: 'REQUESTED', agreementStatus: null }, relationships: [{ agreementStatus: null }] };
    const seen = await ask(world, partner.admin, CUSTOMER, { id: customer.id });
    expect(seen).toMatchObject({ ...asTyped, invitations: { totalCount: 1, edges: [{ node: { id: link.id, status: 'OPEN', companyName: 'Linden', email: 'it@linden.example' } }] } });
    expect(JSON.stringify(seen)).not.toContain('Aktiengesellschaft');
    expect(JSON.stringify(seen)).not.toContain(customer.domain);
    for (const roles of [['HELPDESK_AGENT' as const], []]) expect(await ask(world, await addAgent(world, partner, roles), CUSTOMER, { id: customer.id })).toMatchObject({ ...asTyped, ...NO_INVITATIONS });
  });

  it('the address that this partner typed when it asked, to every role, and only while it is a request (V2)', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    await addRelationship(world, { customer, seller: partner, state: 'REQUESTED', typed: { companyName: 'Linden', email: 'it@linden.example' } });
    const TYPED = 'query ($id: ID!) { customer(id: $id) { companyName typedEmail primaryContact { email } } }';
    for (const agent of [partner.admin, await addAgent(world, partner, ['HELPDESK_AGENT']), await addAgent(world, partner, [])]) {
      expect(await ask(world, agent, TYPED, { id: customer.id })).toEqual({ companyName: 'Linden', typedEmail: 'it@linden.example', primaryContact: null });
    }
    const active = await directScene(world);
    expect(await ask(world, active.partner.admin, TYPED, { id: active.customer.id })).toMatchObject({ typedEmail: null, primaryContact: { email: active.customer.contactEmail } });
    expect(await ask(world, await addUser(world, customer), TYPED, { id: customer.id })).toMatchObject({ typedEmail: null });
  });

  it('helpdesk: company and contact of an active customer, nothing about its agreement (V3)', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const acceptanceId = await attested(world, partner.admin, { customer, version: german });
    await order(world, partner.admin, { relationship, kind: 'OFFER' });
    for (const roles of [['HELPDESK_AGENT' as const], []]) {
      const agent = await addAgent(world, partner, roles);
      expect(await ask(world, agent, CUSTOMER, { id: customer.id })).toMatchObject({
        companyName: customer.companyName,
        domain: customer.domain,
        country: 'DE',
        primaryContact: { firstName: 'Jana', lastName: 'Kessler', email: customer.contactEmail, phone: customer.contactPhone },
        ...NO_AGREEMENT,
        ...NO_RECORDS,
        ...NO_INVITATIONS,
        relationship: { id: relationship.id, status: 'ACTIVE', agreementStatus: null },
        relationships: [{ agreementStatus: null }],
        viewerMay: { attest: { allowed: false, refusal: { code: 'ROLE_CANNOT_ATTEST' } }, invite: { allowed: false }, order: { allowed: false, refusal: { code: 'ROLE_CANNOT_ORDER' } } },
      });
      expect(await ask(world, agent, ONE_ACCEPTANCE, { id: acceptanceId })).toBeNull();
    }
  });

  it('helpdesk: only the company name of a former customer (V3)', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await moveRelationship(world, relationship, 'ENDED');
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    expect(await ask(world, helpdesk, CUSTOMER, { id: customer.id })).toMatchObject({ companyName: customer.companyName, ...NO_PROFILE, ...NO_AGREEMENT, ...NO_RECORDS, ...NO_INVITATIONS });
  });

  it('of a former customer its own acceptances, orders and invitations, and no status (V4)', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    const acceptanceId = await attested(world, partner.admin, { customer, version: german });
    await order(world, partner.admin, { relationship });
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    const theirs = await attested(world, other.admin, { customer, version: german });
    await moveRelationship(world, relationship, 'ENDED');
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toMatchObject({
      companyName: customer.companyName,
      ...NO_PROFILE,
      ...NO_AGREEMENT,
      acceptances: { totalCount: 1, edges: [{ node: { id: acceptanceId, signer: { firstName: 'Jana' } } }] },
      orders: { totalCount: 1 },
      invitations: { totalCount: 1, edges: [{ node: { id: link.id } }] },
      relationship: { status: 'ENDED', agreementStatus: null },
    });
    expect(await ask(world, partner.admin, ONE_ACCEPTANCE, { id: acceptanceId })).toMatchObject({ id: acceptanceId, fileHash: german.texts[0]?.fileHash });
    expect(await ask(world, partner.admin, ONE_ACCEPTANCE, { id: theirs })).toBeNull();
  });

  it('of a request that came to nothing its own attestation, as long as evidence is owed (V4)', async () => {
    const { relationship: earlier, customer } = await directScene(world);
    await addPurchase(world, earlier);
    const [asking, user] = [await addPartner(world), await addUser(world, customer)];
    const requested = await addRelationship(world, { customer, seller: asking, state: 'REQUESTED', typed: { companyName: 'Linden', email: 'it@linden.example' } });
    await open(world, user, await invited(world, asking.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' }));
    const acceptanceId = await attested(world, asking.admin, { customer, version: german });
    const own = { acceptances: { totalCount: 1, edges: [{ node: { id: acceptanceId } }] } };
    expect(await ask(world, asking.admin, CUSTOMER, { id: customer.id })).toMatchObject({ companyName: 'Linden', ...NO_PROFILE, ...NO_AGREEMENT, ...own });
    await moveRelationship(world, requested, 'EXPIRED');
    expect(await ask(world, asking.admin, CUSTOMER, { id: customer.id })).toMatchObject({ companyName: customer.companyName, ...NO_PROFILE, ...own });
    const helpdesk = await addAgent(world, asking, ['HELPDESK_AGENT']);
    expect(await ask(world, helpdesk, CUSTOMER, { id: customer.id })).toMatchObject({ ...NO_PROFILE, ...NO_RECORDS });
  });

  it('everything of its own active customer (V5)', async () => {
    const { partner, customer, relationship } = await directScene(world);
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toMatchObject({
      companyName: customer.companyName,
      domain: customer.domain,
      country: 'DE',
      language: 'de-DE',
      timeZone: 'Europe/Berlin',
      address: { line1: 'Lindenallee 7', city: 'Weimar', postalCode: '99423' },
      agreementStatus: 'NOT_PROVIDED',
      nextStep: { code: 'ATTEST_OR_INVITE' },
      agreement: { id: german.id },
      relationship: { id: relationship.id, status: 'ACTIVE', agreementStatus: 'NOT_PROVIDED', seller: { id: partner.id }, provider: null },
      viewerMay: { attest: { allowed: true, refusal: null }, invite: { allowed: true, refusal: null }, order: { allowed: true, refusal: null } },
    });
    expect(await ask(world, inJapanese(partner.admin), CUSTOMER, { id: customer.id })).toMatchObject({ nextStep: { message: 'お客様の同意を証明するか、お客様に同意を依頼してください。' } });
  });
});

describe('what an agent reads of an acceptance', () => {
  const SUMMARY = { signer: null, recordedAt: null, language: null, fileHash: null, shownHash: null, rule: null, supersedesId: null, partner: null, attestedBy: null, evidence: null };

  it('all of its own partner’s attestation; of another partner’s nothing that counts, but by its id a summary', async () => {
    const { partner, customer } = await directScene(world);
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    const id = await attested(world, partner.admin, { customer, version: german });
    expect(await ask(world, partner.admin, ONE_ACCEPTANCE, { id })).toMatchObject({ signer: { email: 'jana.kessler@lindenhof.example' }, attestedBy: { id: partner.admin.id }, customer: { id: customer.id } });
    expect(await ask(world, other.admin, CUSTOMER, { id: customer.id })).toMatchObject({ agreementStatus: 'NOT_PROVIDED', latestAcceptance: null, acceptances: { totalCount: 0 } });
    expect(await ask(world, other.admin, ONE_ACCEPTANCE, { id })).toMatchObject({ id, method: 'ATTESTED', dateAgreed: '2026-03-02', agreement: { version: '2026.1' }, current: true, ...SUMMARY });
  });

  it('a reseller: of its provider’s attestation that it is provided, which version and since when', async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    const id = await attested(world, provider.admin, { customer, version: german });
    expect(await ask(world, reseller.admin, CUSTOMER, { id: customer.id })).toMatchObject({
      agreementStatus: 'PROVIDED',
      latestAcceptance: { id, dateAgreed: '2026-03-02', agreement: { version: '2026.1' }, ...SUMMARY },
      acceptances: { totalCount: 1, edges: [{ node: { id, ...SUMMARY } }] },
    });
  });

  it('of a direct acceptance all for the seller and the provider of its link, a summary for other partners', async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    const user = await addUser(world, customer);
    const id = await accepted(world, user, await invited(world, reseller.admin, { customer }), german);
    for (const { admin } of [reseller, provider]) {
      expect(await ask(world, admin, CUSTOMER, { id: customer.id })).toMatchObject({ agreementStatus: 'PROVIDED', latestAcceptance: { id, signer: { email: user.email }, evidence: { signInMethod: 'PASSWORD' } } });
    }
    expect(await ask(world, other.admin, CUSTOMER, { id: customer.id })).toMatchObject({
      agreementStatus: 'PROVIDED',
      latestAcceptance: { id, method: 'DIRECT', ...SUMMARY },
      directAcceptance: { accepted: true, version: '2026.1' },
    });
  });

  it('latest first, page by page, with the one it supersedes', async () => {
    const { partner, customer } = await directScene(world);
    const ids: string[] = [];
    for (const day of ['02', '03', '04']) {
      ids.unshift(await attested(world, partner.admin, { customer, version: german, dateAgreed: `2026-03-${day}` }));
      world.travelDays(1);
    }
    const page = 'query P($id: ID!, $after: String) { customer(id: $id) { acceptances(first: 2, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node { id supersedes { id } } } } } }';
    const first = await ask(world, partner.admin, page, { id: customer.id });
    const second = await ask(world, partner.admin, page, { id: customer.id, after: textAt(first, 'acceptances.pageInfo.endCursor') });
    const both = [...nodesAt(first, 'acceptances'), ...nodesAt(second, 'acceptances')];
    expect(both).toEqual(ids.map((id, index) => ({ id, supersedes: ids[index + 1] === undefined ? null : { id: ids[index + 1] } })));
    expect([at(first, 'acceptances.pageInfo.hasNextPage'), at(second, 'acceptances.pageInfo.hasNextPage')]).toEqual([true, false]);
  });
});

describe('a customer about itself', () => {
  it('reads its own company and acceptances, and no other company', async () => {
    const { partner, customer } = await directScene(world);
    const { customer: other } = await directScene(world);
    const user = await addUser(world, customer);
    const id = await attested(world, partner.admin, { customer, version: german });
    const query = `query Own($id: ID!) { customer(id: $id) { companyName domain relationship { id } agreementStatus latestAcceptance { id signer { email } attestedBy { id } } viewerMay { attest { allowed } order { allowed } } invitations { totalCount } } }`;
    expect(await ask(world, user, query, { id: customer.id })).toEqual({
      companyName: customer.companyName,
      domain: customer.domain,
      relationship: null,
      agreementStatus: null,
      latestAcceptance: { id, signer: { email: 'jana.kessler@lindenhof.example' }, attestedBy: null },
      viewerMay: { attest: { allowed: false }, order: { allowed: false } },
      invitations: { totalCount: 0 },
    });
    expect(await ask(world, user, query, { id: other.id })).toBeNull();
    expect(await ask(world, user, ONE_ACCEPTANCE, { id })).toMatchObject({ id, signer: { firstName: 'Jana' } });
    expect(await ask(world, await addUser(world, other), ONE_ACCEPTANCE, { id })).toBeNull();
  });
});

describe('what the viewer may do', () => {
  it('says the same as the mutations, with whom to turn to', async () => {
    const { provider, reseller, customer, relationship } = await indirectScene(world, { customer: { agreementRoute: 'WILL_BE_ASKED' } });
    const seen = await ask(world, reseller.admin, CUSTOMER, { id: customer.id });
    expect(at(seen, 'viewerMay.attest')).toEqual({ allowed: false, refusal: without(await attest(world, reseller.admin, { customer, version: german })) });
    expect(at(seen, 'viewerMay.order')).toEqual({ allowed: false, refusal: without(await order(world, reseller.admin, { relationship })) });
    expect(seen).toMatchObject({ viewerMay: { attest: { refusal: { partner: { id: provider.id } } }, invite: { allowed: true } } });
    await attested(world, provider.admin, { customer, version: german });
    const after = await ask(world, reseller.admin, CUSTOMER, { id: customer.id });
    expect(at(after, 'viewerMay.invite')).toEqual({ allowed: false, refusal: without(await invite(world, reseller.admin, { customer })) });
    expect(at(after, 'viewerMay.order')).toEqual({ allowed: true, refusal: null });
  });

  const without = (refusal: unknown): object => {
    const { __typename: _, ...rest } = { __typename: '', ...(typeof refusal === 'object' ? refusal : {}) };
    return rest;
  };

  it('attesting is refused where the country has no text', async () => {
    const { partner, customer } = await directScene(world, { customer: { country: ownCountry(world) } });
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toMatchObject({ agreement: null, viewerMay: { attest: { allowed: false, refusal: { code: 'AGREEMENT_NOT_AVAILABLE' } } } });
  });

  it('inviting is refused outside the region that the partner serves', async () => {
    const { partner, customer, relationship } = await directScene(world, { partner: { country: 'JP', timeZone: 'Asia/Tokyo' } });
    await moveRelationship(world, relationship, 'ENDED');
    const refusal = without(await invite(world, partner.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' }));
    expect(refusal).toMatchObject({ code: 'REGION_NOT_SERVED' });
    expect(at(await ask(world, partner.admin, CUSTOMER, { id: customer.id }), 'viewerMay.invite')).toEqual({ allowed: false, refusal });
  });

  it('a customer that bought before is to be attested for rather than invited', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const MAY = 'query ($id: ID!) { customer(id: $id) { viewerMay { invite { allowed warning { code message } } } } }';
    expect(await ask(world, partner.admin, MAY, { id: customer.id })).toEqual({ viewerMay: { invite: { allowed: true, warning: null } } });
    await addPurchase(world, relationship);
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toMatchObject({ nextStep: { code: 'ATTEST' }, viewerMay: { invite: { allowed: true } } });
    const warned = await ask(world, partner.admin, MAY, { id: customer.id });
    expect(warned).toMatchObject({ viewerMay: { invite: { allowed: true, warning: { code: 'CUSTOMER_WILL_BE_SENT_BACK' } } } });
    expect(await invite(world, partner.admin, { customer })).toMatchObject({ warning: at(warned, 'viewerMay.invite.warning') });
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toMatchObject({ agreementStatus: 'INVITED', nextStep: { code: 'ATTEST' } });
    expect(textAt(await ask(world, inJapanese(partner.admin), MAY, { id: customer.id }), 'viewerMay.invite.warning.message')).toContain('代わりに証明してください');
    await addDirectAcceptance(world, { relationship, user: await addUser(world, customer), version: german });
    expect(await ask(world, partner.admin, CUSTOMER, { id: customer.id })).toMatchObject({ agreementStatus: 'PROVIDED', nextStep: { code: 'NOTHING' }, viewerMay: { invite: { allowed: false, refusal: { code: 'ALREADY_ACCEPTED' } } } });
  });
});

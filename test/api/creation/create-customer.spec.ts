import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { CustomerEntity } from '@assent/server/src/customers/customer.entity';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, faultOf, inJapanese, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer } from '../../support/world/customers';
import { accept, open, order, SIGNER, tokenOf } from '../../support/world/moves';
import { addAgent, addPartner, signedIn, type PartnerInWorld } from '../../support/world/partners';
import { eventsOf } from '../../support/world/rows';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
let partner: PartnerInWorld;
beforeAll(async () => {
  german = await addVersion(world);
  partner = await addPartner(world);
});

const CREATE = `mutation Create($input: CreateCustomerInput!) { createCustomer(input: $input) {
  __typename
  ... on CustomerCreated {
    replayed credentials { userName password } url mail { subject text }
    customer { id companyName domain country agreementStatus primaryContact { email } relationship { id status seller { id } provider { id } } }
    acceptance { id rule method signer { lastName } } invitation { id kind status companyName email }
  }
  ... on Refusal { code rule message fields { path code message } people { email } remedies { code } }
} }`;

function company(given: object = {}) {
  const domain = `new-${world.next()}.example`;
  const address = { line1: 'Gartenweg 3', city: 'Jena', postalCode: '07743' };
  const contact = { ...SIGNER, email: `jana@${domain}` };
  return { companyName: 'Neuland Optik GmbH', domain, country: 'DE', language: 'de-DE', timeZone: 'Europe/Berlin', address, contact, ...given };
}

const attestation = (given: object = {}) => ({ attestation: { hasAccepted: true, agreementId: german.id, signer: SIGNER, dateAgreed: '2026-06-01', ...given } });
const direct = { direct: { language: 'en' } };

function create(visitor: Visitor, input: object): Promise<unknown> {
  return ask(world, visitor, CREATE, { input: { company: company(), agreement: attestation(), idempotencyKey: `create ${world.next()}`, ...input } });
}

const companies = (domain: string): Promise<number> => world.database.read((manager) => manager.countBy(CustomerEntity, { domain }));

describe('creating a customer (table C)', () => {
  it('records the attestation in the same step, and hands out the first credentials once', async () => {
    const input = { company: company(), idempotencyKey: 'once' };
    const made = await create(partner.admin, input);
    expect(made).toMatchObject({
      __typename: 'CustomerCreated',
      replayed: false,
      customer: { companyName: 'Neuland Optik GmbH', agreementStatus: 'PROVIDED', relationship: { status: 'ACTIVE', seller: { id: partner.id }, provider: null } },
      acceptance: { rule: 'A10', method: 'ATTESTED', signer: { lastName: SIGNER.lastName } },
      invitation: null,
      url: null,
      credentials: { userName: `admin@${input.company.domain}` },
    });
    expect(textAt(made, 'credentials.password').length).toBeGreaterThan(15);
    const again = await create(partner.admin, input);
    expect(again).toMatchObject({ replayed: true, credentials: null, customer: { id: at(made, 'customer.id') } });
    expect(await companies(input.company.domain)).toBe(1);
  });

  it('or invites the customer, whose orders are refused until it accepts (P6)', async () => {
    const made = await create(partner.admin, { agreement: direct });
    expect(made).toMatchObject({ customer: { agreementStatus: 'INVITED' }, invitation: { kind: 'AGREEMENT', status: 'OPEN', companyName: 'Neuland Optik GmbH' }, acceptance: null });
    expect(textAt(made, 'mail.text')).toContain(textAt(made, 'url'));
    const relationship = { id: textAt(made, 'customer.relationship.id') };
    expect(await order(world, partner.admin, { relationship })).toMatchObject({ code: 'AGREEMENT_NOT_ACCEPTED', rule: 'P6' });
    const user = await firstUser(textAt(made, 'customer.id'));
    expect(user).toMatchObject({ passwordState: 'ONE_TIME', roles: ['GLOBAL_ADMIN'], credentialsIssuedByPartnerId: partner.id });
  });

  it('by a reseller names one of its providers', async () => {
    const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
    const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] });
    expect(await create(reseller.admin, { agreement: direct })).toMatchObject({ code: 'PROVIDER_REQUIRED', rule: 'C2', fields: [{ path: 'providerId', code: 'REQUIRED' }] });
    const made = await create(reseller.admin, { agreement: direct, providerId: provider.id });
    expect(made).toMatchObject({ customer: { relationship: { seller: { id: reseller.id }, provider: { id: provider.id } } } });
  });

  it('is undone whole when its attestation is refused', async () => {
    const asked = company();
    const unticked = await create(partner.admin, { company: asked, agreement: attestation({ hasAccepted: false }) });
    expect(unticked).toMatchObject({ code: 'ATTESTATION_NOT_CONFIRMED', rule: 'A4', fields: [{ path: 'agreement.attestation.hasAccepted', code: 'NOT_TICKED' }] });
    const signer = { ...SIGNER, email: 'nobody' };
    const malformed = await create(partner.admin, { company: asked, agreement: attestation({ signer }) });
    expect(malformed).toMatchObject({ code: 'SIGNER_INCOMPLETE', fields: [{ path: 'agreement.attestation.signer.email', code: 'MALFORMED' }] });
    const future = await create(partner.admin, { company: asked, agreement: attestation({ dateAgreed: '2026-06-16' }) });
    expect(future).toMatchObject({ code: 'DATE_IN_FUTURE', fields: [{ path: 'agreement.attestation.dateAgreed' }] });
    const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [await addPartner(world, { type: 'INDIRECT_PROVIDER' })] });
    expect(await create(reseller.admin, { company: asked })).toMatchObject({ code: 'PROVIDER_REQUIRED' });
    expect(await companies(asked.domain)).toBe(0);
  });

  it('is refused to helpdesk, outside the region, without a text, and for a taken domain, each with its field', async () => {
    const taken = await addCustomer(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    expect(await create(helpdesk, {})).toMatchObject({ code: 'ROLE_CANNOT_CREATE_CUSTOMER', rule: 'C1', people: [{ email: partner.admin.email }] });
    expect(await create(partner.admin, { company: company({ country: 'JP' }) })).toMatchObject({ code: 'REGION_NOT_SERVED', rule: 'C3', fields: [{ path: 'company.country' }] });
    expect(await create(partner.admin, { company: company({ country: 'FR' }) })).toMatchObject({ code: 'AGREEMENT_NOT_AVAILABLE', rule: 'C4' });
    expect(await create(partner.admin, { company: company({ domain: taken.domain.toUpperCase() }) })).toMatchObject({ code: 'DOMAIN_NOT_AVAILABLE', rule: 'C5', fields: [{ path: 'company.domain' }] });
    expect(await eventsOf(world, { partnerId: partner.id, kind: 'CUSTOMER_CREATION_REFUSED', code: 'DOMAIN_NOT_AVAILABLE' })).toHaveLength(1);
  });

  it('names every field that is wrong, in the reader’s language', async () => {
    const contact = { ...SIGNER, email: `sales@${partner.domain}` };
    const refusal = await create(inJapanese(partner.admin), { company: company({ companyName: 'GmbH', timeZone: 'Mars/Olympus', registrationNumber: 'HRB 1', contact }) });
    expect(refusal).toMatchObject({ code: 'CUSTOMER_INCOMPLETE', rule: 'C6', message: 'お客様の情報に不足または誤りがあります。' });
    expect(refusal).toMatchObject({
      fields: [
        { path: 'company.companyName', code: 'NOT_A_NAME', message: '名前として使用できません。' },
        { path: 'company.timeZone', code: 'UNKNOWN' },
        { path: 'company.registrationNumber', code: 'NOT_ALLOWED' },
        { path: 'company.contact.email', code: 'PARTNER_DOMAIN' },
      ],
    });
  });

  it('names in one round what is wrong with company, country, domain and attestation', async () => {
    const taken = await addCustomer(world);
    const wrong = { signer: { ...SIGNER, lastName: '' }, dateAgreed: '2026-06-16', hasAccepted: false };
    const ofAttestation = ['hasAccepted', 'signer.lastName', 'dateAgreed'].map((path) => ({ path: `agreement.attestation.${path}` }));
    expect(await create(partner.admin, { company: company({ companyName: '-', domain: taken.domain }), agreement: attestation(wrong) })).toMatchObject({
      code: 'DOMAIN_NOT_AVAILABLE',
      rule: 'C5',
      fields: [{ path: 'company.domain', code: 'NOT_ALLOWED' }, { path: 'company.companyName' }, ...ofAttestation],
    });
    expect(await create(partner.admin, { company: company({ country: 'JP' }), agreement: attestation(wrong) })).toMatchObject({ rule: 'C3', fields: [{ path: 'company.country' }, ...ofAttestation] });
    expect(await create(partner.admin, { agreement: attestation(wrong) })).toMatchObject({ code: 'ATTESTATION_NOT_CONFIRMED', rule: 'A4', fields: ofAttestation });
  });

  it('takes exactly one way to accept', async () => {
    const both = { company: company(), agreement: { ...attestation(), ...direct }, idempotencyKey: 'both' };
    expect(await faultOf(world, partner.admin, CREATE, { input: both })).toBe('BAD_USER_INPUT');
    expect(await faultOf(world, partner.admin, CREATE, { input: { ...both, agreement: {} } })).toBe('BAD_USER_INPUT');
  });

  it('of many at once for one domain makes one', async () => {
    const asked = company();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(partner.admin, { company: asked, agreement: direct })));
    expect(answers.filter((answer) => at(answer, '__typename') === 'CustomerCreated')).toHaveLength(1);
    expect(answers.filter((answer) => at(answer, 'code') === 'DOMAIN_NOT_AVAILABLE')).toHaveLength(7);
    expect(await companies(asked.domain)).toBe(1);
  });
});

describe('the first credentials', () => {
  const ISSUE = `mutation Issue($id: ID!) { issueCredentials(customerId: $id) {
    __typename ... on CredentialsIssued { credentials { userName password } } ... on Refusal { code rule people { email } }
  } }`;

  it('can be issued again before the first sign-in, by the partner that created the customer alone', async () => {
    const made = await create(partner.admin, {});
    const id = textAt(made, 'customer.id');
    const before = await firstUser(id);
    const issued = await ask(world, partner.admin, ISSUE, { id });
    expect(issued).toMatchObject({ credentials: { userName: at(made, 'credentials.userName') } });
    expect(at(issued, 'credentials.password')).not.toBe(at(made, 'credentials.password'));
    expect((await firstUser(id)).passwordHash).not.toBe(before.passwordHash);
    expect(await ask(world, await addAgent(world, partner, ['HELPDESK_AGENT']), ISSUE, { id })).toMatchObject({ code: 'ROLE_CANNOT_ISSUE_CREDENTIALS' });
    expect(await faultOf(world, (await addPartner(world)).admin, ISSUE, { id })).toBe('NOT_FOUND');
  });

  it('cannot be issued once somebody has signed in', async () => {
    const id = textAt(await create(partner.admin, {}), 'customer.id');
    await world.database.transact((manager) => manager.update(CustomerUserEntity, { customerId: id }, { firstSignedInAt: world.now, passwordState: 'CHOSEN' }));
    expect(await ask(world, partner.admin, ISSUE, { id })).toMatchObject({ code: 'CREDENTIALS_IN_USE' });
  });
});

describe('a domain', () => {
  const AVAILABLE = 'query Available($domain: String!) { domainAvailable(domain: $domain) }';

  it('is available when nobody has it and it is a domain', async () => {
    const taken = await addCustomer(world);
    expect(await ask(world, partner.admin, AVAILABLE, { domain: 'free-to-take.example' })).toBe(true);
    expect(await ask(world, partner.admin, AVAILABLE, { domain: ` ${taken.domain.toUpperCase()} ` })).toBe(false);
    expect(await ask(world, partner.admin, AVAILABLE, { domain: 'no domain' })).toBe(false);
    expect(await faultOf(world, { site: 'CONSOLE', cookie: '' }, AVAILABLE, { domain: 'x.example' })).toBe('UNAUTHENTICATED');
  });
});

describe('updating a customer', () => {
  const UPDATE = `mutation Update($input: UpdateCustomerInput!) { updateCustomer(input: $input) {
    __typename ... on CustomerUpdated { replayed customer { companyName country primaryContact { email } } } ... on Refusal { code rule fields { path code } }
  } }`;
  const update = (visitor: Visitor, customerId: string, given: object = {}): Promise<unknown> => {
    const { domain: _, ...whole } = company(given);
    return ask(world, visitor, UPDATE, { input: { customerId, company: whole, idempotencyKey: `update ${world.next()}` } });
  };

  it('changes company and contact, and the list finds it by its new name', async () => {
    const id = textAt(await create(partner.admin, {}), 'customer.id');
    const companyName = `Altland Optik ${world.next()}`;
    expect(await update(partner.admin, id, { companyName })).toMatchObject({ __typename: 'CustomerUpdated', customer: { companyName } });
    const found = await ask(world, partner.admin, 'query Find($search: String!) { customers(search: $search) { edges { node { id } } } }', { search: companyName });
    expect(found).toMatchObject({ edges: [{ node: { id } }] });
  });

  it('keeps the country once an acceptance is on record, and may change it before inside the region', async () => {
    await addVersion(world, { country: 'AT' });
    const accepted = textAt(await create(partner.admin, {}), 'customer.id');
    expect(await update(partner.admin, accepted, { country: 'AT' })).toMatchObject({ code: 'COUNTRY_FIXED', fields: [{ path: 'company.country' }] });
    const invited = textAt(await create(partner.admin, { agreement: direct }), 'customer.id');
    expect(await update(partner.admin, invited, { country: 'JP' })).toMatchObject({ code: 'REGION_NOT_SERVED' });
    expect(await update(partner.admin, invited, { country: 'FR' })).toMatchObject({ code: 'AGREEMENT_NOT_AVAILABLE', rule: 'U6', fields: [{ path: 'company.country', code: 'NOT_ALLOWED' }] });
    expect(await update(partner.admin, accepted, { country: 'AT', companyName: '' })).toMatchObject({ rule: 'U3', fields: [{ path: 'company.companyName' }, { path: 'company.country', code: 'NOT_ALLOWED' }] });
    expect(await update(partner.admin, invited, { country: 'AT' })).toMatchObject({ customer: { country: 'AT' } });
  });

  it('is for an active partner’s admin and sales agents', async () => {
    const id = textAt(await create(partner.admin, {}), 'customer.id');
    expect(await update(await addAgent(world, partner, ['HELPDESK_AGENT']), id)).toMatchObject({ code: 'ROLE_CANNOT_UPDATE_CUSTOMER' });
    const stranger = await addPartner(world);
    const { domain: _, ...whole } = company();
    expect(await faultOf(world, stranger.admin, UPDATE, { input: { customerId: id, company: whole, idempotencyKey: 'stranger' } })).toBe('NOT_FOUND');
  });
});

it('a customer that was created to be asked accepts through the link that was made for it', async () => {
  const made = await create(partner.admin, { agreement: direct });
  const user = await firstUser(textAt(made, 'customer.id'));
  const person = { site: 'ACCEPTANCE', cookie: await signedIn(world, 'ACCEPTANCE', user.id, { signInMethod: 'ONE_TIME_PASSWORD' }), id: user.id, email: user.email, firstName: user.firstName, lastName: user.lastName } as const;
  const link = { token: tokenOf(made) };
  expect(await open(world, person, link)).toMatchObject({ outcome: 'ASK', asks: { agreement: true, relationship: false } });
  expect(await accept(world, person, link, { version: german })).toMatchObject({ acceptance: { evidence: { credentialsIssuedBy: { id: partner.id }, signInMethod: 'ONE_TIME_PASSWORD' } } });
});

const firstUser = (customerId: string): Promise<CustomerUserEntity> => world.database.read((manager) => manager.findOneByOrFail(CustomerUserEntity, { customerId }));

import type { FieldFault } from '@assent/domain';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { ownCountry } from '../../support/world/agreements';
import { ask, textAt } from '../../support/world/asking';
import { addCustomer } from '../../support/world/customers';
import { CREATE, END, ISSUE, UPDATE } from '../../support/world/documents';
import { attested, SIGNER } from '../../support/world/moves';
import { addPartner, type PartnerInWorld } from '../../support/world/partners';
import { moveRelationship } from '../../support/world/relationships';
import { relationshipsOf } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import type { World } from '../../support/world/world';
import type { RefusedCase, RowCase } from './row-case';
import { company, DIRECT, german, helpdeskOf, key, rowOfEvent } from './situations';

const newCustomer = (world: World, given: object = {}): { input: object } => ({ input: { company: company(world), agreement: DIRECT, idempotencyKey: key(world), ...given } });

const refusedForm = (it: string, field: FieldFault, typed: (world: World) => object | Promise<object>): RefusedCase => ({
  it,
  refuses: async (world) => {
    const partner = await addPartner(world);
    await german(world);
    return { visitor: partner.admin, document: CREATE, variables: newCustomer(world, { company: company(world, await typed(world)) }), fields: [field] };
  },
});

const notAllowed = (path: string) => ({ path, code: 'NOT_ALLOWED' }) as const;

export const C1: readonly RowCase[] = [
  {
    it: 'helpdesk cannot create a customer, and learns who can',
    refuses: async (world) => {
      const partner = await addPartner(world);
      return { visitor: await helpdeskOf(world, partner), document: CREATE, variables: newCustomer(world), people: [partner.admin] };
    },
  },
];

export const C2: readonly RowCase[] = [
  {
    it: 'a reseller names its provider',
    refuses: async (world) => {
      const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
      const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] });
      return { visitor: reseller.admin, document: CREATE, variables: newCustomer(world) };
    },
  },
];

export const C3: readonly RowCase[] = [refusedForm('a company of another region', notAllowed('company.country'), () => ({ country: 'JP' }))];

export const C4: readonly RowCase[] = [refusedForm('a company of a country without a text', notAllowed('company.country'), (world) => ({ country: ownCountry(world), registrationNumber: null }))];

export const C5: readonly RowCase[] = [refusedForm('a domain that somebody has', notAllowed('company.domain'), async (world) => ({ domain: (await addCustomer(world)).domain }))];

export const C6: readonly RowCase[] = [refusedForm('a name that names nobody', { path: 'company.companyName', code: 'NOT_A_NAME' }, () => ({ companyName: 'GmbH' }))];

async function create(world: World, partner: PartnerInWorld, given: object = {}): Promise<string> {
  await german(world);
  return textAt(await ask(world, partner.admin, CREATE, newCustomer(world, given)), 'customer.id');
}

const attestedAtOnce = async (world: World) => ({ agreement: { attestation: { hasAccepted: true, agreementId: (await german(world)).id, signer: SIGNER, dateAgreed: '2026-06-01' } } });

const created = (it: string, then: 'ATTEST' | 'INVITE', given: (world: World) => Promise<object>): RowCase => ({
  it,
  reaches: async (world) => {
    const id = await create(world, await addPartner(world), await given(world));
    const row = await rowOfEvent(world, 'CUSTOMER_CREATED', { customerId: id });
    // Both have an event of their own, and there is one of the two.
    await rowOfEvent(world, then === 'ATTEST' ? 'ACCEPTANCE_RECORDED' : 'INVITATION_MADE', { customerId: id });
    return { row, outcome: { kind: 'CREATE', then } };
  },
});

export const C7: readonly RowCase[] = [
  created('is created and attested', 'ATTEST', attestedAtOnce),
  created('or created and invited', 'INVITE', () => Promise.resolve({})),
];

export const R1: readonly RowCase[] = [
  {
    it: 'the relationship of a new customer is active',
    reaches: async (world) => {
      const id = await create(world, await addPartner(world));
      const [relationship] = await relationshipsOf(world, { id });
      return { row: await rowOfEvent(world, 'RELATIONSHIP_ACTIVE', { customerId: id }), outcome: { kind: 'MOVE', to: relationship?.state } };
    },
  },
  {
    it: 'an operator brings in one that ended',
    awaits: /^(start)?import(?!Agreement)/i,
    facts: { from: 'NONE', event: 'IMPORT_ENDED', isSellerOrProvider: false, role: 'NONE', hasActiveSubscription: false },
    outcome: { kind: 'MOVE', to: 'ENDED', isNewRow: true },
  },
];

const update = (world: World, id: string, given: object = {}): { input: object } => {
  const { domain: _, ...whole } = company(world, given);
  return { input: { customerId: id, company: whole, idempotencyKey: key(world) } };
};

const refusedUpdate = (it: string, typed: (world: World) => object, isAttested = false): RefusedCase => ({
  it,
  refuses: async (world) => {
    const { partner, customer } = await directScene(world);
    if (isAttested) await attested(world, partner.admin, { customer, version: await german(world) });
    return { visitor: partner.admin, document: UPDATE, variables: update(world, customer.id, typed(world)) };
  },
});

const unnamed = refusedUpdate('a name that names nobody', () => ({ companyName: 'GmbH' }));

export const U1: readonly RowCase[] = [
  {
    it: 'a partner that may not see the customer finds none',
    refuses: async (world) => ({ visitor: (await addPartner(world)).admin, document: UPDATE, variables: update(world, (await directScene(world)).customer.id) }),
  },
  {
    it: 'a former partner cannot update',
    refuses: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      await moveRelationship(world, relationship, 'ENDED');
      return { visitor: partner.admin, document: UPDATE, variables: update(world, customer.id) };
    },
  },
];

export const U2: readonly RowCase[] = [
  {
    it: 'helpdesk cannot update, and learns who can',
    refuses: async (world) => {
      const { partner, customer } = await directScene(world);
      return { visitor: await helpdeskOf(world, partner), document: UPDATE, variables: update(world, customer.id), people: [partner.admin] };
    },
  },
];

export const U3: readonly RowCase[] = [
  { ...unnamed, refuses: async (world) => ({ ...(await unnamed.refuses(world)), fields: [{ path: 'company.companyName', code: 'NOT_A_NAME' }] }) },
];

export const U4: readonly RowCase[] = [refusedUpdate('the country stays once anything was recorded', () => ({ country: 'AT' }), true)];

export const U5: readonly RowCase[] = [refusedUpdate('nobody moves out of the region', () => ({ country: 'JP' }))];

export const U6: readonly RowCase[] = [refusedUpdate('nor to a country without a text', (world) => ({ country: ownCountry(world), registrationNumber: null }))];

export const U7: readonly RowCase[] = [
  {
    it: 'the customer is as it was typed',
    reaches: async (world) => {
      const { partner, customer } = await directScene(world);
      await ask(world, partner.admin, UPDATE, update(world, customer.id));
      return { row: await rowOfEvent(world, 'CUSTOMER_UPDATED', { customerId: customer.id }) };
    },
  },
];

export const K1: readonly RowCase[] = [
  {
    it: 'who did not create the customer finds none',
    refuses: async (world) => ({ visitor: (await addPartner(world)).admin, document: ISSUE, variables: { id: await create(world, await addPartner(world)) } }),
  },
  {
    it: 'who created it and sells to it no longer gets no way in',
    refuses: async (world) => {
      const partner = await addPartner(world);
      const id = await create(world, partner);
      const [relationship] = await relationshipsOf(world, { id });
      await ask(world, partner.admin, END, { input: { relationshipId: relationship?.id, idempotencyKey: key(world) } });
      return { visitor: partner.admin, document: ISSUE, variables: { id } };
    },
  },
];

export const K2: readonly RowCase[] = [
  {
    it: 'helpdesk cannot issue, and learns who can',
    refuses: async (world) => {
      const partner = await addPartner(world);
      return { visitor: await helpdeskOf(world, partner), document: ISSUE, variables: { id: await create(world, partner) }, people: [partner.admin] };
    },
  },
];

export const K3: readonly RowCase[] = [
  {
    it: 'credentials in use are not replaced',
    refuses: async (world) => {
      const partner = await addPartner(world);
      const id = await create(world, partner);
      await world.database.transact((manager) => manager.update(CustomerUserEntity, { customerId: id }, { firstSignedInAt: world.now, passwordState: 'CHOSEN' }));
      return { visitor: partner.admin, document: ISSUE, variables: { id } };
    },
  },
];

export const K4: readonly RowCase[] = [
  {
    it: 'before that they are issued again',
    reaches: async (world) => {
      const partner = await addPartner(world);
      const id = await create(world, partner);
      await ask(world, partner.admin, ISSUE, { id });
      return { row: await rowOfEvent(world, 'CREDENTIALS_ISSUED', { customerId: id }) };
    },
  },
];

import { addVersion, ownCountry } from '../../support/world/agreements';
import { ask, textAt } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { ATTEST, CREATE, DISPUTE, REQUEST_ATTESTATION, WITHDRAW } from '../../support/world/documents';
import { accepted, attest, attested, invited, SIGNER } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { moveRelationship } from '../../support/world/relationships';
import { acceptancesOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import type { World } from '../../support/world/world';
import type { RefusedCase, RowCase } from './row-case';
import { attestation, company, german, helpdeskOf, key, rowOfEvent, twoVersions } from './situations';

/** An attestation by an admin agent of the customer's partner, with something else than a good input. */
const wrong = (it: string, given: object): RefusedCase => ({
  it,
  refuses: async (world) => {
    const { partner, customer } = await directScene(world);
    return { visitor: partner.admin, document: ATTEST, variables: await attestation(world, customer, given) };
  },
});

export const A1: readonly RowCase[] = [
  {
    it: 'a partner that may not see the customer finds none',
    refuses: async (world) => {
      const [{ customer }, stranger] = [await directScene(world), await addPartner(world)];
      return { visitor: stranger.admin, document: ATTEST, variables: await attestation(world, customer) };
    },
  },
  {
    it: 'a former partner cannot attest',
    refuses: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      await moveRelationship(world, relationship, 'ENDED');
      return { visitor: partner.admin, document: ATTEST, variables: await attestation(world, customer) };
    },
  },
];

export const A2: readonly RowCase[] = [
  {
    it: 'an indirect reseller is sent to its provider',
    refuses: async (world) => {
      const { provider, reseller, customer } = await indirectScene(world);
      return { visitor: reseller.admin, document: ATTEST, variables: await attestation(world, customer), partner: provider };
    },
  },
];

export const A3: readonly RowCase[] = [
  {
    it: 'helpdesk learns who can',
    refuses: async (world) => {
      const { partner, customer } = await directScene(world);
      return { visitor: await helpdeskOf(world, partner), document: ATTEST, variables: await attestation(world, customer), people: [partner.admin] };
    },
  },
];

export const A4: readonly RowCase[] = [
  {
    it: 'a customer is not created with the box unticked',
    refuses: async (world) => {
      const partner = await addPartner(world);
      const statement = { hasAccepted: false, agreementId: (await german(world)).id, signer: SIGNER, dateAgreed: '2026-06-01' };
      const input = { company: company(world), agreement: { attestation: statement }, idempotencyKey: key(world) };
      return { visitor: partner.admin, document: CREATE, variables: { input }, fields: [{ path: 'agreement.attestation.hasAccepted', code: 'NOT_TICKED' }] };
    },
  },
];

export const A5: readonly RowCase[] = [
  {
    it: 'in a country without a text there is nothing to attest',
    refuses: async (world) => {
      const { partner, customer } = await directScene(world, { customer: { country: ownCountry(world) } });
      return { visitor: partner.admin, document: ATTEST, variables: await attestation(world, customer) };
    },
  },
  {
    it: 'nor another country’s version',
    refuses: async (world) => {
      const country = ownCountry(world);
      await addVersion(world, { country });
      const { partner, customer } = await directScene(world, { customer: { country } });
      return { visitor: partner.admin, document: ATTEST, variables: await attestation(world, customer) };
    },
  },
  {
    it: 'nor an older version than the one on record',
    refuses: async (world) => {
      const { country, versions: [older, newer] } = await twoVersions(world);
      const { partner, customer } = await directScene(world, { customer: { country } });
      await attested(world, partner.admin, { customer, version: newer, dateAgreed: '2026-05-04' });
      return { visitor: partner.admin, document: ATTEST, variables: await attestation(world, customer, { agreementId: older.id }) };
    },
  },
];

const malformed = wrong('a malformed signer is refused at its field', { signer: { ...SIGNER, email: 'nobody' } });

export const A6: readonly RowCase[] = [
  { ...malformed, refuses: async (world) => ({ ...(await malformed.refuses(world)), fields: [{ path: 'signer.email', code: 'MALFORMED' }] }) },
];

export const A7: readonly RowCase[] = [wrong('a date that is none', { dateAgreed: 'yesterday' }), wrong('a day after today', { dateAgreed: '2026-06-16' })];

export const A8: readonly RowCase[] = [wrong('a day before the version could be accepted', { dateAgreed: '2025-11-30' })];

export const A9: readonly RowCase[] = [
  {
    it: 'the very same again answers what is on record',
    reaches: async (world) => {
      const { partner, customer } = await directScene(world);
      const version = await german(world);
      const id = await attested(world, partner.admin, { customer, version });
      const again = await attested(world, partner.admin, { customer, version });
      const isOne = id === again && (await acceptancesOf(world, customer)).length === 1;
      return { outcome: isOne ? { kind: 'RETURN_EXISTING' } : {} };
    },
  },
];

export const A10: readonly RowCase[] = [
  {
    it: 'anything else is recorded',
    reaches: async (world) => {
      const { partner, customer } = await directScene(world);
      const recorded = await attest(world, partner.admin, { customer, version: await german(world) });
      return { row: textAt(recorded, 'acceptance.rule'), outcome: { kind: 'RECORD', method: textAt(recorded, 'acceptance.method') } };
    },
  },
];

const onRecord = async (world: World) => {
  const scene = await directScene(world);
  return { ...scene, id: await attested(world, scene.partner.admin, { customer: scene.customer, version: await german(world) }) };
};

const objection = (world: World, acceptanceId: string, reason = 'Recorded for the wrong company'): { input: object } => ({ input: { acceptanceId, reason, idempotencyKey: key(world) } });

export const W1: readonly RowCase[] = [
  {
    it: 'helpdesk cannot withdraw, and learns who can',
    refuses: async (world) => {
      const { partner, id } = await onRecord(world);
      return { visitor: await helpdeskOf(world, partner), document: WITHDRAW, variables: objection(world, id), people: [partner.admin] };
    },
  },
];

export const W2: readonly RowCase[] = [
  {
    it: 'another partner’s attestation is not found',
    refuses: async (world) => ({ visitor: (await addPartner(world)).admin, document: WITHDRAW, variables: objection(world, (await onRecord(world)).id) }),
  },
];

export const W3: readonly RowCase[] = [
  {
    it: 'a withdrawal needs a reason',
    refuses: async (world) => {
      const { partner, id } = await onRecord(world);
      return { visitor: partner.admin, document: WITHDRAW, variables: objection(world, id, ' ') };
    },
  },
];

export const W4: readonly RowCase[] = [
  {
    it: 'with one it is recorded, also by a former partner',
    reaches: async (world) => {
      const { partner, customer, relationship, id } = await onRecord(world);
      await moveRelationship(world, relationship, 'ENDED');
      await ask(world, partner.admin, WITHDRAW, objection(world, id));
      return { row: await rowOfEvent(world, 'ACCEPTANCE_WITHDRAWN', { customerId: customer.id }) };
    },
  },
];

export const X1: readonly RowCase[] = [
  {
    it: 'an acceptance of another company is not found',
    refuses: async (world) => {
      const [{ id }, other] = [await onRecord(world), await directScene(world)];
      return { visitor: await addUser(world, other.customer), document: DISPUTE, variables: objection(world, id) };
    },
  },
];

export const X2: readonly RowCase[] = [
  {
    it: 'a dispute needs a reason',
    refuses: async (world) => {
      const { customer, id } = await onRecord(world);
      return { visitor: await addUser(world, customer), document: DISPUTE, variables: objection(world, id, '') };
    },
  },
];

export const X3: readonly RowCase[] = [
  {
    it: 'what the company accepted itself it cannot dispute',
    refuses: async (world) => {
      const { partner, customer } = await directScene(world);
      const user = await addUser(world, customer);
      const id = await accepted(world, user, await invited(world, partner.admin, { customer }), await german(world));
      return { visitor: user, document: DISPUTE, variables: objection(world, id) };
    },
  },
];

export const X4: readonly RowCase[] = [
  {
    it: 'anybody of the company disputes an attestation on record',
    reaches: async (world) => {
      const { customer, id } = await onRecord(world);
      await ask(world, await addUser(world, customer, { roles: ['USER'] }), DISPUTE, objection(world, id));
      return { row: await rowOfEvent(world, 'ACCEPTANCE_DISPUTED', { customerId: customer.id }) };
    },
  },
];

const request = (world: World, relationship: { id: string }): { input: object } => ({ input: { relationshipId: relationship.id, idempotencyKey: key(world) } });

export const Q1: readonly RowCase[] = [
  {
    it: 'a partner that attests itself finds nobody to ask',
    refuses: async (world) => {
      const { partner, relationship } = await directScene(world);
      return { visitor: partner.admin, document: REQUEST_ATTESTATION, variables: request(world, relationship) };
    },
  },
];

export const Q2: readonly RowCase[] = [
  {
    it: 'helpdesk of a reseller cannot ask, and learns who can',
    refuses: async (world) => {
      const { reseller, relationship } = await indirectScene(world);
      return { visitor: await helpdeskOf(world, reseller), document: REQUEST_ATTESTATION, variables: request(world, relationship), people: [reseller.admin] };
    },
  },
];

export const Q3: readonly RowCase[] = [
  {
    it: 'a former reseller cannot ask',
    refuses: async (world) => {
      const { reseller, relationship } = await indirectScene(world);
      await moveRelationship(world, relationship, 'ENDED');
      return { visitor: reseller.admin, document: REQUEST_ATTESTATION, variables: request(world, relationship) };
    },
  },
  {
    it: 'nor can a customer ask a former partner',
    refuses: async (world) => {
      const { customer, relationship } = await directScene(world);
      await moveRelationship(world, relationship, 'ENDED');
      return { visitor: await addUser(world, customer), document: REQUEST_ATTESTATION, variables: request(world, relationship) };
    },
  },
];

export const Q4: readonly RowCase[] = [
  {
    it: 'nothing is asked for that is on record',
    refuses: async (world) => {
      const { customer, relationship } = await onRecord(world);
      return { visitor: await addUser(world, customer), document: REQUEST_ATTESTATION, variables: request(world, relationship) };
    },
  },
];

export const Q5: readonly RowCase[] = [
  {
    it: 'asking again answers the open request',
    reaches: async (world) => {
      const { reseller, relationship } = await indirectScene(world);
      const [first, again] = [await ask(world, reseller.admin, REQUEST_ATTESTATION, request(world, relationship)), await ask(world, reseller.admin, REQUEST_ATTESTATION, request(world, relationship))];
      return { outcome: textAt(first, 'id') === textAt(again, 'id') ? { kind: 'RETURN_EXISTING' } : {} };
    },
  },
];

export const Q6: readonly RowCase[] = [
  {
    it: 'a reseller asks its provider',
    reaches: async (world) => {
      const { reseller, relationship } = await indirectScene(world);
      const asked = await ask(world, reseller.admin, REQUEST_ATTESTATION, request(world, relationship));
      return { row: await rowOfEvent(world, 'ATTESTATION_REQUESTED', { subjectId: textAt(asked, 'id') }) };
    },
  },
];

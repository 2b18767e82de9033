import { addVersion, ownCountry } from '../../support/world/agreements';
import { ask, at, inJapanese, textAt } from '../../support/world/asking';
import { CUSTOMER } from '../../support/world/documents';
import { attested, open } from '../../support/world/moves';
import { addPartner, type Agent } from '../../support/world/partners';
import { addPurchase, moveRelationship, withdraw } from '../../support/world/relationships';
import { directScene } from '../../support/world/scenes';
import type { World } from '../../support/world/world';
import type { Reached, RowCase } from './row-case';
import { german, helpdeskOf, invitedCustomer, requested, told, twoVersions, type Requested } from './situations';

const COMPANY = 'Lindenhof Werke Aktiengesellschaft';

/** How much of a customer an agent sees, as table V says it. */
async function seen(world: World, agent: Agent, { id }: { id: string }): Promise<Reached> {
  const customer = await ask(world, agent, CUSTOMER, { id });
  if (customer === null) return { outcome: { kind: 'REFUSE', code: 'NOT_FOUND' } };
  const counted = (path: string): boolean => Number(at(customer, `${path}.totalCount`) ?? 0) > 0;
  return {
    outcome: { kind: 'SHOW', ...profileOf(customer), invitations: counted('invitations'), ownRecords: counted('acceptances'), agreementStatus: at(customer, 'agreementStatus') !== null },
  };
}

/** What is typed, or the name alone; company and contact are the same fields with everything and with nothing else. */
function profileOf(customer: unknown): { readonly profile?: string } {
  if (at(customer, 'companyName') === 'Linden') return { profile: 'AS_TYPED' };
  const isKnown = at(customer, 'primaryContact') !== null && at(customer, 'domain') !== null;
  return isKnown ? {} : { profile: 'COMPANY_NAME' };
}

/** An active customer with an attestation and an invitation of its partner. */
async function active(world: World) {
  const scene = await invitedCustomer(world, { customer: { companyName: COMPANY } });
  await attested(world, scene.partner.admin, { customer: scene.customer, version: await german(world) });
  return scene;
}

/** A request whose customer was sent to its partner, which attested. */
async function attestedRequest(world: World): Promise<Requested> {
  const scene = await told(world);
  await attested(world, scene.partner.admin, { customer: scene.customer, version: await german(world) });
  return scene;
}

async function former(world: World) {
  const scene = await active(world);
  await moveRelationship(world, scene.relationship, 'ENDED');
  return scene;
}

type Scene = (world: World) => Promise<Pick<Requested, 'partner' | 'customer'>>;

const admin = (it: string, scene: Scene): RowCase => ({
  it,
  reaches: async (world) => {
    const { partner, customer } = await scene(world);
    return seen(world, partner.admin, customer);
  },
});

const helpdesk = (it: string, scene: Scene): RowCase => ({
  it,
  reaches: async (world) => {
    const { partner, customer } = await scene(world);
    return seen(world, await helpdeskOf(world, partner), customer);
  },
});

export const V1: readonly RowCase[] = [
  { it: 'another partner sees nothing', reaches: async (world) => seen(world, (await addPartner(world)).admin, (await active(world)).customer) },
];
export const V2: readonly RowCase[] = [admin('of a request what was typed, and the link', requested), helpdesk('helpdesk of a request what was typed', requested)];
export const V3: readonly RowCase[] = [
  helpdesk('helpdesk of an active customer company and contact', active),
  helpdesk('helpdesk of an attested request what was typed', attestedRequest),
  helpdesk('helpdesk of a former customer its name', former),
];
export const V4: readonly RowCase[] = [admin('of an attested request its own records', attestedRequest), admin('of a former customer its own records', former)];
export const V5: readonly RowCase[] = [admin('of an active customer everything', active)];

/** Where the agreement stands, and what the partner is told to do next in both languages. */
async function status(world: World, { partner, customer }: Pick<Requested, 'partner' | 'customer'>): Promise<Reached> {
  const [english, japanese] = [await ask(world, partner.admin, CUSTOMER, { id: customer.id }), await ask(world, inJapanese(partner.admin), CUSTOMER, { id: customer.id })];
  return { outcome: { kind: 'STATUS', status: textAt(english, 'agreementStatus') }, words: [at(english, 'nextStep.message'), at(japanese, 'nextStep.message')] };
}

export const S1: readonly RowCase[] = [{ it: 'provided', reaches: async (world) => status(world, await active(world)) }];
export const S2: readonly RowCase[] = [
  {
    it: 'a newer version asks again',
    reaches: async (world) => {
      const { country, versions: [older] } = await twoVersions(world, { reacceptBy: '2026-08-01' });
      const scene = await directScene(world, { customer: { country } });
      await attested(world, scene.partner.admin, { customer: scene.customer, version: older });
      return status(world, scene);
    },
  },
];
export const S3: readonly RowCase[] = [
  {
    it: 'a blocked customer was told to contact its partner',
    reaches: async (world) => {
      const scene = await invitedCustomer(world);
      await addPurchase(world, scene.relationship);
      await open(world, scene.user, scene.link);
      return status(world, scene);
    },
  },
];
export const S4: readonly RowCase[] = [{ it: 'invited', reaches: async (world) => status(world, await invitedCustomer(world)) }];
export const S5: readonly RowCase[] = [
  {
    it: 'the attestation was withdrawn',
    reaches: async (world) => {
      const scene = await directScene(world);
      await withdraw(world, await attested(world, scene.partner.admin, { customer: scene.customer, version: await german(world) }), scene.relationship);
      return status(world, scene);
    },
  },
];
export const S6: readonly RowCase[] = [
  {
    it: 'nothing was ever recorded',
    reaches: async (world) => {
      const country = ownCountry(world);
      await addVersion(world, { country });
      return status(world, await directScene(world, { customer: { country } }));
    },
  },
];

import { addCustomer, type CustomerInWorld, type NewCustomer } from './customers';
import { addPartner, type NewPartner, type PartnerInWorld } from './partners';
import { addRelationship, type RelationshipInWorld } from './relationships';
import type { World } from './world';

/** A direct bill partner with one customer. */
export interface DirectScene {
  readonly partner: PartnerInWorld;
  readonly customer: CustomerInWorld;
  readonly relationship: RelationshipInWorld;
}

export async function directScene(world: World, { customer: given, partner: partnerGiven }: { customer?: NewCustomer; partner?: NewPartner } = {}): Promise<DirectScene> {
  const [partner, customer] = [await addPartner(world, partnerGiven), await addCustomer(world, given)];
  return { partner, customer, relationship: await addRelationship(world, { customer, seller: partner }) };
}

/** A reseller with its provider and one customer. */
export interface IndirectScene {
  readonly provider: PartnerInWorld;
  readonly reseller: PartnerInWorld;
  readonly customer: CustomerInWorld;
  readonly relationship: RelationshipInWorld;
}

export async function indirectScene(world: World, { customer: given }: { customer?: NewCustomer } = {}): Promise<IndirectScene> {
  const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
  const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] });
  const customer = await addCustomer(world, given);
  return { provider, reseller, customer, relationship: await addRelationship(world, { customer, seller: reseller, provider }) };
}

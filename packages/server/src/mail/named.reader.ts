import type { EntityManager } from 'typeorm';
import { PartnerEntity } from '../partners/partner.entity';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';

/** How a mail names partners and companies, and where it leads. */

export const customerPage = (origin: string, customerId: string): string => `${origin}/customers/${customerId}`;

export const partnerName = async (manager: EntityManager, id: string): Promise<string> => (await manager.findOneByOrFail(PartnerEntity, { id })).name;

/** A company under the name that the partner may know it by (table V). */
export async function companyAs(manager: EntityManager, partnerId: string, customerId: string, typed = ''): Promise<string> {
  const seen = await manager.findOneBy(PartnerCustomerEntity, { partnerId, customerId });
  return seen?.displayName ?? typed;
}

import { In, type EntityManager } from 'typeorm';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import type { CustomerEntity } from '../customers/customer.entity';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerEntity } from '../partners/partner.entity';
import type { AcceptanceEntity } from './acceptance.entity';

/** How those concerned were called when it was recorded: a company may be a person's name, so they are kept and erased with the person. */
export interface PartiesFacts {
  readonly company: { readonly name: string; readonly domain: string; readonly registrationNumber: string | null };
  /** Who attested, or whose link was followed. */
  readonly partner: { readonly name: string } | null;
  /** The provider that the link named. */
  readonly provider: { readonly name: string } | null;
  /** Who recorded it, kept apart from the signer; null for an import. */
  readonly recordedBy: { readonly firstName: string; readonly lastName: string } | null;
}

export interface Concerned {
  readonly customer: Pick<CustomerEntity, 'companyName' | 'domain' | 'registrationNumber'>;
  readonly partnerId: string | null;
  readonly providerId: string | null;
  readonly recordedBy: { readonly kind: AcceptanceEntity['recordedByKind']; readonly id: string | null };
}

export async function readParties(manager: EntityManager, { customer, partnerId, providerId, recordedBy }: Concerned): Promise<PartiesFacts> {
  const ids = [partnerId, providerId].filter((id) => id !== null);
  const partners = await manager.find(PartnerEntity, { where: { id: In(ids) }, select: { id: true, name: true } });
  const named = (id: string | null): { name: string } | null => {
    const partner = partners.find((one) => one.id === id);
    return partner === undefined ? null : { name: partner.name };
  };
  const { companyName: name, domain, registrationNumber } = customer;
  return { company: { name, domain, registrationNumber }, partner: named(partnerId), provider: named(providerId), recordedBy: await readRecorder(manager, recordedBy) };
}

async function readRecorder(manager: EntityManager, { kind, id }: Concerned['recordedBy']): Promise<PartiesFacts['recordedBy']> {
  if (kind === 'IMPORT' || id === null) return null;
  const select = { id: true, firstName: true, lastName: true } as const;
  const person = kind === 'AGENT' ? await manager.findOneOrFail(AgentEntity, { where: { id }, select }) : await manager.findOneOrFail(CustomerUserEntity, { where: { id }, select });
  return { firstName: person.firstName, lastName: person.lastName };
}

/** Reads kept parties; null when none were kept or the person was erased. */
export function partiesOf(json: string | null): PartiesFacts | null {
  if (json === null) return null;
  const kept: unknown = JSON.parse(json);
  return isParties(kept) ? kept : null;
}

const isParties = (kept: unknown): kept is PartiesFacts => typeof kept === 'object' && kept !== null && 'company' in kept && 'recordedBy' in kept;

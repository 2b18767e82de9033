import { countryServed, isCountryCode, offeredVersion, regionOf, todayIn, type Checked, type Company, type CompanyInput, type CreationFacts, type FieldFault } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { AttestInput } from '../acceptances/attest.service';
import { readVersions } from '../agreements/agreement.reader';
import type { AgentViewer } from '../graphql/context';
import type { PartnerFacts } from '../partners/partner.reader';

export interface CreateCustomerInput {
  readonly company: CompanyInput;
  readonly providerId?: string | null | undefined;
  /** Exactly one of the two. */
  readonly agreement: {
    readonly attestation?: (Pick<AttestInput, 'language' | 'signer' | 'dateAgreed' | 'agreementId'> & { readonly hasAccepted: boolean }) | null | undefined;
    readonly direct?: { readonly language: string } | null | undefined;
  };
  readonly idempotencyKey: string;
}

export interface Form {
  readonly partner: PartnerFacts;
  readonly company: Checked<Company>;
  readonly viewer: AgentViewer;
  readonly input: CreateCustomerInput;
  readonly now: Date;
}

/** What is wrong with a company as typed, as paths of the input. */
export const companyFaults = (company: Checked<Company>): FieldFault[] => (company.ok ? [] : company.fields.map(({ path, code }) => ({ path: `company.${path}`, code })));

/** The `country` fact of table C. A seller outside the program serves nobody, and so does a provider. */
export function countryFact(country: string, seller: Pick<PartnerFacts, 'country'>, provider: Pick<PartnerFacts, 'country'> | null): CreationFacts['country'] {
  if (!isCountryCode(seller.country)) return 'NOT_SERVED';
  if (provider === null) return countryServed(country, regionOf(seller.country), null);
  return isCountryCode(provider.country) ? countryServed(country, regionOf(seller.country), regionOf(provider.country)) : 'NOT_SERVED';
}

/** Whether a text can be offered in a country today. */
export async function hasText(manager: EntityManager, country: string, timeZone: string | null | undefined, now: Date): Promise<boolean> {
  const [known] = await readVersions(manager, [country]);
  return offeredVersion({ versions: known?.versions ?? [], today: todayOr(timeZone, now) }) !== null;
}

/** A time zone that does not exist is a fault of the form, said there; what is offered is asked for a day all the same. */
function todayOr(timeZone: string | null | undefined, now: Date): string {
  try {
    return todayIn(timeZone || 'UTC', now);
  } catch {
    return todayIn('UTC', now);
  }
}

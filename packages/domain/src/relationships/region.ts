import { type CountryCode, type Region, isCountryCode, regionOf } from '../countries';
import type { PartnerType } from '../vocabulary';

/** Whether an indirect reseller names one of its providers; NOT_NEEDED for every other partner. */
export const NAMED_PROVIDER_FACT = ['NOT_NEEDED', 'NOT_NAMED', 'NAMED'] as const;
export type NamedProviderFact = (typeof NAMED_PROVIDER_FACT)[number];

/** Says for tables C and I whether the provider that an input names is one of the partner's own. */
export function namedProvider(partner: {
  readonly type: PartnerType;
  readonly providerIds: readonly string[];
}, providerId: string | null | undefined): NamedProviderFact {
  if (partner.type !== 'INDIRECT_RESELLER') return 'NOT_NEEDED';
  return providerId && partner.providerIds.includes(providerId) ? 'NAMED' : 'NOT_NAMED';
}

/** Whether a customer of `country` may have this seller and, where a reseller has one, this provider. Both must serve its region. */
export function isRegionServed(country: CountryCode, seller: Region, provider: Region | null): boolean {
  const region = regionOf(country);
  return seller === region && (provider === null || provider === region);
}

/** The `country` fact of table C for a country as typed. */
export function countryServed(country: string, seller: Region, provider: Region | null): 'UNKNOWN' | 'NOT_SERVED' | 'SERVED' {
  if (!isCountryCode(country)) return 'UNKNOWN';
  return isRegionServed(country, seller, provider) ? 'SERVED' : 'NOT_SERVED';
}

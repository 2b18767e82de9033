import type { CountryCode } from '@assent/domain';

const EEA: readonly CountryCode[] = [
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT',
  'RO', 'SE', 'SI', 'SK',
];

const EEA_DATA =
  'Data protection. Publisher processes personal data as a processor under Regulation (EU) 2016/679. Transfers to countries without an adequacy decision rest on the standard contractual clauses that the European Commission has adopted.';

/** Terms that only some countries have, so that a reader who compares two countries sees different texts. */
const OWN_TERMS: Readonly<Partial<Record<CountryCode, readonly string[]>>> = {
  AU: [
    'Consumer guarantees. Where Customer has rights under the Australian Consumer Law, they are not excluded. Where permitted, liability for a failure is limited to supplying the service again or paying the cost of doing so.',
  ],
  BR: ['Data protection. Publisher acts as operator (operador) under Law No. 13,709/2018. Prices that a Partner states include the taxes for which the law makes the seller liable.'],
  CA: ['Language. The parties have expressly asked that this Agreement be drawn up in English. Les parties ont expressément demandé que la présente entente soit rédigée en anglais.'],
  DE: [
    'Liability. The limits in “Limitation of liability” do not apply to intent, gross negligence, injury to life, body or health, or claims under the Product Liability Act. For slight negligence Publisher is liable only for the breach of a duty on whose performance Customer may rely, and for foreseeable damage.',
  ],
  FR: ['Service levels. The parties agree that the limits of liability reflect the price and the division of risk between them, and that articles 1222 and 1223 of the Civil Code do not apply.'],
  GB: [
    'Data protection. Publisher processes personal data as a processor under the UK General Data Protection Regulation and the Data Protection Act 2018.',
    'Third parties. No one who is not a party to this Agreement may enforce it under the Contracts (Rights of Third Parties) Act 1999.',
  ],
  IN: ['Arbitration. Disputes that cannot be settled in good faith within 60 days go to a sole arbitrator under the Arbitration and Conciliation Act, 1996. The seat is Mumbai and the language is English.'],
  JP: ['Anti-social forces. Each party declares that it does not belong to, and has no relations with, anti-social forces. If this proves untrue, the other party may end this Agreement at once and without notice.'],
  NZ: ['Consumer law. Customer acquires the Products for business purposes and agrees that the Consumer Guarantees Act 1993 does not apply, as far as that Act permits.'],
  SG: ['Data protection. Publisher acts as a data intermediary under the Personal Data Protection Act 2012. The Contracts (Rights of Third Parties) Act 2001 does not apply.'],
  US: ['Disputes. In the United States the law of the State in which Customer has its principal place of business applies where federal law does not. Each party waives trial by jury as far as the law permits.'],
};

export function englishCountryTerms(country: CountryCode): readonly string[] {
  const own = OWN_TERMS[country] ?? [];
  return EEA.includes(country) ? [EEA_DATA, ...own] : own;
}

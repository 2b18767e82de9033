import type { CountryCode } from '@assent/domain';
import { ENGLISH_COUNTRY_NAMES } from './sample-agreement.country-names';
import { englishCountryTerms } from './sample-agreement.english-country-terms';
import { definitions, whatIsNew } from './sample-agreement.english-definitions';
import type { AgreementDocument, AgreementSection, SampleAgreementInput, SampleAgreementVersion } from './sample-agreement.types';

const EFFECTIVE: Record<SampleAgreementVersion, string> = { '2023-04': '1 April 2023', '2026-06': '1 June 2026' };

function useRights(): AgreementSection {
  return {
    id: 'use-rights',
    heading: 'Use rights',
    clauses: [
      'Publisher grants Customer a right to use each Product that Customer has ordered, for the term and in the quantity of the order. The right is not exclusive and may be withdrawn only as this Agreement allows.',
      'Customer may let its Affiliates and its contractors use the Products for Customer’s own business. Customer answers for their use as for its own.',
      'Customer may not reverse engineer a Product, work around its technical limits, resell it, or use it to offer a competing service, unless the law of the Country allows this and does not let the parties exclude it.',
      'Products are licensed, not sold. Rights that are not granted here in plain words are reserved.',
      'Customer keeps its passwords and other credentials secret, gives them only to the Users they are meant for, and tells Publisher without delay when it believes that someone else has used them.',
    ],
  };
}

function orders(version: SampleAgreementVersion): AgreementSection {
  const notice = version === '2026-06' ? '60' : '30';
  return {
    id: 'orders-and-pricing',
    heading: 'Orders and pricing through Partner',
    clauses: [
      'Customer orders through Partner. Partner sets prices, payment terms and invoices; these are a matter between Customer and Partner and form no part of this Agreement.',
      'An order is binding when Publisher provisions the Product. Before the first order, Customer must have accepted this Agreement, either directly or by telling Partner, who then confirms that fact to Publisher.',
      'Customer may work with more than one Partner. Each Partner sees and manages only what was ordered through it.',
      'Subscriptions renew at the end of their term where automatic renewal is switched on. Customer may switch it off at any time before the last day of the term. A change of quantity, an upgrade, or a renewal made by hand is a new order.',
      `Publisher may change an Online Service. It announces a change that removes an important function at least ${notice} days ahead, unless security or the law requires it sooner.`,
      'If Partner loses its authorisation, Publisher gives Customer a reasonable time to choose another Partner, during which the Subscriptions continue.',
    ],
  };
}

function dataProtection(version: SampleAgreementVersion): AgreementSection {
  const isLatest = version === '2026-06';
  return {
    id: 'data-protection',
    heading: 'Privacy and data protection',
    clauses: [
      'Customer Data belongs to Customer. Publisher uses it only to provide, secure and repair the Online Services and for no advertising or similar commercial purpose.',
      'Where Customer Data contains personal data, Customer decides on the purpose and means of its processing and Publisher processes it on Customer’s behalf and on its written instructions, of which this Agreement is the first.',
      'Publisher binds its staff to confidentiality, keeps technical and organisational measures that fit the risk, and passes the same duties to every sub-processor that it engages. The list of sub-processors is published, and additions to it are announced 30 days ahead.',
      isLatest
        ? 'When Publisher becomes aware of a breach of security that affects Customer Data, it notifies Customer within 72 hours, says what it knows at that time, and adds to the notice as the investigation goes on.'
        : 'When Publisher becomes aware of a breach of security that affects Customer Data, it notifies Customer without undue delay and takes reasonable steps to limit the effects.',
      `Customer may retrieve its Customer Data at any time during the term and for ${isLatest ? '90' : '60'} days after it. Publisher then deletes the data, unless the law requires it to be kept.`,
      'Publisher does not give Customer Data to public authorities unless the law compels it. It first directs the authority to Customer and, where that fails, informs Customer promptly unless this is forbidden.',
      'Customer agrees that Publisher and Partner exchange the contact details of the person who accepted this Agreement, and the date, as proof of acceptance.',
    ],
  };
}

function generatedContent(): AgreementSection {
  return {
    id: 'generated-content',
    heading: 'Generated content',
    clauses: [
      'Some Online Services produce text, images or code in answer to what a User enters. As between the parties, Customer holds the rights in what it enters and in what is produced for it.',
      'Publisher does not use Customer’s entries or the content produced from them to train models that serve other customers, unless Customer switches this on.',
      'Generated content may be wrong or resemble what others receive. Customer decides whether it is fit for its purpose and has a person review it before it is used where it could affect someone’s rights, health or safety.',
    ],
  };
}

function confidentiality(): AgreementSection {
  return {
    id: 'confidentiality',
    heading: 'Confidentiality',
    clauses: [
      'Each party protects the other’s confidential information with the care it gives to its own, at least with reasonable care, and uses it only for the purposes of this Agreement. Customer Data and the terms of an order are confidential.',
      'This does not cover information that is or becomes public without a breach, that the receiving party already knew or has found independently, or that it received from a third party without a duty of secrecy.',
      'The duty lasts for five years after the information was received, and for Customer Data until it has been deleted.',
    ],
  };
}

function warranties(): AgreementSection {
  return {
    id: 'warranties',
    heading: 'Warranties',
    clauses: [
      'Publisher warrants that each Online Service meets its published service level during the term, and that Software does substantially what its documentation says for one year from the first order.',
      'If an Online Service misses its service level, Customer receives the service credit published for it. If Software does not conform, Publisher corrects or replaces it or, where this is not possible within a reasonable time, returns the price that was paid for it.',
      'The warranties do not cover faults caused by misuse, by use outside this Agreement, or by events beyond Publisher’s reasonable control, nor Products that are free of charge or marked as a preview.',
      'Other than these warranties, and as far as the law of the Country permits, Publisher gives no warranty, whether express or implied.',
    ],
  };
}

function claims(): AgreementSection {
  return {
    id: 'third-party-claims',
    heading: 'Claims by third parties',
    clauses: [
      'Publisher defends Customer against a claim that a Product, used as this Agreement allows, infringes a patent, copyright or trademark or makes unlawful use of a trade secret, and pays what a final judgment or an agreed settlement awards.',
      'Customer defends Publisher in the same way against a claim that Customer Data, or other software that Customer supplies, infringes such a right.',
      'The party that seeks protection gives prompt written notice, leaves the conduct of the defence to the other, and gives reasonable help at the other’s expense.',
    ],
  };
}

function liability(): AgreementSection {
  return {
    id: 'liability',
    heading: 'Limitation of liability',
    clauses: [
      'The liability of each party for all claims under this Agreement is limited to direct damages up to the amount paid for the Product concerned during the twelve months before the event that gave rise to the claim. For Products that are free of charge the limit is the equivalent of 5,000 US dollars.',
      'Neither party is liable for loss of revenue, for indirect or consequential loss, or for loss of anticipated savings, even if it was told that such loss could occur.',
      'These limits do not apply to the duty to defend against third-party claims, to a breach of confidentiality except as to Customer Data, to the use of the other party’s rights outside this Agreement, or where the law of the Country does not allow a limit.',
    ],
  };
}

function term(): AgreementSection {
  return {
    id: 'term',
    heading: 'Term, change and end',
    clauses: [
      'This Agreement takes effect on the day on which Customer accepts it and runs until one of the parties ends it. Either party may end it by giving 60 days’ written notice. Subscriptions that are running on that day continue to the end of their term under these terms.',
      'Either party may end this Agreement or a Subscription for good cause when the other has broken a material duty and has not put matters right within 30 days of being asked to.',
      'Publisher may suspend a Product as far and as long as this is needed to prevent harm to the Product, its users or third parties. Except in an emergency it gives reasonable notice first.',
      'Publisher may publish a new version of this Agreement. A new version binds Customer once Customer has accepted it. A version that asks for renewed acceptance names the last day for it; until that day the version accepted before stays in force.',
    ],
  };
}

function general(): AgreementSection {
  return {
    id: 'general',
    heading: 'General terms',
    clauses: [
      'Notices are given in writing. Notices to Customer go to the address of its administrators; e-mail is enough.',
      'Customer may not transfer this Agreement without the prior written consent of Publisher, save to an Affiliate or to the successor of its whole business. Partner is not an agent of Publisher and cannot change this Agreement.',
      'Both parties comply with the laws that apply to them, among them those on export control, sanctions, competition and the prevention of bribery.',
      'If a clause is invalid, the others remain in force and the invalid one is replaced by the valid one that comes closest to it. A right that is not exercised is not waived.',
      'The documentation, the service levels and the published use terms of each Product form part of this Agreement. If they conflict, this Agreement prevails unless the document says expressly which clause it changes.',
    ],
  };
}

function countryTerms(country: CountryCode, countryName: string): AgreementSection {
  return {
    id: 'country-terms',
    heading: `Country terms: ${countryName}`,
    clauses: [
      `Governing law. This Agreement is governed by the laws of the Country (${countryName}), without regard to its rules on the conflict of laws. The United Nations Convention on Contracts for the International Sale of Goods does not apply.`,
      `Disputes. The courts that are competent for Customer’s registered seat in the Country (${countryName}) hear all disputes. Either party may ask any competent court for interim relief.`,
      ...englishCountryTerms(country),
      'Mandatory law. Nothing in this Agreement takes away a right that the law of the Country gives to Customer and that cannot be excluded by contract.',
    ],
  };
}

function sections({ country, version }: SampleAgreementInput): AgreementSection[] {
  const isLatest = version === '2026-06';
  const countryName = ENGLISH_COUNTRY_NAMES[country];
  return [
    ...(isLatest ? [whatIsNew()] : []),
    definitions(countryName),
    useRights(),
    orders(version),
    dataProtection(version),
    ...(isLatest ? [generatedContent()] : []),
    confidentiality(),
    warranties(),
    claims(),
    liability(),
    term(),
    general(),
    countryTerms(country, countryName),
  ];
}

export function englishAgreement(input: SampleAgreementInput): AgreementDocument {
  return {
    title: 'Customer Agreement (sample text)',
    sampleNotice:
      'Sample. This is not the Microsoft Customer Agreement and it was not written by Microsoft. It stands in its place so that Assent can be tried out. Accepting it creates no rights and no duties.',
    facts: `Version ${input.version}, effective ${EFFECTIVE[input.version]}. Issued for: ${ENGLISH_COUNTRY_NAMES[input.country]} (${input.country}). Language: English.`,
    preamble: [
      'This Customer Agreement (the “Agreement”) is made between Customer and Publisher. It says on what terms Customer may use the Products that it orders through a Partner.',
      'The person who accepts this Agreement for Customer confirms that he or she is entitled to bind Customer and has had the opportunity to read, keep and print the text.',
    ],
    sections: sections(input),
    closing: 'End of the sample text.',
  };
}

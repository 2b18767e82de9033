import type { AgreementSection } from './sample-agreement.types';

export function whatIsNew(): AgreementSection {
  return {
    id: 'what-is-new',
    heading: 'What is new in this version',
    intro: 'This section summarises the changes since version 2023-04. It is an aid to reading and does not change the clauses below.',
    clauses: [
      'Material changes to an Online Service are now announced 60 days ahead instead of 30.',
      'Security incidents are notified within 72 hours, and the notice must say what is known at that time.',
      'Features that generate content have rules of their own in “Generated content”.',
      'Customer Data remains available for export for 90 days after a Subscription ends.',
    ],
  };
}

export function definitions(countryName: string): AgreementSection {
  return {
    id: 'definitions',
    heading: 'Definitions',
    intro: 'Words with a capital letter have the meaning given here, wherever they stand in this Agreement.',
    clauses: [
      '“Affiliate” means a legal entity that controls, is controlled by, or is under common control with a party. Control means holding more than half of the voting interest.',
      `“Country” means the country or territory for which this text is issued. For this document: ${countryName}.`,
      '“Customer” means the legal entity that accepts this Agreement, whether directly or in another way that its Partner confirms.',
      '“Customer Data” means all data, including text, sound, image and software files, that Customer or a User provides to an Online Service.',
      '“Online Service” means a service that Publisher runs and that Customer reaches over a network.',
      '“Partner” means the company, authorised by Publisher, through which Customer orders Products and which sets the price that Customer pays.',
      '“Product” means Software, an Online Service, or a reserved capacity that is offered under this Agreement.',
      '“Publisher” means the company that makes the Products available and grants the rights in this Agreement.',
      '“Subscription” means the right to use a Product for a fixed term, together with the number of Users or the capacity ordered.',
      '“User” means a person whom Customer allows to use a Product.',
    ],
  };
}

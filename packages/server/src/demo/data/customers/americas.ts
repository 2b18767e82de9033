import type { CountryProfile } from './customer-seed.types';

// Telephone numbers of the United States and Canada are 555-0100 to 555-0199, kept free for fiction.
export const UNITED_STATES: CountryProfile = {
  country: 'US',
  language: 'en-US',
  timeZone: 'America/New_York',
  colleagues: [
    ['Jordan', 'Meyers', 'jordan.meyers'],
    ['Alicia', 'Romero', 'alicia.romero'],
    ['Terrence', 'Boyd', 'terrence.boyd'],
  ],
  customers: [
    { slug: 'larkspur-foods', companyName: 'Larkspur Natural Foods, Inc.', contact: ['Melissa', 'Grant', 'melissa.grant'], phone: '+1 541-555-0126', address: ['480 Franklin Boulevard', 'Eugene', 'OR', '97403'], timeZone: 'America/Los_Angeles' },
    { slug: 'ironwood-tools', companyName: 'Ironwood Tool & Die Corporation', contact: ['Frank', 'Kowalski', 'frank.kowalski'], phone: '+1 414-555-0163', address: ['1905 South Kinnickinnic Avenue', 'Milwaukee', 'WI', '53207'], timeZone: 'America/Chicago' },
    { slug: 'blue-heron-clinics', companyName: 'Blue Heron Family Clinics', contact: ['Denise', 'Holloway', 'denise.holloway'], phone: '+1 206-555-0188', address: ['1112 Pike Street', 'Seattle', 'WA', '98101'], timeZone: 'America/Los_Angeles' },
    { slug: 'prairie-credit', companyName: 'Prairie Star Credit Union', contact: ['Kevin', 'Lindqvist', 'kevin.lindqvist'], phone: '+1 515-555-0141', address: ['700 Locust Street', 'Des Moines', 'IA', '50309'], timeZone: 'America/Chicago' },
    { slug: 'hudson-stage', companyName: 'Hudson Stage Lighting LLC', contact: ['Naomi', 'Feldman', 'naomi.feldman'], phone: '+1 212-555-0179', address: ['354 West 38th Street', 'New York', 'NY', '10018'] },
    { slug: 'mesa-solar', companyName: 'Mesa Verde Solar Partners LLC', contact: ['Carlos', 'Ortega', 'carlos.ortega'], phone: '+1 602-555-0134', address: ['2210 North Central Avenue', 'Phoenix', 'AZ', '85004'], timeZone: 'America/Phoenix' },
  ],
};

export const CANADA: CountryProfile = {
  country: 'CA',
  language: 'en-CA',
  timeZone: 'America/Toronto',
  colleagues: [
    ['Sophie', 'Tremblay', 'sophie.tremblay'],
    ['Daniel', 'Wong', 'daniel.wong'],
  ],
  customers: [
    { slug: 'fundy-shipyards', companyName: 'Fundy Shipyards Limited', contact: ['Heather', 'Burke', 'heather.burke'], phone: '+1 902-555-0148', address: ['1 Barrington Pier', 'Halifax', 'NS', 'B3J 1P3'], timeZone: 'America/Halifax' },
    { slug: 'laurentide-paper', companyName: 'Papiers Laurentide Inc.', contact: ['Mathieu', 'Bouchard', 'mathieu.bouchard'], phone: '+1 514-555-0192', address: ['955, rue Notre-Dame Ouest', 'Montréal', 'QC', 'H3C 1J8'] },
  ],
};

// Registration numbers (CNPJ) carry check digits that do not add up, telephone numbers an exchange of 0000.
export const BRAZIL: CountryProfile = {
  country: 'BR',
  language: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  colleagues: [
    ['Juliana', 'Barbosa', 'juliana.barbosa'],
    ['Thiago', 'Freitas', 'thiago.freitas'],
  ],
  customers: [
    { slug: 'cafe-serra-azul', companyName: 'Café Serra Azul S.A.', contact: ['Fernanda', 'Queiroz', 'fernanda.queiroz'], phone: '+55 35 0000-2214', address: ['Rua Rio Branco, 310', 'Varginha', 'MG', '37002-010'], registrationNumber: '84.210.377/0001-00' },
    { slug: 'atlantico-moveis', companyName: 'Atlântico Móveis Ltda.', contact: ['Gustavo', 'Ramos', 'gustavo.ramos'], phone: '+55 47 0000-3381', address: ['Avenida Beira Rio, 1440', 'Itajaí', 'SC', '88301-000'], registrationNumber: '79.554.018/0001-00' },
  ],
};

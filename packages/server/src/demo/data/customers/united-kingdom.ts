import type { CountryProfile } from './customer-seed.types';

// Telephone numbers come from the ranges that Ofcom keeps free for drama.
export const UNITED_KINGDOM: CountryProfile = {
  country: 'GB',
  language: 'en-GB',
  timeZone: 'Europe/London',
  colleagues: [
    ['Harriet', 'Cole', 'harriet.cole'],
    ['Imran', 'Sheikh', 'imran.sheikh'],
    ['Gareth', 'Pugh', 'gareth.pugh'],
    ['Fiona', 'Mackay', 'fiona.mackay'],
  ],
  customers: [
    { slug: 'hartley-rowe', companyName: 'Hartley & Rowe Architects LLP', contact: ['Eleanor', 'Hartley', 'eleanor.hartley'], phone: '+44 117 496 0271', address: ['22 Queen Charlotte Street', 'Bristol', null, 'BS1 4EX'] },
    { slug: 'pennine-textiles', companyName: 'Pennine Textiles Ltd', contact: ['Graham', 'Ackroyd', 'graham.ackroyd'], phone: '+44 113 496 0388', address: ['Unit 4, Armley Mills', 'Leeds', null, 'LS12 2QF'] },
    { slug: 'solent-marine', companyName: 'Solent Marine Supplies Ltd', contact: ['Victoria', 'Lacey', 'victoria.lacey'], phone: '+44 1632 960174', address: ['7 Canute Road', 'Southampton', null, 'SO14 3FH'] },
    { slug: 'caledon-distillers', companyName: 'Caledon Distillers plc', contact: ['Ewan', 'Sutherland', 'ewan.sutherland'], phone: '+44 131 496 0925', address: ['58 Constitution Street', 'Edinburgh', null, 'EH6 6RS'] },
    { slug: 'oxbow-publishing', companyName: 'Oxbow Lane Publishing Ltd', contact: ['Priscilla', 'Okafor', 'priscilla.okafor'], phone: '+44 20 7946 0652', address: ['11 Lamb’s Conduit Passage', 'London', null, 'WC1R 4RH'] },
    { slug: 'severn-valley-dairy', companyName: 'Severn Valley Dairy Co-operative', contact: ['Robert', 'Jukes', 'robert.jukes'], phone: '+44 1632 960533', address: ['Station Yard', 'Bewdley', null, 'DY12 1BG'] },
    { slug: 'mersey-freight', companyName: 'Mersey Freight Forwarding Ltd', contact: ['Siobhan', 'Doyle', 'siobhan.doyle'], phone: '+44 151 496 0440', address: ['3 Regent Road', 'Liverpool', null, 'L3 7DS'] },
    { slug: 'wyvern-insurance', companyName: 'Wyvern Insurance Brokers Ltd', contact: ['Alistair', 'Finch', 'alistair.finch'], phone: '+44 29 2018 0716', address: ['Cathedral Road 90', 'Cardiff', null, 'CF11 9LL'] },
    { slug: 'northgate-academy', companyName: 'Northgate Academy Trust', contact: ['Miriam', 'Stead', 'miriam.stead'], phone: '+44 161 496 0863', address: ['140 Northgate Road', 'Stockport', null, 'SK3 9NL'] },
  ],
};

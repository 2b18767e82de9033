import type { CountryProfile } from './customer-seed.types';

export const NETHERLANDS: CountryProfile = {
  country: 'NL',
  language: 'nl-NL',
  timeZone: 'Europe/Amsterdam',
  colleagues: [
    ['Marieke', 'Visser', 'marieke.visser'],
    ['Daan', 'Hoekstra', 'daan.hoekstra'],
  ],
  customers: [
    { slug: 'waterland-zuivel', companyName: 'Waterland Zuivel B.V.', contact: ['Pieter', 'van der Meer', 'pieter.vandermeer'], phone: '+31 20 000 5127', address: ['Havenstraat 12', 'Purmerend', null, '1441 BH'] },
    { slug: 'maasdelta', companyName: 'Maasdelta Techniek B.V.', contact: ['Lotte', 'Bakker', 'lotte.bakker'], phone: '+31 10 000 7344', address: ['Waalhaven Oostzijde 81', 'Rotterdam', null, '3087 BM'] },
  ],
};

import type { CountryProfile } from './customer-seed.types';

// Telephone numbers come from the ranges that the Bundesnetzagentur keeps free for films and books.
export const GERMANY: CountryProfile = {
  country: 'DE',
  language: 'de-DE',
  timeZone: 'Europe/Berlin',
  colleagues: [
    ['Sabine', 'Krüger', 'sabine.krueger'],
    ['Lukas', 'Brandt', 'lukas.brandt'],
    ['Petra', 'Wiesner', 'petra.wiesner'],
    ['Emre', 'Yıldız', 'emre.yildiz'],
  ],
  customers: [
    { slug: 'elbtal-maschinenbau', companyName: 'Elbtal Maschinenbau GmbH', contact: ['Andreas', 'Richter', 'andreas.richter'], phone: '+49 40 66969 310', address: ['Werftstraße 18', 'Hamburg', null, '20457'] },
    { slug: 'moorhof-backwaren', companyName: 'Moorhof Backwaren GmbH & Co. KG', contact: ['Silke', 'Petersen', 'silke.petersen'], phone: '+49 40 66969 424', address: ['Am Mühlenfeld 7', 'Buxtehude', null, '21614'] },
    { slug: 'isarlicht', companyName: 'Isarlicht Optik AG', contact: ['Matthias', 'Huber', 'matthias.huber'], phone: '+49 89 99998 215', address: ['Lindwurmstraße 102', 'München', null, '80337'] },
    { slug: 'spreewerk', companyName: 'Spreewerk Medien GmbH', contact: ['Johanna', 'Seidel', 'johanna.seidel'], phone: '+49 30 23125 640', address: ['Köpenicker Straße 55', 'Berlin', null, '10179'] },
    { slug: 'rheinquell', companyName: 'Rheinquell Pharma GmbH', contact: ['Stefan', 'Albers', 'stefan.albers'], phone: '+49 221 4710 233', address: ['Dürener Straße 210', 'Köln', null, '50931'] },
    { slug: 'taunusblick', companyName: 'Taunusblick Immobilien GmbH', contact: ['Nicole', 'Hartwig', 'nicole.hartwig'], phone: '+49 69 90009 517', address: ['Mainzer Landstraße 88', 'Frankfurt am Main', null, '60327'] },
    { slug: 'hanse-logistik', companyName: 'Hanse Speditions- und Logistik GmbH', contact: ['Thorsten', 'Behrens', 'thorsten.behrens'], phone: '+49 40 66969 871', address: ['Neuenfelder Straße 3', 'Hamburg', null, '21109'] },
    { slug: 'harzer-quellbrunnen', companyName: 'Harzer Quellbrunnen GmbH', contact: ['Ulrike', 'Steinbach', 'ulrike.steinbach'], phone: '+49 30 23125 788', address: ['Burgberg 4', 'Bad Harzburg', null, '38667'] },
    { slug: 'alsterhaus-kanzlei', companyName: 'Kanzlei Dr. Sander & Partner mbB', contact: ['Franziska', 'Sander', 'franziska.sander'], phone: '+49 40 66969 905', address: ['Colonnaden 41', 'Hamburg', null, '20354'] },
  ],
};

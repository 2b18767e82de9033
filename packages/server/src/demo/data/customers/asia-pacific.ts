import type { CountryProfile } from './customer-seed.types';

// Registration numbers (PAN) have the serial 0000, which is never issued; telephone numbers begin with 0000.
export const INDIA: CountryProfile = {
  country: 'IN',
  language: 'en-IN',
  timeZone: 'Asia/Kolkata',
  colleagues: [
    ['Kavita', 'Menon', 'kavita.menon'],
    ['Sanjay', 'Bhatt', 'sanjay.bhatt'],
  ],
  customers: [
    { slug: 'konkan-spices', companyName: 'Konkan Spices Private Limited', contact: ['Vikram', 'Sawant', 'vikram.sawant'], phone: '+91 22 0000 5538', address: ['14 Turner Road, Bandra West', 'Mumbai', 'Maharashtra', '400050'], registrationNumber: 'AAXCK0000S' },
    { slug: 'deccan-auto', companyName: 'Deccan Auto Components Limited', contact: ['Lakshmi', 'Iyer', 'lakshmi.iyer'], phone: '+91 20 0000 6119', address: ['Plot 27, MIDC Bhosari', 'Pune', 'Maharashtra', '411026'], registrationNumber: 'AAXCD0000A' },
  ],
};

// Telephone numbers come from the ranges that the ACMA keeps free for fiction.
export const AUSTRALIA: CountryProfile = {
  country: 'AU',
  language: 'en-AU',
  timeZone: 'Australia/Melbourne',
  colleagues: [
    ['Chloe', 'Marsden', 'chloe.marsden'],
    ['Nikhil', 'Patel', 'nikhil.patel'],
  ],
  customers: [
    { slug: 'yarra-brewing', companyName: 'Yarra Bend Brewing Pty Ltd', contact: ['Callum', 'Draper', 'callum.draper'], phone: '+61 3 5550 1288', address: ['61 Johnston Street', 'Abbotsford', 'VIC', '3067'] },
    { slug: 'coral-coast-tours', companyName: 'Coral Coast Tours Pty Ltd', contact: ['Renee', 'Whitlam', 'renee.whitlam'], phone: '+61 7 5550 1931', address: ['9 Marlin Parade', 'Cairns City', 'QLD', '4870'], timeZone: 'Australia/Brisbane' },
  ],
};

export const SINGAPORE: CountryProfile = {
  country: 'SG',
  language: 'en-SG',
  timeZone: 'Asia/Singapore',
  colleagues: [
    ['Hui Min', 'Lim', 'huimin.lim'],
    ['Faizal', 'Osman', 'faizal.osman'],
  ],
  customers: [
    { slug: 'telok-row-shipping', companyName: 'Telok Row Shipping Pte. Ltd.', contact: ['Jeremy', 'Chua', 'jeremy.chua'], phone: '+65 0000 6127', address: ['80 Telok Ayer Street #05-02', 'Singapore', null, '048466'] },
    { slug: 'orchid-biotech', companyName: 'Orchid Lane Biotech Pte. Ltd.', contact: ['Shanti', 'Pillai', 'shanti.pillai'], phone: '+65 0000 7390', address: ['11 Biopolis Way #08-14', 'Singapore', null, '138667'] },
  ],
};

import type { CountryProfile } from './customer-seed.types';

// Telephone numbers come from the ranges that Arcep keeps free for films and books.
export const FRANCE: CountryProfile = {
  country: 'FR',
  language: 'fr-FR',
  timeZone: 'Europe/Paris',
  colleagues: [
    ['Nathalie', 'Perrin', 'nathalie.perrin'],
    ['Karim', 'Benali', 'karim.benali'],
    ['Sylvie', 'Marchand', 'sylvie.marchand'],
    ['Thomas', 'Roussel', 'thomas.roussel'],
  ],
  customers: [
    { slug: 'soierie-du-rhone', companyName: 'Soierie du Rhône SAS', contact: ['Hélène', 'Chevalier', 'helene.chevalier'], phone: '+33 4 65 71 31 08', address: ['14 rue des Capucins', 'Lyon', null, '69001'] },
    { slug: 'verger-savoyard', companyName: 'Les Vergers Savoyards SCEA', contact: ['Bruno', 'Mercier', 'bruno.mercier'], phone: '+33 4 65 71 44 62', address: ['220 route du Lac', 'Aix-les-Bains', null, '73100'] },
    { slug: 'clinique-des-lilas', companyName: 'Clinique des Lilas SA', contact: ['Isabelle', 'Fontaine', 'isabelle.fontaine'], phone: '+33 1 99 00 57 21', address: ['8 avenue Pasteur', 'Les Lilas', null, '93260'] },
    { slug: 'editions-du-quai', companyName: 'Éditions du Quai SARL', contact: ['Julien', 'Dumont', 'julien.dumont'], phone: '+33 1 99 00 83 40', address: ['31 quai de Valmy', 'Paris', null, '75010'] },
    { slug: 'garonne-aero', companyName: 'Garonne Aéro Composites SAS', contact: ['Vincent', 'Lacombe', 'vincent.lacombe'], phone: '+33 5 36 49 12 77', address: ['5 rue de l’Industrie', 'Colomiers', null, '31770'] },
    { slug: 'atelier-bois-jura', companyName: 'Atelier Bois du Jura SARL', contact: ['Maud', 'Girard', 'maud.girard'], phone: '+33 3 53 01 65 19', address: ['2 chemin des Scieries', 'Champagnole', null, '39300'] },
    { slug: 'cote-azur-events', companyName: 'Côte d’Azur Événements SAS', contact: ['Samira', 'Haddad', 'samira.haddad'], phone: '+33 4 65 71 90 36', address: ['47 promenade des Anglais', 'Nice', null, '06000'] },
  ],
};

import type { DemoPartner } from './demo-world.types';

const JAPAN = { country: 'JP', timeZone: 'Asia/Tokyo', language: 'ja-JP' } as const;
const NO_PROVIDERS = { providers: [] } as const;

const MAIN: readonly DemoPartner[] = [
  {
    slug: 'kitano-cloud', name: '株式会社北野クラウド', type: 'DIRECT_BILL', ...JAPAN, mpnId: '6104271', domain: 'kitano-cloud.example', ...NO_PROVIDERS,
    contact: { name: 'お客様サポート窓口', email: 'support@kitano-cloud.example', phone: '+81 78-000-4410' },
  },
  {
    slug: 'brueckner', name: 'Brückner Distribution GmbH', type: 'INDIRECT_PROVIDER', country: 'DE', timeZone: 'Europe/Berlin', language: 'de-DE', mpnId: '6118830',
    domain: 'brueckner-distribution.example', ...NO_PROVIDERS,
    contact: { name: 'Partner & Customer Desk', email: 'desk@brueckner-distribution.example', phone: '+49 40 66969 120' },
  },
  {
    slug: 'thornbury', name: 'Thornbury IT Services Ltd', type: 'INDIRECT_RESELLER', country: 'GB', timeZone: 'Europe/London', language: 'en-GB', mpnId: '6123356',
    domain: 'thornbury-it.example', providers: ['brueckner', 'polaris'],
    contact: { name: 'Account team', email: 'accounts@thornbury-it.example', phone: '+44 117 496 0140' },
  },
  {
    slug: 'atelier-nuage', name: 'Atelier Nuage SARL', type: 'INDIRECT_RESELLER', country: 'FR', timeZone: 'Europe/Paris', language: 'fr-FR', mpnId: '6127704',
    domain: 'atelier-nuage.example', providers: ['brueckner'],
    contact: { name: 'Service clients', email: 'clients@atelier-nuage.example', phone: '+33 4 65 71 20 15' },
  },
];

const OTHERS: readonly DemoPartner[] = [
  {
    slug: 'minato-systems', name: 'みなとシステムズ株式会社', type: 'DIRECT_BILL', ...JAPAN, mpnId: '6104988', domain: 'minato-systems.example', ...NO_PROVIDERS,
    contact: { name: 'クラウド営業部', email: 'cloud@minato-systems.example', phone: '+81 45-000-7720' },
  },
  {
    slug: 'polaris', name: 'Polaris Distributie B.V.', type: 'INDIRECT_PROVIDER', country: 'NL', timeZone: 'Europe/Amsterdam', language: 'nl-NL', mpnId: '6130192',
    domain: 'polaris-distributie.example', ...NO_PROVIDERS,
    contact: { name: 'Customer Desk', email: 'desk@polaris-distributie.example', phone: '+31 20 000 4180' },
  },
  {
    slug: 'cascade-ridge', name: 'Cascade Ridge Cloud, Inc.', type: 'DIRECT_BILL', country: 'US', timeZone: 'America/Los_Angeles', language: 'en-US', mpnId: '6142075',
    domain: 'cascade-ridge.example', ...NO_PROVIDERS,
    contact: { name: 'Customer Success', email: 'success@cascade-ridge.example', phone: '+1 503-555-0142' },
  },
  {
    slug: 'araucaria', name: 'Araucária Nuvem Ltda.', type: 'DIRECT_BILL', country: 'BR', timeZone: 'America/Sao_Paulo', language: 'pt-BR', mpnId: '6150663',
    domain: 'araucaria-nuvem.example', ...NO_PROVIDERS,
    contact: { name: 'Atendimento', email: 'atendimento@araucaria-nuvem.example', phone: '+55 41 0000-1180' },
  },
  {
    slug: 'sahyadri', name: 'Sahyadri Cloud Services Pvt. Ltd.', type: 'DIRECT_BILL', country: 'IN', timeZone: 'Asia/Kolkata', language: 'en-IN', mpnId: '6156249',
    domain: 'sahyadri-cloud.example', ...NO_PROVIDERS,
    contact: { name: 'Customer Care', email: 'care@sahyadri-cloud.example', phone: '+91 20 0000 4127' },
  },
  {
    slug: 'wattle', name: 'Wattle Cloud Pty Ltd', type: 'DIRECT_BILL', country: 'AU', timeZone: 'Australia/Melbourne', language: 'en-AU', mpnId: '6161837',
    domain: 'wattle-cloud.example', ...NO_PROVIDERS,
    contact: { name: 'Client Services', email: 'clients@wattle-cloud.example', phone: '+61 3 5550 1460' },
  },
  {
    slug: 'straits', name: 'Straits Cloud Pte. Ltd.', type: 'DIRECT_BILL', country: 'SG', timeZone: 'Asia/Singapore', language: 'en-SG', mpnId: '6167410',
    domain: 'straits-cloud.example', ...NO_PROVIDERS,
    contact: { name: 'Customer Desk', email: 'desk@straits-cloud.example', phone: '+65 0000 4182' },
  },
  {
    slug: 'maple-harbour', name: 'Maple Harbour Technologies Inc.', type: 'DIRECT_BILL', country: 'CA', timeZone: 'America/Halifax', language: 'en-CA', mpnId: '6170925',
    domain: 'maple-harbour.example', ...NO_PROVIDERS,
    contact: { name: 'Client Care', email: 'care@maple-harbour.example', phone: '+1 902-555-0117' },
  },
];

export const DEMO_PARTNERS: readonly DemoPartner[] = [...MAIN, ...OTHERS];

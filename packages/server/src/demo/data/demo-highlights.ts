import type { DemoPersona, DemoTrial, DemoTrialKey } from './demo-world.types';

/** The sign-ins that are printed at the first start. Their slugs, names and e-mail addresses do not change with the day. */
export const DEMO_PERSONAS: readonly DemoPersona[] = [
  {
    key: 'directBillAgent', audience: 'AGENT', person: 'kitano-cloud/misaki.sato', invitation: null,
    purpose: { en: 'Admin agent of a direct bill partner in Japan', ja: '直接請求パートナー（日本）の管理エージェント' },
  },
  {
    key: 'providerAgent', audience: 'AGENT', person: 'brueckner/katharina.voss', invitation: null,
    purpose: { en: 'Admin agent of an indirect provider in Germany', ja: '間接プロバイダー（ドイツ）の管理エージェント' },
  },
  {
    key: 'resellerAgent', audience: 'AGENT', person: 'thornbury/amelia.shaw', invitation: null,
    purpose: { en: 'Sales agent of an indirect reseller in the United Kingdom', ja: '間接リセラー（英国）の販売エージェント' },
  },
  {
    key: 'customerWhoMayAccept', audience: 'CUSTOMER_USER', person: 'hartley-rowe/admin', invitation: 'hartley-rowe~thornbury~brueckner/invitation',
    purpose: { en: 'Global admin who was invited and may accept', ja: '同意を依頼されており、自社で同意できるグローバル管理者' },
  },
  {
    key: 'customerWhoIsBlocked', audience: 'CUSTOMER_USER', person: 'sakai-hamono/admin', invitation: 'sakai-hamono~kitano-cloud/invitation',
    purpose: { en: 'Global admin who bought before and is told to contact the partner', ja: '購入履歴があり、パートナーへの連絡を案内されるグローバル管理者' },
  },
  {
    key: 'customerWithFirstCredentials', audience: 'CUSTOMER_USER', person: 'kamogawa-ryokan/admin', invitation: 'kamogawa-ryokan~kitano-cloud/invitation',
    purpose: { en: 'Global admin who signs in for the first time and then may accept', ja: '初回サインインでパスワードを設定してから同意するグローバル管理者' },
  },
];

export const DEMO_TRIALS: Readonly<Record<DemoTrialKey, DemoTrial>> = {
  existingPartnerDirectBill: trial('sakai-hamono~kitano-cloud', 'invitation'),
  existingPartnerReseller: trial('editions-du-quai~atelier-nuage~brueckner', 'invitation'),
  newPartnerDirectBill: trial('tsubame-yoki~kitano-cloud~2', 'invitation'),
  newPartnerReseller: trial('mersey-freight~thornbury~brueckner~2', 'invitation'),
  orderPromptDirectBill: trial('kuroshio-gyogyo~kitano-cloud'),
  orderPromptReseller: trial('severn-valley-dairy~thornbury~brueckner'),
  heldOrderDirectBill: trial('hokuto-nosan~kitano-cloud', 'order-9'),
  heldOrderReseller: trial('garonne-aero~atelier-nuage~brueckner', 'order-9'),
  relationshipOnly: trial('fujimi-iryo~kitano-cloud', 'invitation'),
};

function trial(relationship: string, row?: 'invitation' | 'order-9'): DemoTrial {
  const [customer = ''] = relationship.split('~');
  return {
    relationship,
    invitation: row === 'invitation' ? `${relationship}/invitation` : null,
    order: row === 'order-9' ? `${relationship}/order-9` : null,
    customerUser: `${customer}/admin`,
  };
}

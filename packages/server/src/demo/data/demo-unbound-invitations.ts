import { INVITATION_DAYS } from '@assent/domain';
import { daysBefore, instantDaysAfter, officeTime } from './demo-calendar';
import { DEMO_PARTNERS } from './demo-partners';
import type { Day, DemoInvitation } from './demo-world.types';

interface Addressed {
  readonly slug: string;
  readonly seller: string;
  readonly provider: string | null;
  readonly sentBy: string;
  readonly companyName: string;
  readonly email: string;
  readonly sentDaysAgo: number;
  readonly status: 'OPEN' | 'EXPIRED' | 'REVOKED';
}

// Requests to companies by name and e-mail alone. Whether a company of that name uses Assent is not told to the partner.
const ADDRESSED: readonly Addressed[] = [
  {
    slug: 'unbound/tateyama-minato', seller: 'minato-systems', provider: null, sentBy: 'minato-systems/yumi.hayashi', companyName: '立山薬品株式会社',
    email: 'yuki.takano@tateyama-yakuhin.example', sentDaysAgo: 5, status: 'OPEN',
  },
  {
    slug: 'unbound/izumo-kitano', seller: 'kitano-cloud', provider: null, sentBy: 'kitano-cloud/takuya.nakamura', companyName: '出雲木工株式会社',
    email: 'soumu@izumo-mokko.example', sentDaysAgo: 3, status: 'OPEN',
  },
  {
    slug: 'unbound/noto-kitano', seller: 'kitano-cloud', provider: null, sentBy: 'kitano-cloud/takuya.nakamura', companyName: '能登漆器株式会社',
    email: 'info@noto-shikki.example', sentDaysAgo: 48, status: 'EXPIRED',
  },
  {
    slug: 'unbound/tamar-thornbury', seller: 'thornbury', provider: 'brueckner', sentBy: 'thornbury/amelia.shaw', companyName: 'Tamar Valley Cider Ltd',
    email: 'office@tamar-valley-cider.example', sentDaysAgo: 7, status: 'OPEN',
  },
  {
    slug: 'unbound/kupfer-brueckner', seller: 'brueckner', provider: null, sentBy: 'brueckner/jonas.lindner', companyName: 'Kupferhütte Werke AG',
    email: 'einkauf@kupferhuette.example', sentDaysAgo: 15, status: 'REVOKED',
  },
];

function invitationOf(today: Day, addressed: Addressed): DemoInvitation {
  const { sentDaysAgo, ...row } = addressed;
  const country = DEMO_PARTNERS.find((partner) => partner.slug === addressed.seller)?.country ?? 'DE';
  const sentAt = officeTime(daysBefore(today, sentDaysAgo), country, 20);
  return {
    ...row,
    kind: 'RELATIONSHIP_AND_AGREEMENT',
    customer: null,
    relationship: null,
    language: country === 'JP' ? 'ja' : 'en',
    sentAt,
    expiresAt: instantDaysAfter(sentAt, INVITATION_DAYS),
    openedAt: null,
    toldToContactPartnerAt: null,
    closedAt: addressed.status === 'REVOKED' ? instantDaysAfter(sentAt, 4) : null,
  };
}

export function unboundInvitations(today: Day): DemoInvitation[] {
  return ADDRESSED.map((addressed) => invitationOf(today, addressed));
}

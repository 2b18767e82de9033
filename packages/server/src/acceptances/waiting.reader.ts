import type { InvitationKind, InvitationStatus } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { selectRows } from '../database/rows';
import type { Context, CustomerUserViewer } from '../graphql/context';
import { InvitationEntity } from '../invitations/invitation.entity';
import { readHistory } from '../relationships/history.reader';
import { shown, type LinkShown } from './open-invitation.service';
import { judgeLink, type LinkFacts } from './opening';

const MOST_LINKS = 20;

/** The open links of the reader's company, as table D has them now. The newest twenty; its history is read once for all of them. */
export function readWaiting({ database, loaders, now }: Context, viewer: CustomerUserViewer): Promise<LinkShown[]> {
  return database.read(async (manager) => {
    const links = await readOpenLinks(manager, viewer.customerId, now);
    const history = links.length === 0 ? null : await readHistory(manager, viewer.customerId, now);
    if (history === null) return [];
    const show = async (link: LinkFacts): Promise<LinkShown> => shown(manager, await judgeLink(link, { history, viewer }, (id) => loaders.partner.load(id)), link, { viewer, locale: null });
    return Promise.all(links.map(show));
  });
}

interface RawLink {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly status: InvitationStatus;
  readonly partnerId: string;
  readonly sellerId: string;
  readonly providerId: string | null;
  readonly relationshipId: string | null;
  readonly companyName: string;
  readonly expiresAt: string;
  readonly toldToContactAt: string | null;
}

const columns = {
  id: 'link.id',
  kind: 'link.kind',
  status: 'link.status',
  partnerId: 'link.partnerId',
  sellerId: 'link.sellerId',
  providerId: 'link.providerId',
  relationshipId: 'link.relationshipId',
  companyName: 'link.companyName',
  expiresAt: 'link.expiresAt',
  toldToContactAt: 'link.toldToContactAt',
};

async function readOpenLinks(manager: EntityManager, customerId: string, now: Date): Promise<LinkFacts[]> {
  const rows = await selectRows(manager, InvitationEntity, 'link', columns)
    // Worded so that the index of what runs out does not serve: it has the links of all customers.
    .where("link.customerId = :customerId AND COALESCE(link.status, '') = 'OPEN' AND link.expiresAt > :now", { customerId, now: now.toISOString() })
    .orderBy('link.createdAt', 'DESC')
    .addOrderBy('link.id', 'DESC')
    .limit(MOST_LINKS)
    .getRawMany<RawLink>();
  return rows.map((row) => ({
    ...row,
    customerId,
    expiresAt: new Date(row.expiresAt),
    toldToContactAt: row.toldToContactAt === null ? null : new Date(row.toldToContactAt),
  }));
}

import { INVITATION_DAYS, type InvitationStatus } from '../vocabulary';

/** An invitation's link as a plain row. `status` is the stored one: an OPEN link past `expiresAt` has expired all the same. */
export interface LinkRow {
  readonly status: InvitationStatus;
  readonly expiresAt: Date;
  /** When a user of the customer was told to contact the partner; a reissued link keeps it. */
  readonly toldToContactAt: Date | null;
}

const MS_PER_DAY = 86_400_000;

/** Where a link stands at `now`. Only an open one expires, at `expiresAt` itself. */
export function linkStatusAt(link: LinkRow, now: Date): InvitationStatus {
  return link.status === 'OPEN' && link.expiresAt <= now ? 'EXPIRED' : link.status;
}

/** When a link expires that is made, reissued, or whose reader is told to contact the partner, at `instant`: 30 days later. */
export function linkExpiresAt(instant: Date): Date {
  return new Date(instant.getTime() + INVITATION_DAYS * MS_PER_DAY);
}

/** Whether the customer was told to contact its partner through a link that is open or accepted at `now` (A1, S3). */
export function wasToldToContact(links: readonly LinkRow[], now: Date): boolean {
  return links.some((link) => {
    const status = linkStatusAt(link, now);
    return link.toldToContactAt !== null && link.toldToContactAt <= now && (status === 'OPEN' || status === 'ACCEPTED');
  });
}

/** Whether one of these links is open at `now` (I6, S4). */
export function hasOpenLink(links: readonly LinkRow[], now: Date): boolean {
  return links.some((link) => linkStatusAt(link, now) === 'OPEN');
}

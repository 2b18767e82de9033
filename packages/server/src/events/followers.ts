import type { EntityManager } from 'typeorm';

/** What about a customer was just written, in the transaction that is still open. */
export interface CustomerChange {
  readonly kind: 'ACCEPTANCE' | 'INVITATION' | 'ORDER' | 'RELATIONSHIP' | 'CUSTOMER';
  readonly customerId: string;
  readonly now: Date;
}

export type Follower = (manager: EntityManager, change: CustomerChange) => Promise<void>;

const followers: Follower[] = [];

/**
 * Registers what must happen in the same transaction as a change further left: held orders are placed, status is projected.
 * Nothing imports back: the noun on the right registers itself (see wiring.ts), the one on the left announces.
 */
export function follow(follower: Follower): void {
  if (!followers.includes(follower)) followers.push(follower);
}

/** Tells every follower, in the order of registration, inside the caller's transaction. */
export async function announce(manager: EntityManager, change: CustomerChange): Promise<void> {
  for (const follower of followers) await follower(manager, change);
}

/** Versions of these countries were just published, in the transaction that is still open. */
export interface Publication {
  readonly countries: readonly string[];
  readonly now: Date;
}

export type PublicationFollower = (manager: EntityManager, publication: Publication) => Promise<void>;

const publicationFollowers: PublicationFollower[] = [];

export function followPublications(follower: PublicationFollower): void {
  if (!publicationFollowers.includes(follower)) publicationFollowers.push(follower);
}

export async function announcePublication(manager: EntityManager, publication: Publication): Promise<void> {
  for (const follower of publicationFollowers) await follower(manager, publication);
}

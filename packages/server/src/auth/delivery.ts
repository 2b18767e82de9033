import type { EntityManager } from 'typeorm';
import type { Audience } from '../graphql/context';

/** What opens an account, for its owner: the code, or the token of the link. */
interface ToOwner {
  readonly what: 'CODE' | 'PASSWORD_RESET';
  readonly audience: Audience;
  readonly userId: string;
  readonly validUntil: Date;
  readonly secret: string;
}

/** A request that is passed on to a colleague; without the link's secret where whoever does it came without. */
interface ToColleague {
  readonly what: 'FORWARDED_REQUEST';
  readonly invitationId: string;
  readonly userId: string;
  readonly fromUserId: string;
  readonly secret: string | null;
}

/** A secret that one person may read, on its way to that person. */
export type Delivery = (ToOwner | ToColleague) & { readonly now: Date };

export type Deliver = (manager: EntityManager, delivery: Delivery) => Promise<void>;

let deliver: Deliver | null = null;

/** Says how secrets reach people; see wiring.ts. A secret can be no event, which is kept. */
export function deliverBy(way: Deliver): void {
  deliver = way;
}

/** Leaves a secret for its reader, in the caller's transaction. */
export async function deliverSecret(manager: EntityManager, delivery: Delivery): Promise<void> {
  if (deliver === null) throw new Error('nothing delivers secrets');
  await deliver(manager, delivery);
}

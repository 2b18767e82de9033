import type { Refuse } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { EventKind } from '../events/event-kinds';
import { recordEvent } from '../events/event.service';
import type { CustomerUserViewer } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { refusedLink, type Opening } from './opening';

interface LinkRefusal {
  readonly outcome: Refuse;
  /** Of the event: ACCEPTANCE_REFUSED. */
  readonly kind: EventKind;
  readonly viewer: CustomerUserViewer;
  readonly now: Date;
}

/** Table D said no to something done with a link: the event is recorded, and whom the refusal names is looked up. Looking at a link leaves none. */
export async function refuseLink(manager: EntityManager, opening: Opening, { outcome, kind, viewer, now }: LinkRefusal): Promise<RefusalFacts> {
  const { invitation, decision } = opening;
  await recordEvent(manager, {
    kind,
    actor: { kind: 'CUSTOMER_USER', id: viewer.id },
    partnerId: invitation?.partnerId ?? null,
    // A reader of another company leaves its own trace, not one on the company that the link is for.
    customerId: invitation?.customerId === viewer.customerId ? viewer.customerId : null,
    subjectId: invitation?.id ?? null,
    code: outcome.code,
    rule: decision.row,
    now,
  });
  return refusedLink(manager, opening, outcome, viewer);
}

import type { ReadTrail } from '@assent/domain';
import type { EventKind } from '../events/event-kinds';
import type { PersonViewer } from '../graphql/context';

export interface TrailFilter {
  readonly customerId?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly kind?: readonly EventKind[] | null | undefined;
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
}

/** Whose trail, and what of it; see table T. */
export interface Trail {
  readonly viewer: PersonViewer;
  readonly shows: ReadTrail;
}

export interface TrailPage {
  readonly first: number;
  /** Instant and id of the event before the page. */
  readonly after: readonly (string | null)[] | null;
}

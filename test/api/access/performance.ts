import type { Visitor } from '../../support/world/asking';
import type { Column, Viewer } from './cast';

/** One mutation as everybody tries it. The first of each column does; what succeeds changes the scene for those that follow. */
export interface Performance {
  readonly field: string;
  /** What the table calls it behind the field's name; empty where there is but one. */
  readonly name: string;
  /** The token of a link is given to everybody: whoever holds it learns who asks. */
  readonly isSecret?: boolean;
  readonly variables: (viewer: Viewer) => Promise<object> | object;
  /** Whose first tries it; everybody's unless said otherwise. */
  readonly by?: readonly Column[];
  /** With which session; the viewer's own unless said otherwise. */
  readonly visitor?: (viewer: Viewer) => Promise<Visitor> | Visitor;
}

import { isUnionType } from 'graphql';
import { at } from '../../support/world/asking';
import type { Selected } from './selection';
import type { Viewer } from './cast';

/** One cell as it was answered: what this viewer got for a field of a thing, and by which chain of edges. */
export interface Observation {
  readonly viewer: Viewer;
  readonly type: string;
  readonly thing: string;
  readonly field: string;
  /** `null`, `none`, the names of the things that it gives, a code, or `sees`. */
  readonly answer: string;
  /** The value of a field that gives no object. */
  readonly value: unknown;
  readonly path: string;
  /** Of a field of a connection: how many rows it shows. */
  readonly count: number | null;
  /** In the answer of a mutation things have moved on: less may be there than in the scene, never more. */
  readonly isAfterChange: boolean;
}

export interface Seeing {
  readonly viewer: Viewer;
  readonly isAfterChange: boolean;
  /** What the table calls a thing. */
  readonly nameOf: (id: string) => string;
  readonly observations: Observation[];
}

interface Place {
  readonly thing: string;
  readonly path: string;
  readonly prefix: string;
}

/** Goes through an answer with the selection that asked for it. */
export function observe(seeing: Seeing, value: unknown, selected: Selected, place: Place): void {
  if (Array.isArray(value)) {
    for (const entry of value) observe(seeing, entry, selected, place);
    return;
  }
  if (value === null || value === undefined) return;
  const typename = String(at(value, '__typename'));
  const member = isUnionType(selected.type) ? selected.members.find(({ type }) => type.name === typename) : selected;
  if (member === undefined) throw new Error(`${typename} is no member of ${selected.type.name}`);
  const prefix = member === selected ? '' : `${typename}__`;
  const id = at(value, `${prefix}id`);
  observeFields(seeing, value, member, { path: place.path, prefix, thing: typeof id === 'string' ? seeing.nameOf(id) : place.thing });
}

function observeFields(seeing: Seeing, value: unknown, { type, fields }: Selected, { thing, path, prefix }: Place): void {
  const edges = at(value, `${prefix}edges`);
  const count = Array.isArray(edges) ? edges.length : null;
  for (const [field, below] of fields ?? []) {
    const found = at(value, `${prefix}${field}`);
    const { viewer, isAfterChange } = seeing;
    const answer = below === null ? plain(found) : given(namesAt(seeing, field), found, below);
    seeing.observations.push({ viewer, type: type.name, thing, field, answer, value: below === null ? found : undefined, path, count, isAfterChange });
    if (below !== null && (below.fields !== null || below.members.length > 0)) observe(seeing, found, below, { thing: below.type.name === 'Permission' ? field : thing, path: `${path} > ${field}`, prefix: '' });
  }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) && value.length === 0 ? 'none' : 'sees';
}

/** Everybody is `self` to himself where a field says who is signed in. */
export const namesAt = ({ viewer, nameOf }: Pick<Seeing, 'viewer' | 'nameOf'>, field: string): Pick<Seeing, 'nameOf'> =>
  field === 'viewer' ? { nameOf: (id) => (id === viewer.personId ? 'self' : nameOf(id)) } : { nameOf };

/** What a field gives that gives objects: their names, where they have an id; which member, of a union. */
export function given({ nameOf }: Pick<Seeing, 'nameOf'>, value: unknown, { type }: Selected): string {
  if (value === null || value === undefined) return 'null';
  const edges = at(value, 'edges');
  const entries: unknown[] = Array.isArray(value) ? value : Array.isArray(edges) ? edges.map((edge) => at(edge, 'node')) : [value];
  if (entries.length === 0) return 'none';
  return [...new Set(entries.map((entry) => nameOfObject(nameOf, entry, isUnionType(type))))].join(' ');
}

function nameOfObject(nameOf: Seeing['nameOf'], value: unknown, isMember: boolean): string {
  const typename = String(at(value, '__typename'));
  const id = at(value, 'id') ?? at(value, `${typename}__id`);
  if (typeof id === 'string' && !(isMember && nameOf(id).startsWith('made'))) return nameOf(id);
  if (!isMember) return 'sees';
  return typename === 'Refusal' ? `Refusal:${String(at(value, 'Refusal__code'))}` : typename;
}

import { newId } from '../database/id';
import type { DemoWorld, Slug } from './data/demo-world.types';

/** The id that a row of the demo world gets in the database. */
export type IdOf = (slug: Slug) => string;

export interface DemoIds {
  readonly partner: IdOf;
  readonly agent: IdOf;
  readonly customer: IdOf;
  readonly user: IdOf;
  readonly relationship: IdOf;
  readonly invitation: IdOf;
  readonly order: IdOf;
}

export function demoIds(world: DemoWorld): DemoIds {
  return {
    partner: idsFor(world.partners),
    agent: idsFor(world.agents),
    customer: idsFor(world.customers),
    user: idsFor(world.customerUsers),
    relationship: idsFor(world.relationships),
    invitation: idsFor(world.invitations),
    order: idsFor(world.orders),
  };
}

function idsFor(rows: readonly { readonly slug: Slug }[]): IdOf {
  const ids = new Map(rows.map(({ slug }) => [slug, newId()]));
  return (slug) => named(ids, slug);
}

/** What a slug stands for; throws where the world names something that it does not have. */
export function named<Value>(values: ReadonlyMap<Slug, Value>, slug: Slug): Value {
  const value = values.get(slug);
  if (value === undefined) throw new Error(`The demo data names ${slug}, which does not exist`);
  return value;
}

export const bySlug = <Row extends { readonly slug: Slug }>(rows: readonly Row[]): ReadonlyMap<Slug, Row> => new Map(rows.map((row) => [row.slug, row]));

export const instantOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

import { addVersion, ownCountry } from '../../support/world/agreements';
import { at, type Visitor } from '../../support/world/asking';
import { addOperator, htmlText, MOVE_DAY, moveDay, PUBLISH, publish, type Publishing } from '../../support/world/operators';
import type { World } from '../../support/world/world';
import type { Attempt, RefusedCase, RowCase } from './row-case';
import { key } from './situations';

interface Publisher {
  readonly operator: Visitor;
  readonly country: string;
}

/** An operator, and a country that has a first version. */
async function publisher(world: World): Promise<Publisher> {
  const [operator, country] = [await addOperator(world), ownCountry(world)];
  await addVersion(world, { country });
  return { operator, country };
}

interface Refused {
  readonly given: Partial<Publishing>;
  /** The version 2026.2 that is there already, when there is one. */
  readonly there?: Partial<Publishing>;
  readonly now?: string;
}

const refused = (it: string, { given, there, now }: Refused, more: Partial<Attempt> = {}): RefusedCase => ({
  it,
  refuses: async (world) => {
    const { operator, country } = await publisher(world);
    if (there) await publish(world, operator, { country, ...there });
    if (now !== undefined) world.travelTo(now);
    const input = { country, version: '2026.2', effectiveOn: '2026-07-01', texts: [htmlText()], idempotencyKey: key(world), ...given };
    return { visitor: operator, document: PUBLISH, variables: { input }, ...more };
  },
});

export const G1: readonly RowCase[] = [refused('what is no day', { given: { effectiveOn: '2026-02-30' } }, { fields: [{ path: 'effectiveOn', code: 'MALFORMED' }], leaves: 'NOTHING' })];
export const G3: readonly RowCase[] = [refused('the same version with other bytes', { there: {}, given: { texts: [htmlText('de-DE', 'Anderes')] } })];
export const G4: readonly RowCase[] = [refused('a language for a version that has begun', { there: {}, given: { texts: [htmlText('en-US')] }, now: '2026-06-30T10:00:00.000Z' })];
export const G6: readonly RowCase[] = [refused('a day that is taken', { there: {}, given: { version: '2026.3' } })];
export const G7: readonly RowCase[] = [refused('a version older than the one in force', { given: { effectiveOn: '2025-12-31' } })];
export const G8: readonly RowCase[] = [refused('acceptances from the day before', { given: { acceptancesFrom: '2026-06-30' } })];
export const G9: readonly RowCase[] = [refused('a last day before the first', { given: { reacceptBy: '2026-06-30' } })];
export const G10: readonly RowCase[] = [refused('a last day that is over', { given: { effectiveOn: '2026-02-01', reacceptBy: '2026-06-14' } })];

export const G2: readonly RowCase[] = [
  {
    it: 'the same again is there already',
    reaches: async (world) => {
      const { operator, country } = await publisher(world);
      await publish(world, operator, { country });
      return { outcome: at(await publish(world, operator, { country }), 'isNew') === false ? { kind: 'KEEP' } : {} };
    },
  },
];

export const G5: readonly RowCase[] = [
  {
    it: 'a language joins a version that has not begun',
    reaches: async (world) => {
      const { operator, country } = await publisher(world);
      const made = await publish(world, operator, { country });
      const added = await publish(world, operator, { country, texts: [htmlText('en-US')] });
      const isSame = at(made, 'agreement.id') === at(added, 'agreement.id');
      return { outcome: isSame && at(added, 'isNew') === true ? { kind: 'ADD_TEXTS' } : {} };
    },
  },
];

export const G11: readonly RowCase[] = [
  {
    it: 'a new version is published',
    reaches: async (world) => {
      const { operator, country } = await publisher(world);
      return { outcome: at(await publish(world, operator, { country }), 'isNew') === true ? { kind: 'PUBLISH' } : {} };
    },
  },
];

/** A version that asks to be accepted again by the last day of the year. */
async function asking(world: World): Promise<Publisher> {
  const known = await publisher(world);
  await publish(world, known.operator, { country: known.country, reacceptBy: '2026-12-31' });
  return known;
}

const unmoved = (it: string, given: object): RefusedCase => ({
  it,
  refuses: async (world) => {
    const { operator, country } = await asking(world);
    return { visitor: operator, document: MOVE_DAY, variables: { input: { country, version: '2026.2', reacceptBy: '2027-01-31', idempotencyKey: key(world), ...given } } };
  },
});

const moved = (it: string, reacceptBy: string, kind: 'KEEP' | 'MOVE'): RowCase => ({
  it,
  reaches: async (world) => {
    const { operator, country } = await asking(world);
    const answer = await moveDay(world, operator, { country, reacceptBy });
    return { outcome: at(answer, 'agreement.reacceptBy') === reacceptBy && at(answer, 'isNew') === (kind === 'MOVE') ? { kind } : {} };
  },
});

export const M1: readonly RowCase[] = [unmoved('what is no day', { reacceptBy: 'soon' })];
export const M2: readonly RowCase[] = [unmoved('a version that is unknown', { version: '1999.1' })];
export const M3: readonly RowCase[] = [unmoved('a version that asks nobody', { version: '2026.1' })];
export const M4: readonly RowCase[] = [moved('that day already', '2026-12-31', 'KEEP')];
export const M5: readonly RowCase[] = [unmoved('a day before the version takes effect', { reacceptBy: '2026-06-30' })];
export const M6: readonly RowCase[] = [
  {
    it: 'a day that is over',
    refuses: async (world) => {
      const { operator, country } = await asking(world);
      world.travelTo('2026-09-01T12:00:00.000Z');
      return { visitor: operator, document: MOVE_DAY, variables: { input: { country, version: '2026.2', reacceptBy: '2026-08-31', idempotencyKey: key(world) } } };
    },
  },
];
export const M7: readonly RowCase[] = [moved('a later day', '2027-01-31', 'MOVE')];

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COLUMNS, isColumn, SETS, type Column } from './cast';
import type { Observation } from './observe';

export const TABLE = 'test/api/access/who-sees-what.txt';

/** Some columns of a section with equal cells; null stands for `anyone`. */
type Group = readonly Column[] | null;

interface Row {
  /** `*` is every field that no other row of the section names. */
  readonly fields: readonly string[];
  /** One for each group, or one for all of them. */
  readonly cells: readonly string[];
}

/** Who reaches some things of a type, and what each of them then sees of each field. */
interface Section {
  readonly title: string;
  readonly type: string;
  readonly things: readonly string[];
  readonly groups: readonly Group[];
  readonly rows: readonly Row[];
}

export interface Table {
  readonly sections: readonly Section[];
}

export function readTable(): Table {
  const text = readFileSync(fileURLToPath(new URL('./who-sees-what.txt', import.meta.url)), 'utf8');
  const sections: (Section & { rows: Row[] })[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [head = '', ...cells] = line.split('|').map((cell) => cell.trim());
    if (line.startsWith(' ')) sections.at(-1)?.rows.push({ fields: head.split(/\s+/), cells });
    else sections.push(sectionOf(head, cells));
  }
  return { sections };
}

function sectionOf(title: string, heads: readonly string[]): Section & { rows: Row[] } {
  const [type = '', ...things] = title.split(/\s+/);
  return { title, type, things: things.length === 0 ? ['*'] : things, groups: groupsOf(heads.map((head) => head.split(/\s+/)), title), rows: [] };
}

const EVERYONE = SETS['everyone'] ?? [];

/** `anyone` asks nothing about who reaches a thing. Columns by name come first, then the words for several; `others` is whoever is left. */
function groupsOf(heads: readonly string[][], title: string): Group[] {
  const named = new Set(heads.flat().filter(isColumn));
  const taken = new Set(heads.flat().flatMap((name) => (isColumn(name) ? [name] : (SETS[name] ?? []))));
  return heads.map((names) => (names.includes('anyone') ? null : names.flatMap((name) => columnsOf(name, { title, named, taken }))));
}

function columnsOf(name: string, { title, named, taken }: { title: string; named: ReadonlySet<Column>; taken: ReadonlySet<Column> }): readonly Column[] {
  if (isColumn(name)) return [name];
  const set = name === 'others' ? EVERYONE.filter((column) => !taken.has(column)) : SETS[name];
  if (set === undefined) throw new Error(`${TABLE}: "${name}" in the head of "${title}" is no column; there are ${[...COLUMNS, ...Object.keys(SETS)].join(', ')}, others, anyone`);
  return set.filter((column) => !named.has(column));
}

const sectionsFor = ({ sections }: Table, type: string, thing: string): Section[] => {
  const own = sections.filter((section) => section.type === type && section.things.includes(thing));
  return own.length > 0 ? own : sections.filter((section) => section.type === type && section.things.includes('*'));
};

export interface Cell {
  /** Where the cell stands: what is never asked for must not stand in the table. */
  readonly place: string;
  readonly expected: string;
}

const found = new WeakMap<Table, Map<string, Cell>>();

/** The cell for an observation, or the sentence that says what the table lacks. Many paths lead to the same cell: it is looked for once. */
export function cellOf(table: Table, observation: Observation): Cell | string {
  const { type, thing, viewer } = observation;
  const cells = found.get(table) ?? new Map<string, Cell>();
  found.set(table, cells);
  const key = `${type} ${thing} ${rowNames(observation).join(' ')} ${viewer.column}`;
  const cell = cells.get(key) ?? lookUp(table, observation);
  if (typeof cell !== 'string') cells.set(key, cell);
  return cell;
}

/** A field may have a row of its own where a root field leads to it: `words@waitingInvitations`, `placedAt@placeOrder:held`. */
const rowNames = ({ field, path }: Observation): string[] => {
  const [road = ''] = path.split(' > ');
  return [`${field}@${road}`, `${field}@${road.split(':')[0] ?? ''}`, field, '*'];
};

function lookUp(table: Table, observation: Observation): Cell | string {
  const { type, thing, field, viewer, path, answer } = observation;
  const sections = sectionsFor(table, type, thing);
  const { column } = viewer;
  if (sections.length === 0) return `add a section "${type} ${thing}" with its fields; ${column} reaches it through ${path}`;
  const reaching = sections.filter(({ groups }) => groups.some((group) => group === null || group.includes(column)));
  if (reaching.length === 0) return `${viewer.name} reaches ${type} ${thing} through ${path}: a leak, or "${column}" is missing in the head of "${sections[0]?.title ?? ''}"`;
  for (const { title, groups, rows } of reaching) {
    const judged = rowNames(observation).find((name) => rows.some(({ fields }) => fields.includes(name)));
    const row = rows.find(({ fields }) => judged !== undefined && fields.includes(judged));
    if (row === undefined || judged === undefined) continue;
    const index = groups.findIndex((group) => group === null || group.includes(column));
    const expected = row.cells.length === 1 ? row.cells[0] : row.cells[index];
    if (expected === undefined) return `the row "${row.fields.join(' ')}" of "${title}" has no cell for ${column}`;
    return { place: `${title} | ${judged} | ${groups[index]?.join(' ') ?? 'anyone'}`, expected };
  }
  return `add "${field}" to the section "${sections[0]?.title ?? ''}"; ${column} got: ${answer}`;
}

/** Whether what was answered is what is written. */
export function agrees({ expected }: Cell, observation: Observation): boolean {
  const { type, answer, value, isAfterChange, isRecorded } = observation;
  if (expected === 'later') return true;
  if (expected === 'recorded') return isRecorded?.() === !isNothing(observation);
  if (expected === 'self') return answer === expected;
  if (expected.startsWith('"') && !(isAfterChange && /^"(\d+|true|false)"$/.test(expected))) return `"${String(value)}"` === expected;
  if (isAfterChange && !['Mutation', 'Subscription'].includes(type)) return !['null', 'none'].includes(expected) || isNothing(observation);
  return isAnswered(expected, observation);
}

const isNothing = ({ answer }: Observation): boolean => answer === 'null' || answer === 'none';

function isAnswered(expected: string, observation: Observation): boolean {
  if (expected === 'blank') return isNothing(observation);
  return expected === 'sees' ? !isNothing(observation) : expected === observation.answer;
}

/** Of things that a mutation makes only what is hidden is judged: who is told of them depends on who comes first. */
const isMade = ({ things }: Section): boolean => things.some((thing) => thing.startsWith('made'));

/** Every cell of the table by its place, to find those that nothing was held against. */
export function placesOf({ sections }: Table): string[] {
  return sections.filter((section) => !isMade(section)).flatMap(({ title, groups, rows }) =>
    rows.flatMap(({ fields, cells }) => {
      const asked = groups.filter((_group, index) => cells[index] !== '-');
      return fields.flatMap((field) => asked.map((group) => `${title} | ${field} | ${group?.join(' ') ?? 'anyone'}`));
    }),
  );
}

/** Heads that promise more than there is: a column that never reached the things of its section. */
export function unreached({ sections }: Table, observations: readonly Observation[]): string[] {
  const seen = new Set(observations.map(({ type, thing, viewer }) => `${type} ${thing} ${viewer.column}`));
  return sections
    .filter((section) => section.type !== 'Word' && !section.things.includes('*') && !isMade(section))
    .flatMap(({ title, type, things, groups }) =>
      things.flatMap((thing) => groups.flatMap((group) => (group ?? []).filter((column) => !seen.has(`${type} ${thing} ${column}`)).map((column) => `${column} never reaches ${thing} of "${title}"`))),
    );
}

/** Who may be sent the name of a thing at all: the columns of every section that has it. */
export function columnsThatReach({ sections }: Table, type: string | null, thing: string): ReadonlySet<Column> {
  return new Set(sections.filter((section) => (type === null || section.type === type) && section.things.includes(thing)).flatMap(({ groups }) => groups.flatMap((group) => group ?? COLUMNS)));
}

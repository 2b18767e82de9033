import type { FactDomain, Match, Row } from './decision';
import { tables } from './tables';

/** What printing asks of a table; every table of the package is one. */
interface PrintedTable {
  readonly id: string;
  readonly question: string;
  readonly facts: FactDomain;
  readonly rows: readonly Row<FactDomain, object>[];
  readonly impossible: readonly { readonly when: Match<FactDomain>; readonly because: string }[];
}

const BANNER = `<!-- Printed from the decision tables of packages/domain. Do not edit: change the tables, then run npm run rules. -->

# The rules

Each table answers one question. Its facts take the values listed; the first row that matches wins, so a row means "and none
of those above". Neighbouring rows may share an id and differ in their outcome. The id is stored with an acceptance and
returned with a refusal; ids are stable. A row comes from a sentence of the guide, quoted, or from a decision record in
\`docs/adr\` where the guide is silent.
`;

/** Prints every table as the Markdown of `docs/rules.md`. */
export function rulesPage(): string {
  return [BANNER, ...Object.values(tables).map((table) => tableSection(table))].join('\n');
}

function tableSection(table: PrintedTable): string {
  const facts = Object.entries(table.facts).map(([name, values]) => `- \`${name}\`: ${values.map(String).join(', ')}`);
  const rows = table.rows.map((row) => `| ${rowCells(row).map(cell).join(' | ')} |`);
  const impossible = table.impossible.map(({ when, because }) => `- ${matchWords(when)}: ${because}.`);
  const cannot = impossible.length > 0 ? ['Cannot occur:', '', ...impossible, ''] : [];
  return [
    `## ${table.id}. ${table.question}`, '', ...facts, '', ...cannot,
    '| id | facts | which is | outcome | from |', '|---|---|---|---|---|', ...rows, '',
  ].join('\n');
}

function rowCells({ id, says, when, outcome, source }: Row<FactDomain, object>): string[] {
  const guide = source.guide ? [`“${source.guide}”`] : [];
  const adr = source.adr ? [`ADR ${source.adr}`] : [];
  return [id, says, when.map(matchWords).join('; or '), outcomeWords(outcome), [...guide, ...adr].join(' ')];
}

function matchWords(match: Match<FactDomain>): string {
  const facts = Object.entries(match).map(([name, values]) => `\`${name}\` ${(values ?? []).map(String).join(' or ')}`);
  return facts.length > 0 ? facts.join(', ') : 'anything else';
}

/** `REFUSE NOT_FOUND`, `ASK relationship: true, agreement: false`: the kind first, then what it carries; empty lists are left out. */
function outcomeWords(outcome: object): string {
  const entries: [string, unknown][] = Object.entries(outcome);
  const lead = entries.filter(([name]) => name === 'kind' || name === 'code').map(([, value]) => String(value));
  const rest = entries.filter(([name]) => name !== 'kind' && name !== 'code').map(([name, value]) => detail(name, value));
  return [`**${lead.join(' ')}**`, ...rest.filter((text) => text !== '')].join('; ');
}

function detail(name: string, value: unknown): string {
  if (!Array.isArray(value)) return `${name}: ${String(value)}`;
  const items = value.map((item: unknown) => (hasPath(item) ? `${item.path} ${item.code}` : String(item)));
  return items.length > 0 ? `${name}: ${items.join(', ')}` : '';
}

function hasPath(item: unknown): item is { readonly path: string; readonly code: string } {
  return typeof item === 'object' && item !== null && 'path' in item && 'code' in item;
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';

/** The commands of docs/evidence.md and its Japanese twin, as somebody would type them. */
export interface Steps {
  /** What is typed first: the reader's own values, and the short commands that the steps use. */
  readonly preamble: string;
  /** The blocks of the numbered steps: `7.1` is the second one of step 7. */
  readonly blocks: ReadonlyMap<string, string>;
  /** The commands of the program. */
  readonly commands: readonly string[];
}

/** What the reader puts in the place of the examples. */
export interface Values {
  readonly key: string;
  readonly site: string;
  readonly reason: string;
}

const HEADINGS = { 'evidence.md': '## Checking a receipt without us', 'evidence.ja.md': '## 当サービスを介さずに検証する' } as const;

export type Document = keyof typeof HEADINGS;
export const DOCUMENTS: readonly Document[] = ['evidence.md', 'evidence.ja.md'];

/** Every fenced block of the chapter, in its place. */
export function stepsIn(document: Document): Steps {
  const text = readFileSync(new URL(`../../../docs/${document}`, import.meta.url), 'utf8');
  const chapter = text.slice(text.indexOf(HEADINGS[document])).split(/\n(?=## )/)[0] ?? '';
  const [plain = '', ...numbered] = chapter.split(/\n(?=\d+\. \*\*)/);
  const commands = fencedIn(plain);
  return {
    preamble: commands.find((block) => block.startsWith('key=')) ?? '',
    commands: commands.filter((block) => !block.startsWith('key=')),
    blocks: new Map(numbered.flatMap((step) => fencedIn(step).map((block, at) => [`${Number.parseInt(step, 10)}.${at}`, block]))),
  };
}

/** The text between two fences, without what it is indented by. */
function fencedIn(text: string): string[] {
  return [...text.matchAll(/^( *)```\n([\s\S]*?)\n\1```$/gm)].map(([, indent = '', block = '']) => block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

export interface Typed {
  readonly lines: readonly string[];
  readonly code: number;
}

interface Line {
  readonly label: string;
  readonly block: string;
}

const MARK = '== ';

/** Types blocks into one shell, one after the other, in a folder that has the files they name: what each said. */
async function typed(folder: string, preamble: string, lines: readonly Line[]): Promise<ReadonlyMap<string, Typed>> {
  const script = ['exec 2>&1', preamble, ...lines.map(({ label, block }) => `${block}\necho; echo "${MARK}${label} $?"`)].join('\n');
  const said = await saidBy(folder, script);
  const parts = said.split(new RegExp(`\n${MARK}(.+) (\\d+)\n`));
  if (parts.length !== lines.length * 3 + 1) throw new Error(`The shell ended early:\n${said}`);
  return new Map(lines.map(({ label }, at) => [label, { lines: (parts[at * 3] ?? '').trimEnd().split('\n'), code: Number(parts[at * 3 + 2]) }]));
}

/** What a shell says that somebody types into, with no more than the programs that the document names. */
export function saidBy(folder: string, script: string): Promise<string> {
  const env = { PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) };
  const child = spawn('sh', ['-c', script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said.join('')));
  });
}

/** A block with the reader's values in the place of the examples. */
export function filled(block: string, { key, site, reason }: Values): string {
  return block
    .replace("'example.com/log+1a2b3c4d+AT…'", `'${key}'`)
    .replace('https://agreements.example.com', site)
    .replace(/'(?:the reason|取り消しの理由)'/, `'${reason}'`);
}

/** Lines that come two and two are the same. */
const areSame = (lines: readonly string[]): boolean => lines.length > 0 && lines.length % 2 === 0 && lines.every((line, at) => line !== '' && line === lines[at - (at % 2)]);

/** What the document says of each block when it holds. */
const HOLDS: Readonly<Record<string, (typed: Typed) => boolean>> = {
  '1.0': ({ lines }) => areSame(lines.filter((line) => !line.endsWith(': not disclosed'))),
  '2.0': ({ lines, code }) => code === 0 && lines.join('') === '',
  '3.0': ({ lines: [size, root, left, ...signed] }) => left === 'left over: 0' && signed.length === 2 && signed[0] === size && signed[1] === root,
  '4.0': ({ lines, code }) => code === 0 && lines.includes('Signature Verified Successfully'),
  '5.0': ({ lines, code }) => code === 0 && lines.includes('Verification: OK'),
  '6.0': ({ lines }) => lines.join(' ') === 'true true',
  '7.0': ({ lines }) => areSame(lines),
  '7.1': ({ lines }) => areSame(lines),
  '7.2': ({ lines }) => areSame(lines),
  '8.0': ({ lines }) => areSame(lines),
  '9.0': ({ lines }) => lines.length === 3 && lines[2] === 'true',
  '9.1': ({ lines }) => areSame(lines),
};

/** What a receipt of each kind is checked by, in the order of the document; what happened later goes through steps 2 to 5 as well. */
const PLANS = {
  direct: ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0', '7.0', '7.2', '8.0'],
  attested: ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0', '7.0', '7.1', '9.0', 'later 2.0', 'later 3.0', 'later 4.0', 'later 5.0', '9.1'],
} as const;

export type Kind = keyof typeof PLANS;

/** Every block that some receipt is checked by. */
export const everyStep = (): string[] => [...new Set(Object.values(PLANS).flat().map(stepOf))].sort();

const stepOf = (label: string): string => label.replace('later ', '');

/** Does the steps of a document for a receipt, or only some of them and those that they go on from, and answers which do not hold. */
export async function failing(folder: string, document: Document, { kind, values, only = PLANS[kind] }: { kind: Kind; values: Values; only?: readonly string[] }): Promise<string[]> {
  const { preamble, blocks } = stepsIn(document);
  const needed = only.some((label) => label === '9.1' || label.startsWith('later')) ? [...only, '2.0', '9.0', 'later 2.0'] : [...only, '2.0'];
  const lines = PLANS[kind].filter((label) => needed.includes(label)).map((label) => ({ label, block: filled(blocks.get(stepOf(label)) ?? 'false', values) }));
  const all = await typed(folder, filled(preamble, values), lines);
  return [...all].flatMap(([label, said]) => (HOLDS[stepOf(label)]?.(said) === true ? [] : [label]));
}

import { verifyReceipt, type Check, type NamedKey, type Verdict } from '@assent/proof';
import type { Command } from 'commander';
import { StartFault } from '../start-fault';
import { judgeStamps, TSA_CERT_OPTION } from './judge-stamps';
import { wayTo } from './unknown-key';
import { KEY_OPTION, readText, readVerifierKeys } from './verifier-keys';

export interface ReceiptOptions {
  readonly key?: readonly string[];
  readonly tsaCert?: string;
}

/** With what the command ends: a script can tell a receipt that is wrong from one that is to be asked about again. */
const ENDS_WITH = { PROVEN: 0, FAULTY: 1, UNKNOWN_KEY: 3, PENDING: 4, UNKNOWN_AUTHORITY: 5 } as const satisfies Record<Verdict['outcome'], number>;

/** `verify receipt FILE`, and `verify FILE` for short: offline, with nothing but the file and the key. */
export function addVerify(program: Command): Command {
  const verify = program.command('verify').description('check a receipt, or the log itself');
  verify
    .argument('[receipt]', 'a receipt as JSON')
    .option(...KEY_OPTION)
    .option(...TSA_CERT_OPTION)
    .action((file: string | undefined, options: ReceiptOptions) => (file === undefined ? verify.help() : verifyReceiptFile(file, options)));
  verify
    .command('receipt')
    .argument('<file>', 'a receipt as JSON')
    .option(...KEY_OPTION)
    .option(...TSA_CERT_OPTION)
    .description('check a receipt with nothing but itself and the key: ends with 0 when it is proven, 1 when it is faulty, 3 when another key signed it, 4 when no checkpoint has it yet, 5 when another authority stamped it')
    .action((file: string, _options: unknown, command: Command) => verifyReceiptFile(file, command.optsWithGlobals<ReceiptOptions>()));
  return verify;
}

export async function verifyReceiptFile(file: string, { key: given = [], tsaCert }: ReceiptOptions): Promise<void> {
  if (given.length === 0) throw new StartFault('--key is missing: the key of the log, or a file that has it; not from the server whose receipt you check');
  const keys = await readVerifierKeys(given);
  const receipt = await readJson(file);
  const verdict = verifyReceipt(receipt, keys, await judgeStamps(receipt, tsaCert));
  console.log(reportOf(file, verdict, keys));
  process.exitCode = ENDS_WITH[verdict.outcome];
}

async function readJson(file: string): Promise<unknown> {
  const text = await readText(file, `There is no file ${file}: name the receipt that you downloaded as JSON`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StartFault(`${file} is not JSON`, { cause: error });
  }
}

const SAID = {
  PROVEN: 'Proven: what this receipt discloses is what the log committed to.',
  PENDING: 'Pending: everything fits together, but no checkpoint covers it yet, so nothing is proven.',
  UNKNOWN_KEY: 'Signed by a key that you did not give: everything fits together, but nothing is proven.',
  UNKNOWN_AUTHORITY: 'Stamped by an authority that you did not give: the log committed to what this receipt discloses, but nothing is proven of when.',
  FAULTY: 'Faulty: do not rely on this receipt.',
} as const satisfies Record<Verdict['outcome'], string>;

const MARKS = { HOLDS: 'holds', FAILS: 'FAILS', NOT_DISCLOSED: 'not disclosed', PENDING: 'pending', NOT_CHECKED: 'not checked', UNKNOWN_KEY: 'unknown key', UNKNOWN_AUTHORITY: 'unknown authority', NOT_THERE: 'not there' } as const satisfies Record<Check['outcome'], string>;

const WIDEST = Math.max(...Object.values(MARKS).map(({ length }) => length));

/** Whoever reads the last line alone must not take for standing what was taken back. */
function saidOf({ outcome, withdrawnAt }: Verdict): string {
  if (withdrawnAt === null || outcome === 'FAULTY') return SAID[outcome];
  const day = `${withdrawnAt.slice(0, 10)} (UTC)`;
  return `${SAID[outcome]} ${outcome === 'PROVEN' ? `It was withdrawn on ${day}: it was recorded, and counts no longer.` : `The receipt also says that it was withdrawn on ${day}.`}`;
}

function reportOf(file: string, verdict: Verdict, keys: readonly NamedKey[]): string {
  const { outcome, checks } = verdict;
  const lines = checks.map(({ outcome: each, name, words }) => `  ${MARKS[each].padEnd(WIDEST)}  ${name.toLowerCase().replace('_', '-').padEnd(10)}  ${words}`);
  const help = outcome === 'UNKNOWN_KEY' ? ['', ...wayTo(checks.flatMap(({ signers }) => signers ?? []), keys)] : [];
  return [file, '', ...lines, '', saidOf(verdict), ...help].join('\n');
}

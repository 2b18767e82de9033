import { verifyReceipt, type Check, type Verdict } from '@assent/proof';
import type { Command } from 'commander';
import { StartFault } from '../start-fault';
import { readText, readVerifierKeys } from './verifier-keys';

interface ReceiptOptions {
  readonly key: readonly string[];
}

/** `verify receipt FILE`, and `verify FILE` for short: offline, with nothing but the file and the key. */
export function addVerify(program: Command): Command {
  const verify = program.command('verify').description('check a receipt, or the log itself');
  const key = ['-k, --key <key...>', 'key of the log (name+id+base64), or a file that has one on each line'] as const;
  verify
    .argument('[receipt]', 'a receipt as JSON')
    .option(...key)
    .action((file: string | undefined, { key: keys }: Partial<ReceiptOptions>) => (file === undefined ? verify.help() : verifyReceiptFile(file, keys ?? [])));
  verify
    .command('receipt')
    .argument('<file>', 'a receipt as JSON')
    .option(...key)
    .description('check a receipt with nothing but itself and the key: ends with 0 only when it is proven')
    .action((file: string, _options: unknown, command: Command) => verifyReceiptFile(file, command.optsWithGlobals<Partial<ReceiptOptions>>().key ?? []));
  return verify;
}

async function verifyReceiptFile(file: string, given: readonly string[]): Promise<void> {
  if (given.length === 0) throw new StartFault('--key is missing: the key of the log, or a file that has it; not from the server whose receipt you check');
  const keys = (await Promise.all(given.map(readVerifierKeys))).flat();
  const verdict = verifyReceipt(await readJson(file), keys);
  console.log(reportOf(file, verdict));
  if (verdict.outcome !== 'PROVEN') process.exitCode = 1;
}

async function readJson(file: string): Promise<unknown> {
  const text = await readText(file, 'The receipt');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StartFault(`${file} is not JSON`, { cause: error });
  }
}

const SAID = {
  PROVEN: 'Proven: what this receipt discloses is what the log committed to.',
  PENDING: 'Pending: everything fits together, but no checkpoint covers it yet, so nothing is proven.',
  FAULTY: 'Faulty: do not rely on this receipt.',
} as const satisfies Record<Verdict['outcome'], string>;

const MARKS = { HOLDS: 'holds', FAILS: 'FAILS', NOT_DISCLOSED: 'not disclosed', PENDING: 'pending', NOT_THERE: 'not there' } as const satisfies Record<Check['outcome'], string>;

const WIDEST = Math.max(...Object.values(MARKS).map(({ length }) => length));

function reportOf(file: string, { outcome, checks }: Verdict): string {
  const lines = checks.map(({ outcome: each, name, words }) => `  ${MARKS[each].padEnd(WIDEST)}  ${name.toLowerCase().replace('_', '-').padEnd(10)}  ${words}`);
  return [file, '', ...lines, '', SAID[outcome]].join('\n');
}

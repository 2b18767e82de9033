import type { NamedKey } from '@assent/proof';
import type { Command } from 'commander';
import type { Config } from '../config';
import { createLogger } from '../log';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';
import { verifyLog, type LogVerdict } from '../verification/verify-log';
import { wayTo } from './unknown-key';
import { KEY_OPTION, readText, readVerifierKeys } from './verifier-keys';

export interface VerifyLogOptions {
  readonly checkpoint?: string;
  readonly key?: readonly string[];
}

/** `verify log`: the whole log of this database. */
export function addVerifyLog(verify: Command, config: Config): void {
  verify
    .command('log')
    .description('derive the log anew from the database, and hold every fact against its event: ends with 0 only when all of it is whole, 1 when it is not, 3 when it is, but another key signed the checkpoint')
    .option('--checkpoint <file>', 'a checkpoint that was kept outside of the database: also finds what was cut off, restored or written anew')
    .option(KEY_OPTION[0], `${KEY_OPTION[1]}; from outside of the database`)
    .action((_options: unknown, command: Command) => verifyLogOf(config, command.optsWithGlobals<VerifyLogOptions>()));
}

export async function verifyLogOf(config: Config, { checkpoint, key = [] }: VerifyLogOptions): Promise<void> {
  if (checkpoint !== undefined && key.length === 0) throw new StartFault('--key is missing: the key that signed --checkpoint, not from this database');
  const keys = await readVerifierKeys(key);
  const note = checkpoint === undefined ? null : await readText(checkpoint, `--checkpoint ${checkpoint} is no file that is there`);
  const database = await openMigrated(config, createLogger({ ...config, logLevel: 'warn' }));
  try {
    const verdict = await verifyLog(database, { note, keys });
    console.log(reportOf(verdict, keys));
    if (!verdict.ok) process.exitCode = 1;
    else if (verdict.strangers.length > 0) process.exitCode = 3;
  } finally {
    await database.close();
  }
}

function reportOf(verdict: LogVerdict, keys: readonly NamedKey[]): string {
  if (!verdict.ok) return `The log is not whole. First fault:\n\n  ${verdict.finding.table} ${verdict.finding.id}\n  ${verdict.finding.what}`;
  const { size, root, checkpoints, facts, strangers } = verdict;
  const counted = `${size} leaves with the root ${root}, ${checkpoints} checkpoints, ${facts} facts that are as their events say.`;
  if (strangers.length === 0) return `The log is whole: ${counted}`;
  const unjudged = 'The checkpoint that you gave is signed by a key that you did not give, and was held against nothing: it may show what was cut off or written anew.';
  return [`The log is whole in itself: ${counted}`, '', unjudged, '', ...wayTo(strangers, keys)].join('\n');
}

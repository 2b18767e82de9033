import type { NamedKey } from '@assent/proof';
import type { Command } from 'commander';
import type { Certificate } from 'pkijs';
import type { Config } from '../config';
import { createLogger } from '../log';
import { readTrustedRoots } from '../log/trusted-roots';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';
import { verifyLog, type LogVerdict } from '../verification/verify-log';
import { wayTo } from './unknown-key';
import { KEY_OPTION, readText, readVerifierKeys } from './verifier-keys';
import { TSA_CERT_OPTION } from './judge-stamps';

export interface VerifyLogOptions {
  readonly checkpoint?: string;
  readonly key?: readonly string[];
  readonly tsaCert?: string;
}

/** `verify log`: the whole log of this database. */
export function addVerifyLog(verify: Command, config: Config): void {
  verify
    .command('log')
    .description('derive the log anew from the database, and hold every fact against its event: ends with 0 only when all of it is whole, 1 when it is not, 3 when it is, but another key signed the checkpoint')
    .option('--checkpoint <file>', 'a checkpoint that was kept outside of the database: also finds what was cut off, restored or written anew')
    .option(KEY_OPTION[0], `${KEY_OPTION[1]}; from outside of the database`)
    .option(TSA_CERT_OPTION[0], `${TSA_CERT_OPTION[1]}; TIMESTAMP_CA_FILE unless given`)
    .action((_options: unknown, command: Command) => verifyLogOf(config, command.optsWithGlobals<VerifyLogOptions>()));
}

export async function verifyLogOf(config: Config, { checkpoint, key = [], tsaCert }: VerifyLogOptions): Promise<void> {
  if (checkpoint !== undefined && key.length === 0) throw new StartFault('--key is missing: the key that signed --checkpoint, not from this database');
  const keys = await readVerifierKeys(key);
  const note = checkpoint === undefined ? null : await readText(checkpoint, `--checkpoint ${checkpoint} is no file that is there`);
  const roots = await readRoots(config, tsaCert);
  const database = await openMigrated(config, createLogger({ ...config, logLevel: 'warn' }));
  try {
    const verdict = await verifyLog(database, { note, keys, roots });
    console.log(reportOf(verdict, { keys, areStampsJudged: roots !== undefined }));
    if (!verdict.ok) process.exitCode = 1;
    else if (verdict.strangers.length > 0) process.exitCode = 3;
  } finally {
    await database.close();
  }
}

function readRoots({ log: { rootsFile } }: Config, given: string | undefined): Promise<Certificate[]> | undefined {
  if (given !== undefined) return readTrustedRoots(given, '--tsa-cert');
  return rootsFile === null ? undefined : readTrustedRoots(rootsFile);
}

interface Judged {
  readonly keys: readonly NamedKey[];
  /** Whether certificates were there to tell whose the time-stamps are. */
  readonly areStampsJudged: boolean;
}

function reportOf(verdict: LogVerdict, { keys, areStampsJudged }: Judged): string {
  if (!verdict.ok) return `The log is not whole. First fault:\n\n  ${verdict.finding.table} ${verdict.finding.id}\n  ${verdict.finding.what}`;
  const { size, root, checkpoints, facts, stamps, strangers } = verdict;
  const counted = `${size} leaves with the root ${root}, ${checkpoints} checkpoints, ${facts} facts that are as their events say.`;
  const stamped = saidOfStamps(stamps, areStampsJudged);
  if (strangers.length === 0) return [`The log is whole: ${counted}`, ...stamped].join('\n');
  const unjudged = 'The checkpoint that you gave is signed by a key that you did not give, and was held against nothing: it may show what was cut off or written anew.';
  return [`The log is whole in itself: ${counted}`, ...stamped, '', unjudged, '', ...wayTo(strangers, keys)].join('\n');
}

function saidOfStamps(count: number, areJudged: boolean): string[] {
  if (count === 0) return [];
  const found = count === 1 ? '1 time-stamp, over its checkpoint' : `${count} time-stamps, each over its checkpoint`;
  return [areJudged ? `${found}, by an authority that comes from the certificates given.` : `${found}. Not checked whose they are: give the certificates of the authority with --tsa-cert, or as TIMESTAMP_CA_FILE.`];
}

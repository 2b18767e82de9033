import { join } from 'node:path';
import * as v from 'valibot';
import { folder, wholeNumber } from '../config-values';
import { StartFault } from '../start-fault';

/** How the log is signed and stamped. */
export interface LogConfig {
  /** Where the key is that signs checkpoints; null when this process has none. */
  readonly key: { readonly file: string; readonly mayBeMade: boolean } | null;
  readonly checkpointEveryMs: number;
  /** Null when checkpoints are not time-stamped. */
  readonly timestamp: { readonly url: string; readonly rootsFile: string; readonly everyMs: number } | null;
  /** Root certificates that stamps must come from; also where none are made any more. */
  readonly rootsFile: string | null;
}

const authority = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be the http:// or https:// address of a time-stamping authority'),
);

/** The variables of the log, for config.ts. */
export const logVariables = {
  LOG_KEY_FILE: v.pipe(
    v.optional(folder),
    v.description('File with the key that signs the log, outside the database. Not set: DATA_DIR/log.key, made at the first start; with DATABASE_URL none, and checkpoints wait for a process that has one.'),
  ),
  LOG_CHECKPOINT_SECONDS: v.pipe(v.optional(wholeNumber(1, 86_400), '10'), v.description('How often a checkpoint is signed when there is something new; a receipt has no proof before.')),
  TIMESTAMP_URL: v.pipe(v.optional(authority), v.description('Address of a time-stamping authority (RFC 3161) that stamps checkpoints. Not set: they are not stamped.')),
  TIMESTAMP_CA_FILE: v.pipe(v.optional(folder), v.description('File with the root certificates (PEM) that its certificate must come from. Needed with TIMESTAMP_URL.')),
  TIMESTAMP_MINUTES: v.pipe(v.optional(wholeNumber(0, 1440), '10'), v.description('How often the latest checkpoint is stamped; 0 stamps every one.')),
};

interface Read {
  readonly DATA_DIR: string;
  readonly DATABASE_URL?: string | undefined;
  readonly LOG_KEY_FILE?: string | undefined;
  readonly LOG_CHECKPOINT_SECONDS: number;
  readonly TIMESTAMP_URL?: string | undefined;
  readonly TIMESTAMP_CA_FILE?: string | undefined;
  readonly TIMESTAMP_MINUTES: number;
}

export function logConfigOf(read: Read): LogConfig {
  return {
    key: keyOf(read),
    checkpointEveryMs: read.LOG_CHECKPOINT_SECONDS * 1000,
    timestamp: timestampOf(read),
    rootsFile: read.TIMESTAMP_CA_FILE ?? null,
  };
}

function timestampOf({ TIMESTAMP_URL: url, TIMESTAMP_CA_FILE: rootsFile, TIMESTAMP_MINUTES: minutes }: Read): LogConfig['timestamp'] {
  if (url === undefined) return null;
  if (rootsFile === undefined) throw new StartFault('TIMESTAMP_CA_FILE must be set when TIMESTAMP_URL is: a stamp is only kept from an authority that you trust');
  return { url, rootsFile, everyMs: minutes * 60_000 };
}

// Of several processes on PostgreSQL only one may make a key, so it is made by a command; the embedded database has one folder and one process.
function keyOf({ DATA_DIR, DATABASE_URL, LOG_KEY_FILE }: Read): LogConfig['key'] {
  if (LOG_KEY_FILE !== undefined) return { file: LOG_KEY_FILE, mayBeMade: false };
  return DATABASE_URL === undefined ? { file: join(DATA_DIR, 'log.key'), mayBeMade: true } : null;
}

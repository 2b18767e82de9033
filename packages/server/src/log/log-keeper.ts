import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import type { Logger } from '../log';
import type { CheckpointEntity } from './checkpoint.entity';
import { LogFault, publishCheckpoint } from './checkpoint.service';
import { readSigner } from './key.service';
import { StartFault } from '../start-fault';
import { orderBatch } from './sequencer.service';

export interface LogKeeperOptions {
  readonly database: Database;
  /** Where the key is; read at every turn, for it may be replaced. Null: events are ordered, and checkpoints wait for a process that has the key. */
  readonly keyFile: string | null;
  readonly clock: () => Date;
  readonly logger: Logger;
  readonly checkpointEveryMs: number;
  readonly follow?: (manager: EntityManager, checkpoint: CheckpointEntity) => Promise<void>;
  /** How often it looks for events that wait. */
  readonly pollMs?: number;
}

export interface LogKeeper {
  /** Whether the key of the log is where this process looks for it. */
  canSign(): Promise<boolean>;
  /** Orders what still waits, signs it, and ends. */
  stop(): Promise<void>;
}

const POLL_MS = 1_000;
/** How long a stop goes on ordering: other processes may be adding events all the while. */
const STOP_WITHIN_MS = 5_000;

/** Orders events as they come and signs a checkpoint now and then. What fails is reported and tried again at the next turn. */
export function startLogKeeper(options: LogKeeperOptions): LogKeeper {
  const { checkpointEveryMs, pollMs = POLL_MS } = options;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const queue = (work: () => Promise<void>): void => void (running = running.then(work));
  const orderAll = (): Promise<void> => order(options, () => !isStopped);
  queue(orderAll);
  const timers = [setInterval(() => queue(orderAll), pollMs), setInterval(() => queue(() => sign(options)), checkpointEveryMs)];
  for (const timer of timers) timer.unref();
  return {
    canSign: () => canSign(options),
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      await running;
      const end = Date.now() + STOP_WITHIN_MS;
      await order(options, () => Date.now() < end);
      await sign(options);
    },
  };
}

async function order({ database, logger }: LogKeeperOptions, mayGoOn: () => boolean): Promise<void> {
  try {
    while (mayGoOn() && (await orderBatch(database)) > 0);
  } catch (error) {
    logger.error({ err: error }, 'ordering events failed');
  }
}

async function canSign({ database, keyFile }: LogKeeperOptions): Promise<boolean> {
  if (keyFile === null) return false;
  try {
    return (await readSigner(database, keyFile)) !== null;
  } catch (error) {
    // A file that cannot be read: told in the log at every turn.
    if (error instanceof StartFault) return false;
    throw error;
  }
}

async function sign({ database, keyFile, clock, logger, follow }: LogKeeperOptions): Promise<void> {
  if (keyFile === null) return;
  try {
    const signer = await readSigner(database, keyFile);
    if (signer === null) throw new LogFault(`the key of the log was replaced, and LOG_KEY_FILE ${keyFile} does not hold the new one: put it there, and signing goes on by itself`);
    await publishCheckpoint({ database, signer, keyFile, now: clock(), follow });
  } catch (error) {
    // What the operator can mend is told in a sentence.
    const isMendable = error instanceof LogFault || error instanceof StartFault;
    logger.error(isMendable ? { why: error.message } : { err: error }, 'no checkpoint was signed');
  }
}

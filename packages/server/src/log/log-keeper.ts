import type { SignerKey } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import type { Logger } from '../log';
import type { CheckpointEntity } from './checkpoint.entity';
import { publishCheckpoint } from './checkpoint.service';
import { orderBatch } from './sequencer.service';

export interface LogKeeperOptions {
  readonly database: Database;
  /** Null: events are ordered, and checkpoints wait for a process that has the key. */
  readonly key: { readonly signer: SignerKey; readonly file: string } | null;
  readonly clock: () => Date;
  readonly logger: Logger;
  readonly checkpointEveryMs: number;
  readonly follow?: (manager: EntityManager, checkpoint: CheckpointEntity) => Promise<void>;
  /** How often it looks for events that wait. */
  readonly pollMs?: number;
}

export interface LogKeeper {
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

async function sign({ database, key, clock, logger, follow }: LogKeeperOptions): Promise<void> {
  if (key === null) return;
  try {
    await publishCheckpoint({ database, signer: key.signer, keyFile: key.file, now: clock(), follow });
  } catch (error) {
    logger.error({ err: error }, 'no checkpoint was signed');
  }
}

import { openDatabase } from '@assent/server/src/database/database';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { PendingEventEntity } from '@assent/server/src/events/pending-event.entity';
import { createLogger } from '@assent/server/src/log';
import { startLogKeeper } from '@assent/server/src/log/log-keeper';
import { LogLeafEntity } from '@assent/server/src/log/log-leaf.entity';
import { LogSubtreeEntity } from '@assent/server/src/log/log-subtree.entity';

/** What ordering needs; a process that loads all of them takes seconds longer to start. */
const entities = [EventEntity, PendingEventEntity, LogLeafEntity, LogSubtreeEntity];

export interface Sequencing {
  readonly file: string;
  readonly url?: string;
}

/** Orders what waits as fast as it comes; it has no key, and so signs nothing. */
export async function sequence({ file, url }: Sequencing): Promise<void> {
  const database = await openDatabase({ file, url, entities });
  const logger = createLogger({ logLevel: 'error', logFormat: 'json' }, process.stderr);
  startLogKeeper({ database, keyFile: null, clock: () => new Date(), logger, checkpointEveryMs: 60_000, pollMs: 5 });
  // The keeper's own timers keep no process alive.
  setInterval(() => undefined, 60_000);
  process.stdout.write('READY\n');
}

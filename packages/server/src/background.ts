import { AttachmentUploadEntity } from './acceptances/attachment-upload.entity';
import type { Config } from './config';
import type { Database } from './database/database';
import { housekeeping, housekeepingSchedule } from './jobs/housekeeping.job';
import { startWorker } from './jobs/worker';
import type { Logger } from './log';
import { nameOfLog } from './log/key-file';
import { openLogKey } from './log/key.service';
import { startLogKeeper, type LogKeeper } from './log/log-keeper';
import { followWithTimestamp, timestampJob } from './log/timestamp.job';
import { readTrustedRoots } from './log/trusted-roots';
import { mailJob } from './mail/mail.job';
import { openOutbox } from './mail/outbox';
import { renewal, renewalSchedule } from './orders/renewal.job';
import { reminders, remindersSchedule } from './standing/reminders.job';
import { startSweeper } from './standing/sweep.service';

export interface BackgroundParts {
  readonly config: Config;
  readonly database: Database;
  readonly logger: Logger;
  readonly clock: () => Date;
}

/** What an application does though nobody asks: the sweep, and the jobs. */
export interface Background {
  /** Whether this process has the key of the log. */
  canSign(): Promise<boolean>;
  stop(): Promise<void>;
}

const SWEEP_EVERY_MS = 60_000;

export async function startBackground({ config, database, logger, clock }: BackgroundParts): Promise<Background> {
  const { mail } = config;
  const { timestamp } = config.log;
  const authority = timestamp && { url: timestamp.url, trusted: await readTrustedRoots(timestamp.rootsFile) };
  const keeper = await openLog({ config, database, logger, clock });
  if (mail !== null) await database.transact(async (manager) => openOutbox(manager, mail));
  const worker = await startWorker({
    database,
    handlers: [
      housekeeping({ database, attemptWindowMs: config.signIn.windowMs, passing: [{ entity: AttachmentUploadEntity, column: 'uploadedAt', keptDays: 1 }] }),
      renewal(database),
      ...(mail === null ? [] : [mailJob({ database, config, mail }), reminders(database)]),
      ...(authority === null ? [] : [timestampJob({ database, authority })]),
    ],
    schedules: [housekeepingSchedule, renewalSchedule, ...(mail === null ? [] : [remindersSchedule])],
    clock,
    logger,
    graceMs: config.stopTimeoutMs,
  });
  const sweeper = startSweeper(database, { clock, everyMs: SWEEP_EVERY_MS, report: (error) => logger.error({ err: error }, 'a sweep failed') });
  return {
    canSign: keeper.canSign,
    stop: async () => {
      await Promise.all([worker.stop(), sweeper.stop()]);
      // Last, so that what they recorded is in it.
      await keeper.stop();
    },
  };
}

async function openLog({ config, database, logger, clock }: BackgroundParts): Promise<LogKeeper> {
  const { key, checkpointEveryMs, timestamp } = config.log;
  const signer = await openLogKey({ database, key, name: nameOfLog(config.console.origin), now: clock() });
  if (signer === null || key === null) logger.warn('LOG_KEY_FILE is not set: events are ordered, and checkpoints wait for a process that has the key');
  return startLogKeeper({ database, keyFile: signer === null || key === null ? null : key.file, clock, logger, checkpointEveryMs, follow: timestamp ? followWithTimestamp(timestamp.everyMs) : undefined });
}

import type { Config } from '../config';
import type { Database } from '../database/database';
import { JobFault } from '../jobs/job-fault';
import type { JobHandler } from '../jobs/job-handler';
import { SealFault, unseal } from '../sealing/sealing';
import type { MailConfig } from './mail-config';
import { parseQueuedMail, type QueuedMail } from './mail-order';
import { MAIL_JOB } from './outbox';
import { postmanOf } from './smtp';
import { writeMail } from './write-mail';

export interface MailJobParts {
  readonly database: Database;
  readonly config: Pick<Config, 'console' | 'acceptance'>;
  readonly mail: MailConfig;
}

/** For about a day, which is longer than most servers are away. */
const RETRY = { attempts: 30, firstWaitMs: 30_000, longestWaitMs: 3_600_000 };

/** Sends the mails that wait. One that was sent by a worker who died before saying so is sent again, under the same Message-ID. */
export function mailJob({ database, config, mail: mailConfig }: MailJobParts): JobHandler {
  const postman = postmanOf(mailConfig);
  const origins = { console: config.console.origin, acceptance: config.acceptance.origin };
  const domain = mailConfig.from.address.split('@').at(-1) ?? '';
  return {
    kind: MAIL_JOB,
    retry: RETRY,
    run: async ({ id, payload, createdAt, now, signal }) => {
      const queued = parseQueuedMail(payload);
      const { order } = queued;
      const secret = secretOf(queued, mailConfig);
      const mail = await database.read((manager) => writeMail({ manager, now, origins, secret }, order));
      if (mail === null) return 'CANCELLED';
      await postman.send(mail, { messageId: `<${id}@${domain}>`, date: createdAt, signal });
      return 'DONE';
    },
    keep: (payload) => ({ ...payload, sealed: null }),
  };
}

/** What does not open now will not open later. */
function secretOf({ order, sealed }: QueuedMail, { secrets }: MailConfig): string | null {
  try {
    return sealed === null ? null : unseal(sealed, order, secrets);
  } catch (error) {
    if (error instanceof SealFault) throw new JobFault(error.code, true, { cause: error });
    throw error;
  }
}

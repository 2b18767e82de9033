import { startApp } from '@assent/server/src/app';
import { readConfig } from '@assent/server/src/config';
import { createLogger } from '@assent/server/src/log';

export interface MailRound {
  readonly env: Record<string, string>;
  /** What it takes the time for. */
  readonly now: string;
}

/** Another server on the same database, which sends mails. */
export async function work({ env, now }: MailRound): Promise<void> {
  const config = readConfig(env);
  await startApp({ config, clock: () => new Date(now), logger: createLogger(config, process.stderr) });
}

import { startApp } from '@assent/server/src/app';
import { readConfig } from '@assent/server/src/config';
import { createLogger } from '@assent/server/src/log';

export interface Neighbour {
  readonly env: Record<string, string>;
  /** What it takes the time for. */
  readonly now: string;
}

/** Another server on the same database: says where its console is, and serves until it is told to stop. */
export async function work({ env, now }: Neighbour): Promise<void> {
  const config = readConfig(env);
  const app = await startApp({ config, clock: () => new Date(now), logger: createLogger(config, process.stderr) });
  process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
  process.stdout.write(`${app.consoleUrl}\n`);
}

import { startApp, type RunningApp } from '../app';
import type { Config } from '../config';
import type { Database } from '../database/database';
import { findDemo, type DemoAccess } from '../demo/demo-access';
import { seedDemo } from '../demo/demo.service';
import { isLoopbackOrigin } from '../http/origin';
import { createLogger, type Logger } from '../log';
import { openMigrated } from '../open-database';
import { PartnerEntity } from '../partners/partner.entity';
import { StartFault } from '../start-fault';
import { noteServing } from './serving-note';
import { welcome } from './welcome';

export async function serve(config: Config, { isEmpty }: { isEmpty: boolean }): Promise<void> {
  const logger = createLogger(config);
  const database = await openMigrated(config, logger);
  const demo = await demoOf(config, database, { isEmpty });
  const app = await startApp({ config, logger, database });
  const leave = await noteServing({ ...config, consoleUrl: app.consoleUrl }, logger);
  stopOnSignal({ stop: () => app.stop().then(leave) }, logger);
  console.log(welcome({ consoleUrl: app.consoleUrl, acceptanceUrl: app.acceptanceUrl, demo: demo.access, hasPartner: demo.hasPartner }));
}

interface Demo {
  readonly access: DemoAccess | null;
  readonly hasPartner: boolean;
}

/** Demo data fills an empty database only, and never one that others can reach: its passwords are printed in the README. */
async function demoOf(config: Config, database: Database, { isEmpty }: { isEmpty: boolean }): Promise<Demo> {
  const now = new Date();
  try {
    const hadPartner = await database.read((manager) => manager.exists(PartnerEntity));
    const mayDemo = isLoopbackOrigin(config.console.origin) && isLoopbackOrigin(config.acceptance.origin);
    const known = hadPartner ? await findDemo({ database, now }) : null;
    if (known !== null && !mayDemo) throw new StartFault('This database holds demo data, whose passwords anyone can read: give another DATA_DIR or DATABASE_URL');
    if (hadPartner || isEmpty) return { access: known, hasPartner: hadPartner };
    if (!mayDemo) throw new StartFault('Demo data is for this machine only: add --empty to serve CONSOLE_ORIGIN and ACCEPTANCE_ORIGIN without it');
    return { access: await seedDemo({ database, now }), hasPartner: true };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The first signal lets requests finish; whoever sends a second one does not want to wait. */
function stopOnSignal(app: Pick<RunningApp, 'stop'>, logger: Logger): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    logger.info({ signal }, 'stopping');
    app.stop().then(
      () => logger.info('stopped'),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

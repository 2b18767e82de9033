import { todayIn } from '@assent/domain';
import { AgreementEntity } from '../agreements/agreement.entity';
import { publishAgreements } from '../agreements/publish.service';
import type { Config } from '../config';
import { demoAgreements } from '../demo/demo-agreements';
import { createLogger } from '../log';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';
import { registerFollowers } from '../wiring';

/** Publishes the sample texts, which say of themselves that they are samples, for every country: to try the product without demo data. */
export async function publishSamples(config: Config): Promise<void> {
  registerFollowers();
  const database = await openMigrated({ ...config, transactionTimeoutMs: LONG_ENOUGH_MS }, createLogger(config));
  try {
    const count = await database.transact(async (manager) => {
      if (await manager.exists(AgreementEntity)) throw new StartFault('There are agreements in this database already: samples are only for an empty one');
      const samples = demoAgreements(todayIn('UTC', new Date()));
      await publishAgreements(manager, samples);
      return samples.length;
    });
    console.log(`${count} sample agreements are published. They are no legal text: replace them before anybody relies on them.`);
  } finally {
    await database.close();
  }
}

const LONG_ENOUGH_MS = 120_000;

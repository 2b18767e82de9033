import type { Config } from '../config';
import { createLogger } from '../log';
import { openMigrated } from '../open-database';

export async function migrateDatabase(config: Config): Promise<void> {
  const database = await openMigrated(config, createLogger(config));
  await database.close();
  console.log('The database is at this version.');
}

import { erasePerson, findPersons } from '../acceptances/erase.service';
import type { Config } from '../config';
import { createLogger } from '../log';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';

/** Erases the signer of one acceptance, or of all that an address signed. */
export async function erase(config: Config, { person }: { person: string }): Promise<void> {
  const database = await openMigrated(config, createLogger({ ...config, logLevel: 'warn' }));
  try {
    const erased = await database.transact(async (manager) => {
      const ids = await findPersons(manager, person);
      for (const id of ids) await erasePerson(manager, id, new Date());
      return ids;
    });
    if (erased.length === 0) throw new StartFault(`--person ${person}: no acceptance has this id or was signed with this address, or it was erased before`);
    console.log([`The signer of ${erased.length} acceptances is erased, and the log says so:`, ...erased.map((id) => `  ${id}`)].join('\n'));
  } finally {
    await database.close();
  }
}

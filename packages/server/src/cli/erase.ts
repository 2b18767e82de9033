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
    console.log([`The signer is erased from ${erased.length === 1 ? 'one acceptance' : `${erased.length} acceptances`}, and the log says so. Contacts and accounts of a customer are not touched:`, ...erased.map((id) => `  ${id}`)].join('\n'));
  } finally {
    await database.close();
  }
}

import { erasePerson, findPersons } from '../acceptances/erase.service';
import type { Config } from '../config';
import type { Database } from '../database/database';
import { createLogger } from '../log';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';
import { ownTerminal, type Terminal } from './terminal';

export interface EraseOptions {
  readonly person: string;
  /** Said beforehand, for a script. */
  readonly yes?: boolean;
}

const GIVEN_UP = 'erase was given up: nothing was erased';

/** Erases the signer of one acceptance, or of all that an address signed: for ever, so somebody has to say yes. */
export async function erase(config: Config, { person, yes = false }: EraseOptions, terminal: Terminal | null = ownTerminal(GIVEN_UP)): Promise<void> {
  if (!yes && terminal === null) throw new StartFault('Nobody is at a terminal to be asked, and what is erased does not come back: add --yes');
  const database = await openMigrated(config, createLogger({ ...config, logLevel: 'warn' }));
  try {
    const found = await database.read((manager) => findPersons(manager, person));
    if (found.length === 0) throw new StartFault(`--person ${person}: no acceptance has this id or was signed with this address, or it was erased before`);
    if (!yes) await askFirst(terminal, found);
    const erased = await eraseAll(database, person, found);
    console.log([`The signer is erased from ${counted(erased)}, and the log says so. Contacts and accounts of a customer are not touched:`, ...listed(erased)].join('\n'));
  } finally {
    await database.close();
  }
}

async function askFirst(terminal: Terminal | null, found: readonly string[]): Promise<void> {
  terminal?.tell([`This takes name, address, evidence and attached document of the signer away from ${counted(found)}, for ever:`, ...listed(found)].join('\n'));
  const answer = await terminal?.ask('Erase? Type yes: ');
  if (answer?.trim().toLowerCase() !== 'yes') throw new StartFault(GIVEN_UP);
}

/** Of those that were named to whoever said yes; what somebody else erased meanwhile is done. */
function eraseAll({ transact }: Database, person: string, named: readonly string[]): Promise<string[]> {
  return transact(async (manager) => {
    const ids = (await findPersons(manager, person)).filter((id) => named.includes(id));
    for (const id of ids) await erasePerson(manager, id, new Date());
    return ids;
  });
}

const counted = (ids: readonly string[]): string => (ids.length === 1 ? 'one acceptance' : `${ids.length} acceptances`);

const listed = (ids: readonly string[]): string[] => ids.map((id) => `  ${id}`);

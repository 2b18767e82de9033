import { openDatabase } from '@assent/server/src/database/database';
import { LedgerEntryEntity } from './ledger.entity';

export interface Task {
  name: string;
  file: string;
  url?: string;
  transactions: number;
}

/** Writes pairs of rows, eight transactions at a time, and says the number of each pair once it is acknowledged. */
export async function run({ name, file, url, transactions }: Task): Promise<void> {
  const database = await openDatabase({ file, url, entities: [LedgerEntryEntity] });
  let next = 0;
  const writer = async (): Promise<void> => {
    for (let number = (next += 1); number <= transactions; number = next += 1) {
      const groupId = `${name}-${number}`;
      await database.transact(async (manager) => {
        for (const place of [1, 2]) await manager.insert(LedgerEntryEntity, { id: `${groupId}-${place}`, groupId, place, isChecked: false });
      });
      process.stdout.write(`${groupId}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  await database.close();
}

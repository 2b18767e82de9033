import { dialect } from '@assent/server/src/database/columns';
import type { Database } from '@assent/server/src/database/database';
import { entities } from '@assent/server/src/database/entities';
import { migrate } from '@assent/server/src/database/migrate';
import { insertOnly } from '@assent/server/src/database/triggers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyPlace, openAt, type Place } from '../../support/database';
import { rowsOf } from '../../support/rows';
import { insertSampleRows } from './sample-rows';

let place: Place;
let database: Database;
beforeAll(async () => {
  place = await emptyPlace();
  database = await openAt(place, { entities });
  await migrate(database);
  await database.transact((manager) => insertSampleRows(manager));
});
afterAll(async () => {
  await database.close();
  await place.remove();
});

/** What tells the rows of a table apart, where it is not an id. */
const keys: Partial<Record<(typeof insertOnly)[number], string[]>> = { log_leaf: ['log_index'], log_subtree: ['level', 'position'] };

describe.each(insertOnly)('the table %s', (table) => {
  const [key = 'id'] = keys[table] ?? ['id'];
  const another = keys[table] ? '99' : `'x'`;
  const ways = {
    'an update': [`UPDATE ${table} SET ${key} = ${key}`],
    'an update of one row': [`UPDATE ${table} SET ${key} = ${another} WHERE ${key} = (SELECT MIN(${key}) FROM ${table})`],
    'a deletion': [`DELETE FROM ${table}`],
    'an insert that replaces': [dialect === 'postgres' ? `INSERT INTO ${table} SELECT * FROM ${table} ON CONFLICT (${keys[table]?.join() ?? 'id'}) DO UPDATE SET ${key} = ${another}` : `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`],
    'emptying it': [dialect === 'postgres' ? `TRUNCATE ${table} CASCADE` : `DELETE FROM ${table} WHERE 1`],
    'a change by a replica': [...(dialect === 'postgres' ? ['SET LOCAL session_replication_role = replica'] : []), `DELETE FROM ${table}`],
  };
  it.each(Object.entries(ways))('refuses %s', async (_, statements) => {
    const before = await rows(table);
    const changing = database.transact(async (manager) => {
      for (const statement of statements) await manager.query(statement);
    });
    await expect(changing).rejects.toThrow('is insert-only');
    expect(before).toHaveLength(1);
    expect(await rows(table)).toEqual(before);
  });
});

describe('the personal fields of an acceptance', () => {
  const everything = `first_name = NULL, last_name = NULL, email = NULL, phone = NULL, signer_salt = NULL, evidence = NULL, evidence_salt = NULL, parties = NULL, parties_salt = NULL`;
  const erasedAt = `erased_at = '2026-02-01T00:00:00.000Z'`;

  it.each([
    ['corrected', `first_name = 'Another'`],
    ['erased in part', `first_name = NULL, last_name = NULL, ${erasedAt}`],
    ['erased but for the salt of the signer', `${everything.replace('signer_salt = NULL, ', '')}, ${erasedAt}`],
    ['erased but for the names of those concerned', `${everything.replace('parties = NULL, ', '')}, ${erasedAt}`],
    ['erased without saying when', everything],
    ['moved to another acceptance', `${everything}, ${erasedAt}, acceptance_id = 'x'`],
  ])('cannot be %s', async (_, change) => {
    const before = await rows('acceptance_person');
    await expect(run(`UPDATE acceptance_person SET ${change}`)).rejects.toThrow('may only be erased');
    expect(await rows('acceptance_person')).toEqual(before);
  });

  it('cannot be replaced by an insert', async () => {
    const replacing =
      dialect === 'postgres'
        ? `INSERT INTO acceptance_person SELECT * FROM acceptance_person ON CONFLICT (acceptance_id) DO UPDATE SET first_name = 'Another'`
        : `INSERT OR REPLACE INTO acceptance_person SELECT * FROM acceptance_person`;
    await expect(run(replacing)).rejects.toThrow(/is insert-only|may only be erased/);
  });

  it('cannot be deleted', async () => {
    await expect(run('DELETE FROM acceptance_person')).rejects.toThrow('is insert-only');
  });

  it('can be erased, once and for all', async () => {
    await run(`UPDATE acceptance_person SET ${everything}, ${erasedAt}`);
    expect(await rows('acceptance_person')).toMatchObject([{ first_name: null, email: null, signer_salt: null, evidence: null, evidence_salt: null, parties: null, parties_salt: null }]);
    await expect(run(`UPDATE acceptance_person SET first_name = 'Back'`)).rejects.toThrow('may only be erased');
    await expect(run(`UPDATE acceptance_person SET erased_at = NULL`)).rejects.toThrow('may only be erased');
  });
});

describe('an attached document', () => {
  const erasedAt = `erased_at = '2026-02-01T00:00:00.000Z'`;

  it.each([
    ['changed', `hash = 'another'`],
    ['erased without saying when', 'content = NULL'],
    ['said to be erased while it is there', erasedAt],
    ['erased and called something else', `content = NULL, media_type = 'text/html', ${erasedAt}`],
    ['moved to another acceptance', `content = NULL, acceptance_id = 'x', ${erasedAt}`],
  ])('cannot be %s', async (_, change) => {
    const before = await rows('acceptance_attachment');
    await expect(run(`UPDATE acceptance_attachment SET ${change}`)).rejects.toThrow('may only be erased');
    expect(await rows('acceptance_attachment')).toEqual(before);
  });

  it('cannot be deleted', async () => {
    await expect(run('DELETE FROM acceptance_attachment')).rejects.toThrow('is insert-only');
  });

  it('can be erased: its hash stays', async () => {
    const [before] = await rows('acceptance_attachment');
    await run(`UPDATE acceptance_attachment SET content = NULL, ${erasedAt}`);
    expect(await rows('acceptance_attachment')).toMatchObject([{ content: null, hash: before?.['hash'], length: before?.['length'] }]);
  });
});

const run = (statement: string): Promise<unknown> => database.transact((manager) => manager.query(statement));

const rows = async (table: string): Promise<Record<string, unknown>[]> => rowsOf(await database.read((manager) => manager.query(`SELECT * FROM ${table}`)));

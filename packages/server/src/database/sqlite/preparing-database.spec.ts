import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunResult } from 'sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PreparingDatabase } from './preparing-database';

let folder: string;
let database: PreparingDatabase;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-prepared-'));
  database = await opened();
  await run('CREATE TABLE entry (id INTEGER PRIMARY KEY, label TEXT UNIQUE)');
});
afterEach(async () => {
  await closed();
  await rm(folder, { recursive: true });
});

const opened = (): Promise<PreparingDatabase> =>
  new Promise((resolve, reject) => {
    const made: PreparingDatabase = new PreparingDatabase(join(folder, 'prepared.sqlite'), (error) => (error ? reject(error) : resolve(made)));
  });
const closed = (): Promise<void> => new Promise((resolve, reject) => database.close((error) => (error ? reject(error) : resolve())));
const all = (sql: string, ...values: unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => database.all(sql, values, (error: Error | null, rows: unknown[]) => (error ? reject(error) : resolve(rows))));

function run(sql: string, ...values: unknown[]): Promise<{ changes: number; lastID: number }> {
  return new Promise((resolve, reject) => {
    database.run(sql, values, function (this: RunResult, error: Error | null) {
      if (error) reject(error);
      else resolve({ changes: this.changes, lastID: this.lastID });
    });
  });
}

const ADD = 'INSERT INTO entry (label) VALUES (?)';
const FIND = 'SELECT label FROM entry WHERE id = ?';

it('a statement answers each call with its own values, also those that run at once', async () => {
  for (const label of ['a', 'b', 'c']) await run(ADD, label);
  expect(await Promise.all([1, 2, 3, 4].map((id) => all(FIND, id)))).toEqual([[{ label: 'a' }], [{ label: 'b' }], [{ label: 'c' }], []]);
});

it('tells of each write which row it made and how many it met', async () => {
  expect(await run(ADD, 'a')).toEqual({ changes: 1, lastID: 1 });
  expect(await run(ADD, 'b')).toEqual({ changes: 1, lastID: 2 });
  expect((await run('UPDATE entry SET label = label || ?', '!')).changes).toBe(2);
  expect(await all('SELECT label FROM entry ORDER BY id')).toEqual([{ label: 'a!' }, { label: 'b!' }]);
});

it('a call with fewer values than before finds none of the old ones', async () => {
  await run(ADD, 'a');
  await run('INSERT INTO entry (label) VALUES (?)');
  expect(await all('SELECT label FROM entry ORDER BY id')).toEqual([{ label: 'a' }, { label: null }]);
});

it('a statement that was refused a row goes on with the next', async () => {
  await run(ADD, 'a');
  await expect(run(ADD, 'a')).rejects.toThrow(/UNIQUE/);
  expect((await run(ADD, 'b')).changes).toBe(1);
});

it('everyone who waits for a statement that cannot be prepared is told, and it works once it can', async () => {
  const asked = await Promise.allSettled([all('SELECT * FROM later'), all('SELECT * FROM later'), run('DELETE FROM later')]);
  expect(asked.map((one) => (one.status === 'rejected' ? String(one.reason) : one.status))).toEqual(Array(3).fill(expect.stringContaining('no such table')));
  await run('CREATE TABLE later (id INTEGER)');
  expect(await all('SELECT * FROM later')).toEqual([]);
});

it('many more statements than are kept are all answered', async () => {
  const numbers = Array.from({ length: 500 }, (_, number) => number);
  const ask = (): Promise<unknown[]> => Promise.all(numbers.map((number) => all(`SELECT ${number} AS number`)));
  const expected = numbers.map((number) => [{ number }]);
  expect(await ask()).toEqual(expected);
  expect(await ask()).toEqual(expected);
});

it('a statement goes on when the schema has changed', async () => {
  await run(ADD, 'a');
  await all('SELECT * FROM entry');
  await run('ALTER TABLE entry ADD COLUMN note TEXT');
  expect(await all('SELECT * FROM entry')).toEqual([{ id: 1, label: 'a', note: null }]);
});

it('nothing that was asked keeps a transaction open', async () => {
  await run('BEGIN IMMEDIATE');
  await run(ADD, 'a');
  await all(FIND, 1);
  await run('COMMIT');
  const other = await opened();
  const locked = new Promise((resolve, reject) => other.run('BEGIN EXCLUSIVE', (error: Error | null) => (error ? reject(error) : resolve('locked'))));
  expect(await locked).toBe('locked');
  await new Promise((resolve) => other.close(resolve));
});

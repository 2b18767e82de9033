import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from './config';
import { createLogger } from './log';
import { assertMigrated, openMigrated } from './open-database';

const FILES = ['assent.sqlite', 'assent.sqlite-wal', 'assent.sqlite-shm'];

async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-modes-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

async function openIn(dataDir: string): Promise<void> {
  const database = await openMigrated(readConfig({ DATA_DIR: dataDir }), createLogger({ logLevel: 'silent', logFormat: 'json' }));
  onTestFinished(() => database.close());
  // The files beside it come with the first statement.
  await assertMigrated(database);
}

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
const modesIn = (dataDir: string): Promise<string[]> => Promise.all(FILES.map((name) => modeOf(join(dataDir, name))));

describe('The embedded database', () => {
  it('is readable for its owner alone, and so is the folder that is made for it', async () => {
    const dataDir = await newDataDir();
    await openIn(dataDir);
    expect([await modeOf(dataDir), ...(await modesIn(dataDir))]).toEqual(['700', '600', '600', '600']);
  });

  it('is closed to others at the next start where it was open to them', async () => {
    const dataDir = await newDataDir();
    await openIn(dataDir);
    for (const name of FILES) await chmod(join(dataDir, name), 0o644);
    await openIn(dataDir);
    expect(await modesIn(dataDir)).toEqual(['600', '600', '600']);
  });
});

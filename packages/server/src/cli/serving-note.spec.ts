import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { noteServing } from './serving-note';

const CONSOLE = 'http://localhost:4321';

async function emptyFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-note-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  return dataDir;
}

function listening() {
  const said: string[] = [];
  return { said, logger: { warn: (_facts: unknown, message?: string) => void said.push(message ?? '') } };
}

it('a server that is alone says nothing, and leaves nothing behind', async () => {
  const dataDir = await emptyFolder();
  const { said, logger } = listening();
  const leave = await noteServing({ databaseUrl: null, dataDir, consoleUrl: CONSOLE }, logger);
  expect(await readFile(join(dataDir, 'serving.pid'), 'utf8')).toBe(`${process.pid} ${CONSOLE}\n`);
  await leave();
  expect([said, await readdir(dataDir)]).toEqual([[], []]);
});

it('a second server on the same folder is told of the first, whose note it leaves alone in the end only if it is still its own', async () => {
  const dataDir = await emptyFolder();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  onTestFinished(() => void other.kill());
  await once(other, 'spawn');
  await writeFile(join(dataDir, 'serving.pid'), String(other.pid));
  const { said, logger } = listening();
  const leave = await noteServing({ databaseUrl: null, dataDir, consoleUrl: CONSOLE }, logger);
  expect(said).toEqual([expect.stringContaining('another server uses this data folder')]);
  await writeFile(join(dataDir, 'serving.pid'), String(other.pid));
  await leave();
  expect(await readdir(dataDir)).toEqual(['serving.pid']);
});

it('a note of a server that was killed is taken over without a word, and so is one that cannot be read', async () => {
  for (const note of ['2147483646', 'nonsense', '']) {
    const dataDir = await emptyFolder();
    await writeFile(join(dataDir, 'serving.pid'), note);
    const { said, logger } = listening();
    await noteServing({ databaseUrl: null, dataDir, consoleUrl: CONSOLE }, logger);
    expect([said, await readFile(join(dataDir, 'serving.pid'), 'utf8')]).toEqual([[], `${process.pid} ${CONSOLE}\n`]);
  }
});

it('with PostgreSQL, which is for many servers, there is no note', async () => {
  const dataDir = await emptyFolder();
  await noteServing({ databaseUrl: 'postgres://somewhere/assent', dataDir, consoleUrl: CONSOLE }, listening().logger);
  expect(await readdir(dataDir)).toEqual([]);
});

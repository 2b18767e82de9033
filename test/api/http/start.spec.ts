import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '@assent/server/src/app';
import { readConfig } from '@assent/server/src/config';
import { dialect } from '@assent/server/src/database/columns';
import { createLogger } from '@assent/server/src/log';
import { StartFault } from '@assent/server/src/start-fault';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp } from '../../support/app';
import { probeSchema } from './probe-schema';

const { schema } = probeSchema();

/** The one line with which a start fails. */
async function lineOf(start: Promise<unknown>): Promise<string> {
  const error = await start.then(
    () => new Error('it started'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartFault);
  const { message } = error instanceof StartFault ? error : new StartFault('');
  expect(message).not.toContain('\n');
  return message;
}

const quiet = createLogger({ logLevel: 'silent', logFormat: 'json' });

describe('a start that cannot be', () => {
  it.each([
    ['CONSOLE_PORT', 'console'],
    ['ACCEPTANCE_PORT', 'acceptance'],
  ] as const)('names the port that is in use and its variable %s', async (variable, site) => {
    const first = await startTestApp({ schema });
    const { port } = first.config[site];
    const second = startTestApp({ schema, env: { [variable]: String(port) } });
    expect(await lineOf(second)).toBe(`${variable} ${port} is in use on 127.0.0.1: stop the other program, or choose another port`);
  });

  it('lets go of the other port', async () => {
    const first = await startTestApp({ schema });
    const env = { ACCEPTANCE_PORT: String(first.config.acceptance.port), CONSOLE_PORT: String(await portThatIsFree()) };
    await lineOf(startTestApp({ schema, env }));
    const third = await startTestApp({ schema, env: { CONSOLE_PORT: env.CONSOLE_PORT } });
    expect(third.config.console.port).toBe(Number(env.CONSOLE_PORT));
  });

  it('names an address that is not of this machine', async () => {
    expect(await lineOf(startTestApp({ schema, env: { HOST: '203.0.113.7' } }))).toBe('HOST 203.0.113.7 is no address of this machine');
  });

  it('names a database that does not answer, without its password', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assent-start-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'file'), '');
    const dead = { DATABASE_URL: 'postgres://assent:open-sesame@127.0.0.1:1/assent' };
    const unwritable = { DATA_DIR: join(folder, 'file', 'data') };
    const config = readConfig(dialect === 'postgres' ? dead : unwritable);
    const line = await lineOf(startApp({ config, schema, logger: quiet }));
    if (dialect === 'postgres') expect(line).toBe('The database does not open (DATABASE_URL 127.0.0.1:1/assent): connect ECONNREFUSED 127.0.0.1:1');
    else expect(line).toMatch(/^DATA_DIR \/.*\/file\/data cannot be written: ENOTDIR.*Give another folder in DATA_DIR or change its owner$/);
    expect(line).not.toContain('open-sesame');
  });
});

async function portThatIsFree(): Promise<number> {
  const app = await startTestApp({ schema });
  await app.stop();
  return app.config.console.port;
}

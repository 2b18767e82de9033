import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { promisify } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ask, startTestApp } from '../../support/app';
import { freePort } from '../../support/free-port';
import { probeSchema } from './probe-schema';

it('stopping lets a request in flight finish, takes no new one, waits for nobody who only keeps a connection, and then closes the database', async () => {
  const { schema, gate } = probeSchema();
  const app = await startTestApp({ schema });
  const inFlight = ask(app.consoleUrl, '{ slow }');
  await gate.arrived;
  const stopped = app.stop();
  await expect(fetch(`${app.consoleUrl}/healthz`)).rejects.toThrow('fetch failed');
  await expect(fetch(`${app.acceptanceUrl}/healthz`)).rejects.toThrow('fetch failed');
  gate.open();
  expect((await inFlight).body).toEqual({ data: { slow: 'done in the end' } });
  await stopped;
  expect(app.lines.join('')).not.toContain('requests still in flight are cut off');
  await expect(app.database.read((manager) => manager.query('SELECT 1'))).rejects.toThrow();
});

it('stopping does not wait for ever', async () => {
  const { schema, gate } = probeSchema();
  const app = await startTestApp({ schema, env: { STOP_TIMEOUT_MS: '50' } });
  const inFlight = ask(app.consoleUrl, '{ slow }').catch((error: unknown) => String(error));
  await gate.arrived;
  await app.stop();
  expect(await inFlight).toContain('socket hang up');
  expect(app.lines.join('')).toContain('requests still in flight are cut off');
});

it('stopping twice is stopping once', async () => {
  const app = await startTestApp({ schema: probeSchema().schema });
  await Promise.all([app.stop(), app.stop()]);
  await app.stop();
  await expect(fetch(`${app.consoleUrl}/healthz`)).rejects.toThrow('fetch failed');
});

it('a site is not ready before what runs behind it has begun', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assent-starting-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const roots = join(folder, 'roots.pem');
  // A pipe is read to its end once somebody has written to it: until then the server is starting.
  await promisify(execFile)('mkfifo', [roots]);
  const port = await freePort();
  const starting = startTestApp({ schema: probeSchema().schema, env: { CONSOLE_PORT: String(port), TIMESTAMP_URL: 'http://127.0.0.1:9/', TIMESTAMP_CA_FILE: roots } });
  const readiness = async (): Promise<unknown> => (await fetch(`http://localhost:${port}/readyz`)).json();
  await vi.waitFor(async () => expect(await readiness()).toEqual({ status: 'starting' }), { timeout: 30_000 });
  await writeFile(roots, rootCertificates[0] ?? '');
  const app = await starting;
  expect(await readiness()).toEqual({ status: 'ready', log: 'signs' });
  expect((await fetch(`${app.acceptanceUrl}/readyz`)).status).toBe(200);
});

it('a site is alive and ready, and not ready without its tables', async () => {
  const app = await startTestApp({ schema: probeSchema().schema });
  for (const url of [app.consoleUrl, app.acceptanceUrl]) {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  }
  await app.database.transact((manager) => manager.query('DELETE FROM migration'));
  expect((await fetch(`${app.consoleUrl}/readyz`)).status).toBe(503);
  expect((await fetch(`${app.consoleUrl}/healthz`)).status).toBe(200);
});

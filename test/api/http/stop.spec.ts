import { expect, it } from 'vitest';
import { ask, startTestApp } from '../../support/app';
import { probeSchema } from './probe-schema';

it('stopping lets a request in flight finish, takes no new one and then closes the database', async () => {
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
  await expect(app.database.read((manager) => manager.query('SELECT 1'))).rejects.toThrow();
});

it('stopping does not wait for ever', async () => {
  const { schema, gate } = probeSchema();
  const app = await startTestApp({ schema, env: { STOP_TIMEOUT_MS: '50' } });
  const inFlight = ask(app.consoleUrl, '{ slow }').catch((error: unknown) => String(error));
  await gate.arrived;
  await app.stop();
  expect(await inFlight).toContain('fetch failed');
  expect(app.lines.join('')).toContain('requests still in flight are cut off');
});

it('stopping twice is stopping once', async () => {
  const app = await startTestApp({ schema: probeSchema().schema });
  await Promise.all([app.stop(), app.stop()]);
  await app.stop();
  await expect(fetch(`${app.consoleUrl}/healthz`)).rejects.toThrow('fetch failed');
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

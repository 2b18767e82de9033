import { SessionEntity } from '@assent/server/src/auth/session.entity';
import { expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app';
import { addPeople, signInAt } from '../auth/people';

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

async function addressKept(app: TestApp, forwarded: string): Promise<string | null> {
  await addPeople(app);
  await signInAt(app.consoleUrl, { headers: { 'x-forwarded-for': forwarded, 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6' } });
  const session = await app.database.read((manager) => manager.findOneOrFail(SessionEntity, { where: { audience: 'CONSOLE' } }));
  return session.address;
}

it('a forged X-Forwarded-For does not enter the evidence when no proxy is configured', async () => {
  const kept = await addressKept(await startTestApp(), '6.6.6.6');
  expect(LOOPBACK).toContain(kept);
});

it('a header sent by someone who is not the configured proxy does not enter the evidence', async () => {
  const kept = await addressKept(await startTestApp({ env: { TRUST_PROXY: '10.0.0.0/8' } }), '6.6.6.6');
  expect(LOOPBACK).toContain(kept);
});

it('behind the configured proxy the address is the one that the proxy saw, whatever the client wrote before it', async () => {
  const kept = await addressKept(await startTestApp({ env: { TRUST_PROXY: '127.0.0.1, ::1' } }), '6.6.6.6, 203.0.113.7');
  expect(kept).toBe('203.0.113.7');
});

it('proxies of ours are looked through, from the nearest on', async () => {
  const env = { TRUST_PROXY: '127.0.0.1, ::1, 10.0.0.0/8' };
  const kept = await addressKept(await startTestApp({ env }), '6.6.6.6, 203.0.113.7, 10.1.2.3');
  expect(kept).toBe('203.0.113.7');
});

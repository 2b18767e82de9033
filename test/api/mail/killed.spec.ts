import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@assent/server/src/config';
import { startWorker } from '@assent/server/src/jobs/worker';
import { createLogger } from '@assent/server/src/log';
import { mailJob } from '@assent/server/src/mail/mail.job';
import { openOutbox, post } from '@assent/server/src/mail/outbox';
import { expect, it, onTestFinished, vi } from 'vitest';
import { mailEnv, openPostOffice, type PostOffice } from '../../support/post-office';
import { addUser } from '../../support/world/customers';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';
import { mailJobAbout, PATIENT } from './mail-world';
import type { MailRound } from './mailman';

// The server of this world sends no mail: the only workers that do are those of the test.
const world = shareWorld();

it('a mail whose sender is killed before it heard that it was taken is sent once more, under the same Message-ID', async () => {
  const office = await openPostOffice();
  onTestFinished(() => office.close());
  const config = readConfig(mailEnv(office));
  const { mail } = config;
  if (mail === null) throw new Error('The configuration names a mail server');
  const person = await addUser(world, (await directScene(world)).customer);
  await world.database.transact(async (manager) => {
    openOutbox(manager, mail);
    await post(manager, { order: { mail: 'SECURITY_NOTICE', audience: 'ACCEPTANCE', userId: person.id, to: 'PERSON', what: 'PASSWORD_CHANGED', at: world.now.toISOString() }, key: 'killed', now: world.now });
  });
  const held = office.hold();
  await sendAndKill(office);
  held.confirm();
  expect(await mailJobAbout(world, person.id)).toMatchObject({ state: 'RUNNING', attempts: 1 });
  const logger = createLogger({ logLevel: 'silent', logFormat: 'json' }, { write: () => undefined });
  const worker = await startWorker({ database: world.database, handlers: [mailJob({ database: world.database, config, mail })], clock: () => world.now, logger, pollMs: 20 });
  onTestFinished(() => worker.stop());
  world.travelTo(new Date(world.now.getTime() + 60_000).toISOString());
  await vi.waitFor(async () => expect(await mailJobAbout(world, person.id)).toMatchObject({ state: 'DONE', attempts: 2 }), PATIENT);
  const copies = office.deliveredTo(person.email).map((one) => [one.mail.messageId, one.mail.subject, one.mail.text, one.mail.date]);
  expect(copies).toHaveLength(2);
  expect(copies[1]).toEqual(copies[0]);
});

/** Another process hands the mail over and is killed while it waits for the answer. */
async function sendAndKill(office: PostOffice): Promise<void> {
  const { dataDir, databaseUrl } = world.app.config;
  const place = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', CONSOLE_PORT: '0', ACCEPTANCE_PORT: '0', LOG_LEVEL: 'error', LOG_FORMAT: 'json' };
  const round: MailRound = { env: { ...place, ...mailEnv(office) }, now: world.now.toISOString() };
  const child = spawn(process.execPath, [fileURLToPath(new URL('./mailman.mjs', import.meta.url)), JSON.stringify(round)], {
    env: { ...process.env, DATABASE_URL: databaseUrl ?? '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  onTestFinished(() => void child.kill('SIGKILL'));
  await vi.waitFor(() => expect(office.delivered).toHaveLength(1), { timeout: 40_000 });
  child.kill('SIGKILL');
  await ended;
}

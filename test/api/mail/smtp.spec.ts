// Letters know partners, whose types need what the application loads first.
import '@assent/server/src/app';
import { readConfig } from '@assent/server/src/config';
import { JobFault } from '@assent/server/src/jobs/job-fault';
import type { Mail } from '@assent/server/src/mail/mail';
import { postmanOf } from '@assent/server/src/mail/smtp';
import { expect, it, onTestFinished } from 'vitest';
import { mailEnv, openPostOffice, type PostOffice } from '../../support/post-office';

const mail: Mail = { to: { name: 'Jana Kessler', address: 'jana@lindenhof.example' }, letter: { locale: 'en', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' } };

async function office(login?: { user: string; pass: string }): Promise<PostOffice> {
  const opened = await openPostOffice({ login });
  onTestFinished(() => opened.close());
  return opened;
}

/** Sends one mail with these variables: the fault that it came to, or null. */
async function send(env: Record<string, string>, { requireTLS, signal = new AbortController().signal }: { requireTLS?: boolean; signal?: AbortSignal } = {}): Promise<JobFault | null> {
  const config = readConfig(env).mail;
  if (config === null) throw new Error('No mail server is named');
  const postman = postmanOf({ ...config, server: { ...config.server, ...(requireTLS !== undefined && { requireTLS }) } });
  try {
    await postman.send(mail, { messageId: '<one@assent.example>', date: new Date('2026-06-15T12:00:00.000Z'), signal });
    return null;
  } catch (error) {
    if (error instanceof JobFault) return error;
    throw error;
  }
}

it('a server that asks who is there is told', async () => {
  const post = await office({ user: 'assent', pass: 'p@ss/word' });
  expect(await send({ ...mailEnv(post), SMTP_URL: `smtp://assent:${encodeURIComponent('p@ss/word')}@127.0.0.1:${post.port}` })).toBeNull();
  expect(post.delivered.map(({ to }) => to)).toEqual(['jana@lindenhof.example']);
});

it('a login that is refused is for whoever runs this to mend: the mail is not to blame and will be tried again', async () => {
  const post = await office({ user: 'assent', pass: 'right' });
  expect(await send({ ...mailEnv(post), SMTP_URL: `smtp://assent:wrong@127.0.0.1:${post.port}` })).toMatchObject({ code: 'EAUTH 535', isPermanent: false });
});

it('where TLS is required nothing goes out without it', async () => {
  const post = await office();
  const fault = await send(mailEnv(post), { requireTLS: true });
  expect(fault).toMatchObject({ isPermanent: false });
  expect(post.delivered).toEqual([]);
});

it('a sending that is called off ends at once', async () => {
  const post = await office();
  const held = post.hold();
  const abort = new AbortController();
  const sending = send(mailEnv(post), { signal: abort.signal });
  await expect.poll(() => post.delivered.length).toBe(1);
  abort.abort();
  expect(await sending).toMatchObject({ isPermanent: false });
  held.confirm();
});

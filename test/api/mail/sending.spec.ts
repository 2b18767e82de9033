import { erasePerson } from '@assent/server/src/acceptances/erase.service';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { PartnerEntity } from '@assent/server/src/partners/partner.entity';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import type { MailOrder } from '@assent/server/src/mail/mail-order';
import { post } from '@assent/server/src/mail/outbox';
import { newId } from '@assent/server/src/database/id';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { addUser, type CustomerPerson } from '../../support/world/customers';
import { attested, SIGNER } from '../../support/world/moves';
import { directScene } from '../../support/world/scenes';
import { mailJobAbout, mailTo, PATIENT, shareMailWorld } from './mail-world';

const world = shareMailWorld();
let version: Version;
beforeAll(async () => {
  version = await addVersion(world);
});
const HOUR = 3_600_000;
const inAnHour = (): string => new Date(world.now.getTime() + HOUR).toISOString();
const SECRET = 'https://agreements.example/new-password/tOkEn-7f3a';

const reader = async (): Promise<CustomerPerson> => addUser(world, (await directScene(world)).customer);

/** Leaves a mail with a secret for somebody; answers the job's own view of itself. */
async function leave(order: MailOrder, secret?: string): Promise<() => Promise<JobEntity>> {
  await world.database.transact((manager) => post(manager, { order, key: `test ${world.next()}`, now: world.now, secret }));
  return () => mailJobAbout(world, 'userId' in order ? order.userId : JSON.stringify(order));
}

const reset = (person: CustomerPerson): MailOrder => ({ mail: 'PASSWORD_RESET', audience: 'ACCEPTANCE', userId: person.id, validUntil: inAnHour() });
const notice = (person: Pick<CustomerPerson, 'id'>): MailOrder => ({ mail: 'SECURITY_NOTICE', audience: 'ACCEPTANCE', userId: person.id, to: 'PERSON', what: 'PASSWORD_CHANGED', at: world.now.toISOString() });

/** Waits until a job was tried so many times and waits again. */
const untilTried = (job: () => Promise<JobEntity>, attempts: number): Promise<JobEntity> =>
  vi.waitFor(async () => {
    const row = await job();
    expect([row.state, row.attempts]).toEqual(['WAITING', attempts]);
    return row;
  }, PATIENT);

const untilState = (job: () => Promise<JobEntity>, state: JobEntity['state']): Promise<JobEntity> =>
  vi.waitFor(async () => {
    const row = await job();
    expect(row.state).toBe(state);
    return row;
  }, PATIENT);

describe('While the mail server is down', () => {
  let isDown = false;
  const down = async (): Promise<void> => {
    await world.post.close();
    isDown = true;
  };
  const up = async (): Promise<void> => {
    if (isDown) await world.post.reopen();
    isDown = false;
  };
  afterEach(up);

  it('a mail waits, its secret encrypted, is tried again later and later, and is delivered once when it is back', async () => {
    await down();
    const person = await reader();
    const job = await leave(reset(person), SECRET);
    const first = await untilTried(job, 1);
    expect(first.lastError).toMatch(/^ESOCKET/);
    expect(JSON.stringify(first.payload)).not.toMatch(/tOkEn|agreements\.example|company-/);
    expect(first.dueAt.getTime()).toBeGreaterThan(world.now.getTime());
    world.travelTo(first.dueAt.toISOString());
    const second = await untilTried(job, 2);
    await up();
    world.travelTo(second.dueAt.toISOString());
    const { mail } = await mailTo(world, person.email);
    expect(mail.text).toContain(SECRET);
    const sent = await untilState(job, 'DONE');
    expect(sent.attempts).toBe(3);
    expect(Reflect.get(sent.payload, 'sealed')).toBeNull();
  });

  it('a code that would come too late is not sent, and wiped', async () => {
    await down();
    const person = await reader();
    const job = await leave({ mail: 'CODE', audience: 'ACCEPTANCE', userId: person.id, to: 'PERSON', validUntil: inAnHour() }, '218 334');
    await untilTried(job, 1);
    await up();
    world.travelTo(inAnHour());
    const given = await untilState(job, 'CANCELLED');
    expect(Reflect.get(given.payload, 'sealed')).toBeNull();
    expect(world.post.deliveredTo(person.email)).toEqual([]);
  });

  it('what a mail is about may go away: a person who was erased gets none', async () => {
    await down();
    const { partner, customer } = await directScene(world);
    const email = `erased-${world.next()}@lindenhof.example`;
    const acceptanceId = await attested(world, partner.admin, { customer, version, signer: { ...SIGNER, email } });
    const job = (): Promise<JobEntity> => mailJobAbout(world, acceptanceId);
    const { dueAt } = await untilTried(job, 1);
    await world.database.transact((manager) => erasePerson(manager, acceptanceId, world.now));
    await up();
    world.travelTo(dueAt.toISOString());
    await untilState(job, 'CANCELLED');
    expect(world.post.deliveredTo(email)).toEqual([]);
  });
});

describe('A mail that the server refuses', () => {
  it('for good is given up with the reason and without the address, and its secret is wiped', async () => {
    const person = await reader();
    world.post.refuse(person.email, 550, `5.1.1 <${person.email}>: no such user`);
    const job = await leave(reset(person), SECRET);
    const failed = await untilState(job, 'FAILED');
    expect(failed).toMatchObject({ attempts: 1, lastError: 'EENVELOPE 550 5.1.1' });
    expect(Reflect.get(failed.payload, 'sealed')).toBeNull();
  });

  it('for now is tried again', async () => {
    const person = await reader();
    world.post.refuse(person.email, 451, '4.7.1 Greylisted, try again later');
    const job = await leave(notice(person));
    expect((await untilTried(job, 1)).lastError).toBe('EENVELOPE 451 4.7.1');
  });
});

describe('What people typed', () => {
  it('becomes no header and no second recipient', async () => {
    const { partner, customer } = await directScene(world, { customer: { companyName: 'Linde\r\nBcc: everybody@elsewhere.example\r\n\r\n<b>Hello</b>' } });
    await world.database.transact((manager) => manager.update(PartnerEntity, { id: partner.id }, { name: 'Ahorn\nX-Spam: no, "quoted" <x@elsewhere.example>' }));
    const email = `typed-${world.next()}@lindenhof.example`;
    await attested(world, partner.admin, { customer, version, signer: { ...SIGNER, firstName: 'Jana', email } });
    const { mail, raw } = await mailTo(world, email);
    const [head = ''] = raw.split('\r\n\r\n');
    expect(head).not.toMatch(/^(?:Bcc|X-Spam):/im);
    expect(mail.subject).toContain('Ahorn X-Spam: no, "quoted" <x@elsewhere.example>');
    expect(mail.html).toContain('&lt;b&gt;Hello&lt;/b&gt;');
    expect(mail.html).not.toContain('<b>');
    expect(mail.to?.map(({ address }) => address)).toEqual([email]);
    expect(world.post.deliveredTo('everybody@elsewhere.example')).toEqual([]);
  });

  it.each(['a@lindenhof.example, b@elsewhere.example', 'a@lindenhof.example\r\nRCPT TO:<b@elsewhere.example>', '<a@lindenhof.example>', 'nobody'])('as an address must be one address: %j is given up', async (email) => {
    const person = await reader();
    await world.database.transact((manager) => manager.update(CustomerUserEntity, { id: person.id }, { email }));
    const failed = await untilState(await leave(notice(person)), 'FAILED');
    expect(failed).toMatchObject({ attempts: 1, lastError: 'ADDRESS_MALFORMED' });
    expect(world.post.delivered.filter(({ to }) => to.includes('elsewhere'))).toEqual([]);
  });
});

it('a mail to somebody who is not there any more is not sent', async () => {
  expect(await untilState(await leave(notice({ id: newId() })), 'CANCELLED')).toMatchObject({ attempts: 1 });
});

it('the log has neither addresses nor links nor words of a mail', async () => {
  const person = await reader();
  world.post.refuse(person.email, 550, `5.1.1 <${person.email}>: no such user`);
  const job = await leave(reset(person), SECRET);
  await untilState(job, 'FAILED');
  const other = await reader();
  await leave(reset(other), SECRET);
  await mailTo(world, other.email);
  const log = world.app.lines.join('');
  expect(log).toContain('a job was given up');
  expect(log).not.toMatch(/tOkEn|new-password|@(?:company|lindenhof|elsewhere)|Jana|Dear|Set a new password/);
  await vi.waitFor(async () => expect((await mailJobAbout(world, other.id)).state).toBe('DONE'), PATIENT);
});

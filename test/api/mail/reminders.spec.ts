import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { startApp } from '@assent/server/src/app';
import { createLogger } from '@assent/server/src/log';
import { describe, expect, it, vi } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { attested, SIGNER } from '../../support/world/moves';
import { addOperator, moveDay } from '../../support/world/operators';
import { addRelationship } from '../../support/world/relationships';
import { addPartner } from '../../support/world/partners';
import { eventsOf } from '../../support/world/rows';
import { directScene, type DirectScene } from '../../support/world/scenes';
import { sweepAll } from '../../support/world/standing';
import { allSent, mailJobs, PATIENT, shareMailWorld } from './mail-world';

const world = shareMailWorld();
const KIND = 'REACCEPTANCE_REMINDERS';

interface Due extends DirectScene {
  readonly country: string;
  readonly v1: Version;
  readonly v2: Version;
}

/** A customer that has to accept again by 31 August 2026. */
async function dueCustomer(zone = 'Europe/Berlin'): Promise<Due> {
  const country = ownCountry(world);
  const v1 = await addVersion(world, { country });
  const scene = await directScene(world, { customer: { country, timeZone: zone, language: 'en-GB' } });
  await attest(scene, v1);
  const v2 = await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-10', acceptancesFrom: '2026-06-08', reacceptBy: '2026-08-31' });
  await sweepAll(world);
  return { ...scene, country, v1, v2 };
}

const attest = ({ partner, customer }: DirectScene, version: Pick<Version, 'id'>, dateAgreed?: string): Promise<string> =>
  attested(world, partner.admin, { customer, version, signer: { ...SIGNER, email: `signer-${world.next()}@lindenhof.example` }, ...(dateAgreed !== undefined && { dateAgreed }) });

/** Goes to an instant and waits until the look for this hour is over, and everything that it left is sent. */
async function lookedAt(instant: string): Promise<void> {
  world.travelTo(instant);
  await sweepAll(world);
  const idempotencyKey = instant.slice(0, 13);
  await vi.waitFor(async () => {
    const done = await world.database.read((manager) => manager.existsBy(JobEntity, { kind: KIND, idempotencyKey, state: 'DONE' }));
    if (!done) throw new Error(`Nobody has looked at ${idempotencyKey} so far`);
  }, PATIENT);
  await allSent(world);
}

const subjectsFor = ({ customer }: DirectScene): (string | undefined)[] => world.post.deliveredTo(customer.contactEmail).map(({ mail }) => mail.text?.match(/That is .*/)?.[0]);

describe('Reminders to accept again', () => {
  it('reach the customer’s contact 30, 7 and 1 days before, once each, by the customer’s own clock', async () => {
    const due = await dueCustomer('Asia/Tokyo');
    await lookedAt('2026-07-31T14:59:59.000Z');
    expect(subjectsFor(due)).toEqual([]);
    // Midnight in Tokyo: 1 August, 30 days before.
    await lookedAt('2026-07-31T15:00:00.000Z');
    for (const instant of ['2026-07-31T16:00:00.000Z', '2026-08-01T15:00:00.000Z', '2026-08-23T14:00:00.000Z']) await lookedAt(instant);
    expect(subjectsFor(due)).toEqual(['That is in 30 days.']);
    for (const instant of ['2026-08-23T15:00:00.000Z', '2026-08-24T15:00:00.000Z', '2026-08-29T14:00:00.000Z']) await lookedAt(instant);
    expect(subjectsFor(due)).toEqual(['That is in 30 days.', 'That is in 7 days.']);
    for (const instant of ['2026-08-29T15:00:00.000Z', '2026-08-30T15:00:00.000Z', '2026-08-31T15:00:00.000Z', '2026-09-01T15:00:00.000Z']) await lookedAt(instant);
    expect(subjectsFor(due)).toEqual(['That is in 30 days.', 'That is in 7 days.', 'That is in one day.']);
    const [first] = world.post.deliveredTo(due.customer.contactEmail);
    for (const fact of [due.customer.companyName, '2026.2', '31 Aug 2026', due.partner.name, due.partner.contactEmail, `${world.app.acceptanceUrl}/partners`]) expect(first?.mail.text).toContain(fact);
    expect((await eventsOf(world, { kind: 'REACCEPTANCE_REMINDED', customerId: due.customer.id })).map(({ payload }) => payload)).toEqual([30, 7, 1].map((daysBefore) => ({ reacceptBy: '2026-08-31', daysBefore })));
  });

  it('are one mail for a customer of several partners, and one for whoever was found late', async () => {
    const due = await dueCustomer();
    const other = await addPartner(world);
    await addRelationship(world, { customer: due.customer, seller: other });
    await attested(world, other.admin, { customer: due.customer, version: due.v1 });
    await lookedAt('2026-08-26T10:00:00.000Z');
    expect(subjectsFor(due)).toEqual(['That is in 5 days.']);
    for (const partner of [due.partner, other]) expect(world.post.deliveredTo(due.customer.contactEmail)[0]?.mail.text).toContain(partner.name);
  });

  it('are none for a customer that has accepted, before they were due or while one waited', async () => {
    const [early, late, never] = [await dueCustomer(), await dueCustomer(), await dueCustomer()];
    // Before anybody is due: a look at the three of them would send while the post closes.
    world.travelTo('2026-07-30T07:00:00.000Z');
    await attest(early, early.v2, '2026-07-29');
    await world.post.close();
    world.travelTo('2026-08-02T10:00:00.000Z');
    await vi.waitFor(async () => {
      // Tried and put back: one that is on its way while the clock leaps outlives its lease, and goes out twice.
      const tried = (await mailJobs(world, 'REACCEPTANCE_REMINDER')).filter(({ state, attempts }) => state === 'WAITING' && attempts > 0);
      for (const { customer } of [late, never]) expect(tried.filter(({ payload }) => JSON.stringify(payload).includes(customer.id))).toHaveLength(1);
    }, PATIENT);
    await attest(late, late.v2, '2026-08-01');
    await world.post.reopen();
    world.travelTo('2026-08-02T14:30:00.000Z');
    await allSent(world);
    expect([early, late, never].map((one) => subjectsFor(one).length)).toEqual([0, 0, 1]);
    const jobs = (await mailJobs(world, 'REACCEPTANCE_REMINDER')).filter(({ payload }) => JSON.stringify(payload).includes(late.customer.id));
    expect(jobs.map(({ state }) => state)).toEqual(['CANCELLED']);
  });

  it('go out again for a day that was moved, and not for the one that holds no longer', async () => {
    const [due, operator] = [await dueCustomer(), await addOperator(world)];
    await lookedAt('2026-08-03T10:00:00.000Z');
    await moveDay(world, operator, { country: due.country, reacceptBy: '2026-10-31' });
    await lookedAt('2026-08-25T10:00:00.000Z');
    expect(subjectsFor(due)).toEqual(['That is in 28 days.']);
    await lookedAt('2026-10-01T22:30:00.000Z');
    expect(subjectsFor(due)).toEqual(['That is in 28 days.', 'That is in 29 days.']);
  });

  it('are sent once however many processes look, and however often they start', async () => {
    const due = await dueCustomer();
    world.travelTo('2026-08-04T10:00:00.000Z');
    const logger = createLogger({ logLevel: 'silent', logFormat: 'json' });
    const { config } = world.app;
    const again = { ...config, console: { ...config.console, port: 0 }, acceptance: { ...config.acceptance, port: 0 } };
    for (let start = 0; start < 2; start += 1) {
      const other = await startApp({ config: again, logger, clock: () => world.now });
      await lookedAt('2026-08-04T10:00:00.000Z');
      await other.stop();
    }
    await world.database.transact((manager) => manager.update(JobEntity, { kind: KIND, idempotencyKey: '2026-08-04T10' }, { state: 'WAITING', finishedAt: null }));
    await lookedAt('2026-08-04T10:00:00.000Z');
    expect(subjectsFor(due)).toEqual(['That is in 27 days.']);
  });
});

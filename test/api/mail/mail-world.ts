import { JobEntity } from '@assent/server/src/jobs/job.entity';
import type { MailName } from '@assent/server/src/mail/mail-order';
import { MAIL_JOB } from '@assent/server/src/mail/outbox';
import { afterAll, expect, vi } from 'vitest';
import { at } from '../../support/world/asking';
import { mailEnv, openPostOffice, type Delivered, type PostOffice } from '../../support/post-office';
import { shareWorld, type World } from '../../support/world/world';

export interface MailWorld extends World {
  readonly post: PostOffice;
}

/** A world whose server sends its mails to a post office of its own. Call it at the top of a file. */
export function shareMailWorld(given: Record<string, string> | (() => Promise<Record<string, string>>) = {}): MailWorld {
  let post: PostOffice | undefined;
  const world = shareWorld({
    env: async () => {
      post = await openPostOffice();
      return { ...mailEnv(post), ...(typeof given === 'function' ? await given() : given) };
    },
  });
  afterAll(() => post?.close());
  const postOffice = (): PostOffice => {
    if (post === undefined) throw new Error('The post office of this file has not opened');
    return post;
  };
  const { travelTo, travelDays, next } = world;
  return {
    travelTo,
    travelDays,
    next,
    get app() {
      return world.app;
    },
    get database() {
      return world.database;
    },
    get now() {
      return world.now;
    },
    get post() {
      return postOffice();
    },
  };
}

export const PATIENT = { timeout: 15_000, interval: 50 };

/** The one mail that reached an address, once it has. */
export const mailTo = ({ post }: MailWorld, address: string): Promise<Delivered> =>
  vi.waitFor(() => {
    const [delivered, ...more] = post.deliveredTo(address);
    expect(more).toEqual([]);
    if (delivered === undefined) throw new Error(`No mail for ${address} so far`);
    return delivered;
  }, PATIENT);

/** The jobs of mails, oldest first. */
export async function mailJobs({ database }: World, mail?: MailName): Promise<JobEntity[]> {
  const jobs = await database.read((manager) => manager.find(JobEntity, { where: { kind: MAIL_JOB }, order: { createdAt: 'ASC', id: 'ASC' } }));
  return jobs.filter(({ payload }) => mail === undefined || at(payload, 'order.mail') === mail);
}

/** The job about something, by any id in its order. */
export async function mailJobAbout(world: World, id: string): Promise<JobEntity> {
  const found = (await mailJobs(world)).find(({ payload }) => JSON.stringify(payload).includes(id));
  if (found === undefined) throw new Error(`No mail about ${id}`);
  return found;
}

/** Waits until no mail waits or is on its way. */
export const allSent = (world: World): Promise<void> =>
  vi.waitFor(async () => {
    const open = (await mailJobs(world)).filter(({ state }) => state === 'WAITING' || state === 'RUNNING');
    expect(open).toEqual([]);
  }, PATIENT);

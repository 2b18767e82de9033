import { AttachmentUploadEntity } from '@assent/server/src/acceptances/attachment-upload.entity';
import { dialect } from '@assent/server/src/database/columns';
import { openMigrationSource } from '@assent/server/src/database/migrate';
import { housekeeping } from '@assent/server/src/jobs/housekeeping.job';
import type { JobHandler } from '@assent/server/src/jobs/job-handler';
import { leaseNext } from '@assent/server/src/jobs/lease.service';
import { orderBatch } from '@assent/server/src/log/sequencer.service';
import { renewal } from '@assent/server/src/orders/renewal.job';
import { reminders } from '@assent/server/src/standing/reminders.job';
import { sweep } from '@assent/server/src/standing/sweep.service';
import { beforeAll, describe, expect, it } from 'vitest';
import { planOf, statementsBy } from '../../support/statements';
import { addCrowd } from '../../support/world/crowd';
import { waitingStatements } from '../../support/world/waiting.statements';
import { shareWorld } from '../../support/world/world';

const SIZE = 20_000;
/** The statuses that turn and the links that run out of a batch, and what is beside them. */
const MOST = 500;

const world = shareWorld();
beforeAll(async () => {
  await addCrowd(world, SIZE);
  const source = await openMigrationSource(dialect, world.database.options);
  try {
    // What they refer to is for other tests.
    await source.query(dialect === 'postgres' ? 'SET session_replication_role = replica' : 'PRAGMA foreign_keys = OFF');
    for (const statement of waitingStatements(SIZE, world.now)) await source.query(statement);
    await source.query('ANALYZE');
  } finally {
    await source.destroy();
  }
}, 300_000);

const run = ({ run: work }: JobHandler) => work({ id: '', payload: {}, attempt: 1, createdAt: world.now, now: world.now, signal: new AbortController().signal });

describe('whatever comes round finds what is due by an index, among twenty thousand that are not', () => {
  it.each([
    ['renewals', () => run(renewal(world.database)), ['ix_subscription_due'], 2],
    ['links that run out and statuses that turn', () => sweep(world.database, world.now), ['ix_invitation_expires', 'ix_relationship_status_changes'], 2],
    ['reminders to accept again', () => run(reminders(world.database)), ['ix_relationship_reaccept_by'], 3],
    [
      'housekeeping',
      () => run(housekeeping({ database: world.database, attemptWindowMs: 60_000, passing: [{ entity: AttachmentUploadEntity, column: 'uploadedAt', keptDays: 1 }] })),
      ['ix_session_expires', 'ix_idempotency_created', 'ix_sign_in_attempt_started', 'ix_password_reset_valid', 'ix_sign_in_code_valid', 'ix_job_finished', 'ix_event_origin_created', 'ix_attachment_upload_at', 'ix_live_event_created'],
      10,
    ],
    ['the next job', () => leaseNext(world.database, { kinds: ['MAIL'], worker: 'w', now: world.now, leaseMs: 1 }), ['ix_job_due'], 1],
    ['events that wait for their place', () => orderBatch(world.database), [], 2],
  ] as const)('%s', async (_, work, indexes, statements) => {
    const heard = await statementsBy(world, work);
    expect(heard).toHaveLength(statements);
    const used: string[] = [];
    for (const statement of heard) {
      const plan = await planOf(world.database, statement);
      // Of what waits for its place there are a handful, which PostgreSQL reads as they are.
      expect(plan.scans.filter((table) => !FEW.includes(table)), plan.told).toEqual([]);
      for (const [index, read] of Object.entries(plan.read)) expect(read, `${index}: ${plan.told}`).toBeLessThanOrEqual(MOST);
      used.push(...plan.indexes);
    }
    expect(used).toEqual(expect.arrayContaining([...indexes]));
  });
});

const FEW = ['pending_event', 'pending', 'event', 'log_leaf', 'reacceptance_reminder', 'reminder'];

import { AttachmentUploadEntity } from '@assent/server/src/acceptances/attachment-upload.entity';
import { SignInCodeEntity } from '@assent/server/src/auth/factors/sign-in-code.entity';
import { IdempotencyEntity } from '@assent/server/src/auth/idempotency.entity';
import { PasswordResetEntity } from '@assent/server/src/auth/reset/password-reset.entity';
import { SessionEntity } from '@assent/server/src/auth/session.entity';
import { SignInAttemptEntity } from '@assent/server/src/auth/sign-in-attempt.entity';
import { entities } from '@assent/server/src/database/entities';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { EventOriginEntity } from '@assent/server/src/events/event-origin.entity';
import { PendingEventEntity } from '@assent/server/src/events/pending-event.entity';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { LiveEventEntity } from '@assent/server/src/live/live-event.entity';
import { CheckpointTimestampEntity } from '@assent/server/src/log/checkpoint-timestamp.entity';
import { CheckpointEntity } from '@assent/server/src/log/checkpoint.entity';
import { LogKeyEntity } from '@assent/server/src/log/log-key.entity';
import { LogLeafEntity } from '@assent/server/src/log/log-leaf.entity';
import { LogSubtreeEntity } from '@assent/server/src/log/log-subtree.entity';
import type { World } from '../../support/world/world';

/** What is no fact: events are what a refusal leaves, the log orders them when it comes to it, and the rest comes and goes by itself. */
const EVENTS: readonly unknown[] = [EventEntity, EventOriginEntity, PendingEventEntity];
const LOG: readonly unknown[] = [LogLeafEntity, LogSubtreeEntity, LogKeyEntity, CheckpointEntity, CheckpointTimestampEntity];
/** What a journey of the clock has cleaned away, whenever the housekeeping comes to it. */
const PASSING: readonly unknown[] = [AttachmentUploadEntity, IdempotencyEntity, JobEntity, LiveEventEntity, PasswordResetEntity, SessionEntity, SignInAttemptEntity, SignInCodeEntity];
const NO_FACTS: readonly unknown[] = [...EVENTS, ...LOG, ...PASSING];

/** How many rows every table of facts has. */
export function countFacts({ database }: World): Promise<Record<string, number>> {
  return database.read(async (manager) => {
    const counts: Record<string, number> = {};
    for (const entity of entities) if (!NO_FACTS.includes(entity)) counts[entity.name] = await manager.count(entity);
    return counts;
  });
}

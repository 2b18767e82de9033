import type { DataSource, EntityManager } from 'typeorm';
import type { MailConfig } from './mail-config';
import { enqueue } from '../jobs/enqueue.service';
import type { MailOrder, QueuedMail } from './mail-order';
import { seal } from '../sealing/sealing';

export const MAIL_JOB = 'MAIL';

/** The outbox of a running application hangs on its connection, as its worker's bell does: what follows a fact knows nothing but the manager. */
const outboxes = new WeakMap<DataSource, MailConfig>();

export function openOutbox({ connection }: EntityManager, config: MailConfig): void {
  outboxes.set(connection, config);
}

/** Whether what is posted here will be sent. */
export const hasOutbox = ({ connection }: EntityManager): boolean => outboxes.has(connection);

export interface NewMail {
  readonly order: MailOrder;
  /** Of one key there is one mail, however often it is asked for. */
  readonly key: string;
  readonly now: Date;
  /** What only the reader may see: a link, a code. It waits encrypted, and is gone when the mail was sent or given up. */
  readonly secret?: string;
}

/** Leaves a mail for the worker, in the caller's transaction. Without SMTP there is no outbox and nothing waits: the product says so where the mail would have gone. */
export async function post(manager: EntityManager, { order, key, now, secret }: NewMail): Promise<void> {
  const config = outboxes.get(manager.connection);
  if (config === undefined) return;
  const payload: QueuedMail = { order, sealed: secret === undefined ? null : seal(secret, order, config.secrets) };
  await enqueue(manager, { kind: MAIL_JOB, idempotencyKey: `${order.mail}:${key}`, payload, now });
}

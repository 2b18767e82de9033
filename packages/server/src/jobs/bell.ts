import type { DataSource, EntityManager } from 'typeorm';

/**
 * What enqueues has a manager and nothing else: the connection that it belongs to leads to the worker of the same running application.
 * An application without a worker has no bell, and what it enqueues waits for one that has.
 */
const bells = new WeakMap<DataSource, () => void>();

export function hangBell({ connection }: EntityManager, ring: () => void): void {
  bells.set(connection, ring);
}

export function ringBell({ connection }: EntityManager): void {
  bells.get(connection)?.();
}

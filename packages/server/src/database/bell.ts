import type { DataSource, EntityManager } from 'typeorm';

/**
 * Whoever writes has a manager and nothing else: the connection that it belongs to leads to what waits for the writing in the same running application.
 * Where nothing waits, nothing rings.
 */
export class Bell {
  readonly #rings = new WeakMap<DataSource, () => void>();

  hang({ connection }: EntityManager, ring: () => void): void {
    this.#rings.set(connection, ring);
  }

  ring({ connection }: EntityManager): void {
    this.#rings.get(connection)?.();
  }
}

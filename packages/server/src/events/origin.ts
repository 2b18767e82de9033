import { AsyncLocalStorage } from 'node:async_hooks';

/** From where a request came. */
export interface RequestOrigin {
  /** The peer, or what the configured proxy says. */
  readonly address: string;
  readonly userAgent: string | null;
}

const origins = new AsyncLocalStorage<RequestOrigin>();

/** Events that `work` records are noted with where its request came from. */
export function fromOrigin<Result>({ address, userAgent }: RequestOrigin, work: () => Result): Result {
  return origins.run({ address, userAgent }, work);
}

/** Null for what no request asked for: jobs, sweeps, commands. */
export const currentOrigin = (): RequestOrigin | null => origins.getStore() ?? null;

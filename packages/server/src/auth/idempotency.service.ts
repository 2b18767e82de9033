import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { insertUnlessTaken } from '../database/insert-rows';
import { badUserInput } from '../graphql/errors';
import { IdempotencyEntity } from './idempotency.entity';

export interface IdempotentCall {
  readonly actorId: string;
  readonly key: string;
  /** The mutation's name: a key is good for one operation with one input. */
  readonly operation: string;
  readonly input: unknown;
  readonly now: Date;
}

/** What a mutation came to. Only what was recorded is kept under the key; a refusal recorded nothing, so asking again is asking anew. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly isRecorded: boolean;
}

export interface Replayable<Result> {
  readonly result: Result;
  readonly replayed: boolean;
}

const MAX_KEY = 200;

/**
 * Runs `work` once for a key, in one transaction with what it records. The same key and input returns the first result, which must be
 * plain data without secrets; the same key with another input is the client's fault. Of two at once, the second waits for the first.
 */
export function once<Result extends object>(
  database: Database,
  call: IdempotentCall,
  isResult: (stored: unknown) => stored is Result,
  work: (manager: EntityManager) => Promise<Outcome<Result>>,
): Promise<Replayable<Result>> {
  if (call.key.trim() === '' || call.key.length > MAX_KEY) throw badUserInput(`idempotencyKey must have 1 to ${MAX_KEY} characters`, 'idempotencyKey');
  const inputHash = createHash('sha256').update(canonicalize(call.input) ?? '').digest('hex');
  return database.transact(async (manager) => {
    const first = await claim(manager, call, inputHash);
    if (first !== null) return replay(first, call, inputHash, isResult);
    const { result, isRecorded } = await work(manager);
    const row = { actorId: call.actorId, key: call.key };
    if (isRecorded) await manager.update(IdempotencyEntity, row, { result });
    else await manager.delete(IdempotencyEntity, row);
    return { result, replayed: false };
  });
}

/** Takes the key for this transaction, or returns the row of whoever took it before. */
async function claim(manager: EntityManager, call: IdempotentCall, inputHash: string): Promise<IdempotencyEntity | null> {
  const { actorId, key, operation, now } = call;
  const isFirst = await insertUnlessTaken(manager, IdempotencyEntity, { actorId, key, operation, inputHash, result: null, createdAt: now });
  return isFirst ? null : manager.findOneByOrFail(IdempotencyEntity, { actorId, key });
}

function replay<Result>(
  first: IdempotencyEntity,
  call: IdempotentCall,
  inputHash: string,
  isResult: (stored: unknown) => stored is Result,
): Replayable<Result> {
  if (first.operation !== call.operation || first.inputHash !== inputHash) {
    throw badUserInput('This idempotencyKey was used before with another input.', 'idempotencyKey');
  }
  if (!isResult(first.result)) throw new Error(`the stored result of ${call.operation} is not what it should be`);
  return { result: first.result, replayed: true };
}

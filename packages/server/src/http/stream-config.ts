import * as v from 'valibot';
import { wholeNumber } from '../config-values';

export const streamVariables = {
  STREAMS_PER_SESSION: v.pipe(v.optional(wholeNumber(1, 1000), '10'), v.description('Streams of live updates that one session may have open.')),
  STREAMS_PER_ADDRESS: v.pipe(v.optional(wholeNumber(1, 100_000), '500'), v.description('Streams of live updates that one network address may have open.')),
  STREAM_HEARTBEAT_MS: v.pipe(
    v.optional(wholeNumber(100, 600_000), '15000'),
    v.description('How often an open stream shows that it is alive, and is looked after: whether its session still holds, and whether anybody reads it.'),
  ),
};

export interface StreamConfig {
  readonly perSession: number;
  readonly perAddress: number;
  readonly heartbeatMs: number;
}

interface Read {
  readonly STREAMS_PER_SESSION: number;
  readonly STREAMS_PER_ADDRESS: number;
  readonly STREAM_HEARTBEAT_MS: number;
}

export const streamConfigOf = (read: Read): StreamConfig => ({
  perSession: read.STREAMS_PER_SESSION,
  perAddress: read.STREAMS_PER_ADDRESS,
  heartbeatMs: read.STREAM_HEARTBEAT_MS,
});

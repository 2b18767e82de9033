import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { Config } from './config';
import { textLines, type LogTarget } from './log-text';

export type { Logger } from 'pino';

/** Names under which a secret could travel in a logged object; none is logged on purpose, so this is the second lock. */
const SECRETS = ['password', 'currentPassword', 'newPassword', 'token', 'sessionToken', 'cookie', 'authorization', 'secret', 'variables'];

/** Lines say what the person running it needs: no bodies, no headers, no addresses, no names, no link tokens. */
export function createLogger(config: Pick<Config, 'logLevel' | 'logFormat'>, target: LogTarget = terminal(config)): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
      serializers: { err: describeError },
    },
    target,
  );
}

function terminal({ logFormat }: Pick<Config, 'logFormat'>): LogTarget {
  const asText = logFormat === 'text' || (logFormat === 'auto' && process.stdout.isTTY);
  return asText ? textLines(process.stdout) : process.stdout;
}

interface ErrorLine {
  readonly type: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly stack: string | undefined;
  readonly cause: ErrorLine | undefined;
}

/** Only what every error has: a database error also carries the parameters of its statement, which are people's data. */
export function describeError(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), code: undefined, stack: undefined, cause: undefined };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    code: typeof code === 'string' ? code : undefined,
    stack: error.stack,
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

import * as v from 'valibot';

/** Where lines go: the terminal, or what a test collects. */
export interface LogTarget {
  write(line: string): void;
}

const lineSchema = v.looseObject({
  level: v.optional(v.string(), ''),
  time: v.optional(v.string(), ''),
  msg: v.optional(v.string(), ''),
  err: v.optional(v.object({ message: v.string(), stack: v.optional(v.string()) })),
});

/** `09:30:00 warn  what happened  key=value`: the same lines as the JSON ones, for someone who watches a terminal. */
export function textLines(target: LogTarget): LogTarget {
  return { write: (line) => target.write(`${textOf(line)}\n`) };
}

function textOf(line: string): string {
  const { level, time, msg, err, ...rest } = v.parse(lineSchema, JSON.parse(line));
  const facts = Object.entries(rest).map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const head = [time.slice(11, 19), level.padEnd(5), msg, ...facts].join(' ').trimEnd();
  return err === undefined ? head : `${head}\n${(err.stack ?? err.message).replaceAll(/^/gm, '  ')}`;
}

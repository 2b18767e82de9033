import type { LogTarget } from './log';

/** `09:30:00 warn  what happened  key=value`: the same lines as the JSON ones, for someone who watches a terminal. */
export function textLines(target: LogTarget): LogTarget {
  return { write: (line) => target.write(`${textOf(line)}\n`) };
}

function textOf(line: string): string {
  const entry: unknown = JSON.parse(line);
  if (typeof entry !== 'object' || entry === null) return line.trim();
  const { level, time, msg, err, ...rest } = { level: '', time: '', msg: '', err: undefined, ...entry };
  const facts = Object.entries(rest).map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const head = [time.slice(11, 19), level.padEnd(5), msg, ...facts].join(' ').trimEnd();
  return err === undefined ? head : `${head}\n${stackOf(err)}`;
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { stack, message } = { stack: undefined, message: '', ...error };
  return String(stack ?? message).replaceAll(/^/gm, '  ');
}

import { vi } from 'vitest';

/** What a command prints, and the exit code that it leaves. */
export async function said(work: () => Promise<void>): Promise<{ text: string; code: typeof process.exitCode }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const before = process.exitCode;
  try {
    await work();
    return { text: log.mock.calls.flat().join('\n'), code: process.exitCode };
  } finally {
    process.exitCode = before;
    log.mockRestore();
  }
}

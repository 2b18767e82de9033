import type { Command } from 'commander';

/** `verify …`: what is recorded, held against its proof. */
export function addVerify(program: Command): Command {
  return program.command('verify').description('check a receipt, or the log itself');
}

import { readConfig } from './config';
import { StartFault } from './start-fault';

const OLDEST_NODE = [20, 19] as const;

function assertNodeVersion(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (isOld) throw new StartFault(`Node ${process.versions.node} is too old: install ${OLDEST_NODE.join('.')} or later`);
}

async function main(): Promise<void> {
  assertNodeVersion();
  const config = readConfig(process.env);
  // Loaded once the configuration is known to be good: the column types are chosen by DATABASE_URL while modules load.
  const { runProgram } = await import('./cli/program');
  await runProgram(config, process.argv.slice(2));
}

main().catch((error: unknown) => {
  const isMendable = error instanceof StartFault;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(isMendable ? `assent: ${error.message}\n` : `assent: this is a fault of the program\n${stack}\n`);
  process.exitCode = 1;
});

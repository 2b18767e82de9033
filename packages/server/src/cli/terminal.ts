import { createInterface } from 'node:readline/promises';
import { StartFault } from '../start-fault';

/** Somebody who answers. */
export interface Terminal {
  /** Answers what was typed. */
  ask(question: string): Promise<string>;
  tell(line: string): void;
}

/** Null when nobody can be asked; `givenUp` is said when whoever is asked ends the input. */
export function ownTerminal(givenUp: string): Terminal | null {
  if (!process.stdin.isTTY) return null;
  return { ask: (question) => askOnTerminal(question, givenUp), tell: (line) => console.log(line) };
}

async function askOnTerminal(question: string, givenUp: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<never>((_resolve, reject) => {
    terminal.once('close', () => reject(new StartFault(givenUp)));
  });
  try {
    // Ctrl+D ends the input: nobody is left to be asked again.
    return await Promise.race([terminal.question(question), closed]);
  } finally {
    closed.catch(() => undefined);
    terminal.close();
  }
}

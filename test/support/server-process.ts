import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFailed } from 'vitest'
import { freePort } from './free-port.js'
import { startProgram, untilReady } from './server-program.js'

const ends: (() => Promise<void>)[] = []

// Registered with the file: a hook that is added while another one runs would never be called.
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Does it after the tests of the file, latest first. */
export function atEndOfFile(end: () => Promise<void>): void {
  ends.push(end)
}

export interface ServerOptions {
  /** Without demo data, as `npm start -- --empty`. */
  empty?: boolean
  /** A data folder to begin with a copy of; without one the folder is empty. */
  copyOf?: string
  /** More settings, or others, by their names in the README. */
  env?: Record<string, string>
}

export interface RunningServer {
  consoleUrl: string
  acceptanceUrl: string
  /** Where its database and files are; kept over a restart, gone after `stop`. */
  dataDir: string
  /** Everything that it has said so far. */
  log(): string
  /** Asks it to stop and waits: its exit code. */
  stop(): Promise<number>
  /** Runs one command of `npm run assent --` against the same data. */
  command(...args: string[]): Promise<{ code: number; output: string }>
}

/**
 * Starts the built server as `npm start` does: its own process, free ports, a data folder of its own.
 * It stops after the tests of the file; what it said is printed when a test fails.
 */
export async function startServer({ empty = false, copyOf, env = {} }: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-server-'))
  if (copyOf !== undefined) await cp(copyOf, dataDir, { recursive: true })
  const [consolePort, acceptancePort] = [await freePort(), await freePort()]
  const whole: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    CONSOLE_PORT: String(consolePort),
    ACCEPTANCE_PORT: String(acceptancePort),
    ...env,
  }
  const started = startProgram(['serve', ...(empty ? ['--empty'] : [])], whole)
  const consoleUrl = `http://localhost:${String(consolePort)}`
  const acceptanceUrl = `http://localhost:${String(acceptancePort)}`
  const stop = async () => {
    started.child.kill('SIGTERM')
    return started.ended
  }
  atEndOfFile(async () => {
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  await untilReady([consoleUrl, acceptanceUrl], started)
  return {
    consoleUrl,
    acceptanceUrl,
    dataDir,
    log: () => started.said.join(''),
    stop,
    command: async (...args) => {
      const { said, ended } = startProgram(args, whole)
      const code = await ended
      return { code, output: said.join('') }
    },
  }
}

/** Call it at the start of a test: what the server said is printed if the test fails. */
export function tellOnFailure(server: RunningServer): void {
  onTestFailed(() => {
    process.stderr.write(`\nThe server said:\n${server.log()}\n`)
  })
}

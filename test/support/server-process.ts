import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, onTestFailed, vi } from 'vitest'
import { freePort } from './free-port.js'

const program = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url))

export interface ServerOptions {
  /** Without demo data, as `npm start -- --empty`. */
  empty?: boolean
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

interface Started {
  child: ChildProcess
  said: string[]
  ended: Promise<number>
}

function start(args: string[], env: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve(code ?? (signal ? 1 : 0))
    })
  })
  return { child, said, ended }
}

async function expectReady(url: string): Promise<void> {
  const { status } = await fetch(`${url}/readyz`)
  if (status !== 200) throw new Error(`${url}/readyz answers ${String(status)}`)
}

async function untilReady(urls: string[], { said, ended }: Started): Promise<void> {
  const tooEarly = ended.then((code) => {
    throw new Error(`The server ended with ${String(code)} before it was ready:\n${said.join('')}`)
  })
  // A fresh data folder is migrated and filled first.
  const ready = vi.waitFor(() => Promise.all(urls.map(expectReady)), { timeout: 90_000, interval: 100 })
  await Promise.race([ready, tooEarly])
}

/**
 * Starts the built server as `npm start` does: its own process, free ports, a data folder of its own.
 * It stops after the tests of the file; what it said is printed when a test fails.
 */
export async function startServer({ empty = false, env = {} }: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-server-'))
  const [consolePort, acceptancePort] = [await freePort(), await freePort()]
  const whole: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    CONSOLE_PORT: String(consolePort),
    ACCEPTANCE_PORT: String(acceptancePort),
    ...env,
  }
  const started = start(['serve', ...(empty ? ['--empty'] : [])], whole)
  const consoleUrl = `http://localhost:${String(consolePort)}`
  const acceptanceUrl = `http://localhost:${String(acceptancePort)}`
  const stop = async () => {
    started.child.kill('SIGTERM')
    return started.ended
  }
  afterAll(async () => {
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
      const { said, ended } = start(args, whole)
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

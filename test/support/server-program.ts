import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url))

/** The built server or one of its commands, as a process of its own. */
export interface Started {
  child: ChildProcess
  said: string[]
  ended: Promise<number>
}

export function startProgram(args: string[], env: NodeJS.ProcessEnv): Started {
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

const patienceMs = 90_000

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).status === 200
  } catch {
    return false
  }
}

async function ready(urls: string[], until: number): Promise<void> {
  while (!(await Promise.all(urls.map(isReady))).every(Boolean)) {
    if (Date.now() > until) throw new Error(`${urls.join(' and ')} did not become ready`)
    await setTimeout(50)
  }
}

/** A fresh data folder is migrated and filled first, so this can take its time. */
export async function untilReady(urls: string[], { said, ended }: Started): Promise<void> {
  const tooEarly = ended.then((code) => {
    throw new Error(`The server ended with ${String(code)} before it was ready:\n${said.join('')}`)
  })
  await Promise.race([ready(urls, Date.now() + patienceMs), tooEarly])
}

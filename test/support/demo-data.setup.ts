import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.js'
import { startProgram, untilReady } from './server-program.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** What a first start leaves in a data folder: migrated, with the demo data of `demoDay`. */
    demoDataDir: string
    demoDay: string
  }
}

/** The first start of the run. Every story's server begins with a copy of its data, which is what a second start finds. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-demo-'))
  const ports = [await freePort(), await freePort()].map(String)
  const [CONSOLE_PORT, ACCEPTANCE_PORT] = ports
  const demoDay = new Date().toISOString().slice(0, 10)
  const first = startProgram(['serve'], { PATH: process.env.PATH, DATA_DIR: dataDir, CONSOLE_PORT, ACCEPTANCE_PORT })
  await untilReady(ports.map((port) => `http://localhost:${port}`), first)
  first.child.kill('SIGTERM')
  await first.ended
  project.provide('demoDataDir', dataDir)
  project.provide('demoDay', demoDay)
  return () => rm(dataDir, { recursive: true, force: true })
}

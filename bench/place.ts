import { dirname } from 'node:path'
import { onTestFinished } from 'vitest'
import { startTestApp } from '../test/support/app'
import { freePort } from '../test/support/free-port'
import { startProgram, untilReady } from '../test/support/server-program'
import { addCrowd, type Crowd } from '../test/support/world/crowd'
import type { World } from '../test/support/world/world'
import type { Target } from './load'

export interface Bench {
  readonly crowd: Crowd
  /** The built server on the crowd's database. */
  readonly target: (cookie: string, site?: 'CONSOLE' | 'ACCEPTANCE') => Target
}

/**
 * Fills a database with a crowd and whatever `prepare` adds, and starts the built server on it. Everything is gone when the test has finished.
 * The clock of what is prepared is the real one, as the server's is.
 */
export async function startBench<Prepared>(size: number, prepare: (world: World, crowd: Crowd) => Promise<Prepared>): Promise<Bench & { readonly prepared: Prepared }> {
  const ends: (() => Promise<void>)[] = []
  const app = await startTestApp({ atEnd: (end) => ends.push(end) })
  const [removePlace, stopApp] = ends
  onTestFinished(async () => removePlace?.())
  let count = 0
  const stay = (): Date => new Date()
  const world: World = { app, database: app.database, now: new Date(), travelTo: stay, travelDays: stay, next: () => (count += 1) }
  const crowd = await addCrowd(world, size)
  const prepared = await prepare(world, crowd)
  const { file, url = '' } = app.database.options
  await stopApp?.()
  const [consolePort, acceptancePort] = [await freePort(), await freePort()].map(String)
  const env = { PATH: process.env['PATH'], DATA_DIR: dirname(file), DATABASE_URL: url, CONSOLE_PORT: consolePort, ACCEPTANCE_PORT: acceptancePort, LOG_LEVEL: 'warn', RATE_PER_SESSION: '1000000', RATE_PER_ADDRESS: '1000000' }
  const started = startProgram(['serve', '--empty'], env)
  onTestFinished(async () => {
    started.child.kill('SIGTERM')
    await started.ended
  })
  const urls = { CONSOLE: `http://localhost:${String(consolePort)}`, ACCEPTANCE: `http://localhost:${String(acceptancePort)}` }
  await untilReady(Object.values(urls), started)
  return { crowd, prepared, target: (cookie, site = 'CONSOLE') => ({ url: urls[site], cookie, pid: started.child.pid ?? 0 }) }
}

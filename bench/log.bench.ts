import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, it } from 'vitest'
import { startTestApp } from '../test/support/app'
import { freePort } from '../test/support/free-port'
import { startProgram, untilReady } from '../test/support/server-program'
import { addVersion } from '../test/support/world/agreements'
import { addCustomer } from '../test/support/world/customers'
import { ATTEST } from '../test/support/world/documents'
import { keyFileOf } from '../test/support/world/log'
import { SIGNER } from '../test/support/world/moves'
import { addPartner } from '../test/support/world/partners'
import { addRelationship } from '../test/support/world/relationships'
import type { World } from '../test/support/world/world'
import { load, type Question, type Target } from './load'
import { keep } from './results'

const seconds = Number(process.env['BENCH_SECONDS'] ?? '4')
/** With and without take turns, so that what else the machine does falls on both. */
const ROUNDS = 4
/** Requests of a round, alone and together; each attests for a customer of its own. */
const MOST = { alone: 100, together: 300 }
const WARM = 50

interface Server {
  readonly target: Target
  readonly next: () => Question
}

it('attesting, with the log and without it', async () => {
  const servers = { 'with the log': await start(true), 'without it': await start(false) }
  for (const { target, next } of Object.values(servers)) await load(target, next, { clients: 4, seconds, most: WARM })
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [which, { target, next }] of Object.entries(servers)) {
      const alone = await load(target, next, { clients: 1, seconds, most: MOST.alone })
      const together = await load(target, next, { clients: 8, seconds, most: MOST.together })
      keep({ table: 'Attesting', row: `${which}, round ${String(round)}`, alone, together })
    }
  }
})

async function start(isLogged: boolean): Promise<Server> {
  const ends: (() => Promise<void>)[] = []
  const app = await startTestApp({ atEnd: (end) => ends.push(end) })
  const [removePlace, stopApp] = ends
  onTestFinished(async () => removePlace?.())
  let count = 0
  const stay = (): Date => new Date()
  const world: World = { app, database: app.database, now: new Date(), travelTo: stay, travelDays: stay, next: () => (count += 1) }
  const [version, partner] = [await addVersion(world), await addPartner(world)]
  const customers: string[] = []
  for (let number = 0; number < WARM + ROUNDS * (MOST.alone + MOST.together) + 100; number += 1) {
    const customer = await addCustomer(world)
    await addRelationship(world, { customer, seller: partner })
    customers.push(customer.id)
  }
  if (!isLogged) await keepOutOfTheLog(world)
  const keyFile = await copied(keyFileOf(app))
  const { file, url = '' } = app.database.options
  await stopApp?.()
  let used = 0
  const next = (): Question => {
    const number = used++
    const input = { customerId: customers[number], agreementId: version.id, signer: SIGNER, dateAgreed: '2026-03-02', idempotencyKey: `bench ${String(number)}` }
    return { query: ATTEST, variables: { input } }
  }
  return { target: { ...(await serve({ DATA_DIR: dirname(file), DATABASE_URL: url, LOG_KEY_FILE: keyFile })), cookie: partner.admin.cookie }, next }
}

/** The same build without the log: no event waits to be ordered, so nothing is ordered or signed. */
async function keepOutOfTheLog({ database: { dialect, transact } }: World): Promise<void> {
  const statements =
    dialect === 'postgres'
      ? [
          `CREATE FUNCTION keep_nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
          'CREATE TRIGGER tr_without_log BEFORE INSERT ON pending_event FOR EACH ROW EXECUTE FUNCTION keep_nothing()',
        ]
      : ['CREATE TRIGGER tr_without_log BEFORE INSERT ON pending_event BEGIN SELECT RAISE(IGNORE); END']
  await transact(async (manager) => {
    for (const statement of statements) await manager.query(statement)
  })
}

/** The place of a test's key goes with its app. */
async function copied(keyFile: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-bench-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await copyFile(keyFile, join(folder, 'log.key'))
  return join(folder, 'log.key')
}

async function serve(where: Record<string, string>): Promise<Omit<Target, 'cookie'>> {
  const [consolePort, acceptancePort] = [await freePort(), await freePort()].map(String)
  const env = { PATH: process.env['PATH'], ...where, CONSOLE_PORT: consolePort, ACCEPTANCE_PORT: acceptancePort, LOG_LEVEL: 'warn', RATE_PER_SESSION: '1000000', RATE_PER_ADDRESS: '1000000' }
  const started = startProgram(['serve', '--empty'], env)
  onTestFinished(async () => {
    started.child.kill('SIGTERM')
    await started.ended
  })
  const urls = [consolePort, acceptancePort].map((port) => `http://localhost:${String(port)}`)
  await untilReady(urls, started)
  return { url: urls[0] ?? '', pid: started.child.pid ?? 0 }
}

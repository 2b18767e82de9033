import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { connectTo } from './postgres-cluster.js'

export interface FreshDatabase {
  url: string
  /** Drops the database and cuts whoever is still connected. */
  drop(): Promise<void>
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${database}`
  return url.href
}

/** Any number that only this lock uses. */
const templateLock = 4_147_001

async function ensureTemplate(name: string, prepare: (url: string) => Promise<void>): Promise<void> {
  const admin = await connectTo(inject('postgresUrl'))
  try {
    // Test files run side by side: the first one prepares, the others wait and find it ready.
    await admin.query('SELECT pg_advisory_lock($1)', [templateLock])
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount !== 0) return
    const unfinished = `${name}_unfinished`
    await admin.query(`DROP DATABASE IF EXISTS ${quoted(unfinished)} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${quoted(unfinished)}`)
    await prepare(urlOf(unfinished))
    await admin.query(`ALTER DATABASE ${quoted(unfinished)} RENAME TO ${quoted(name)}`)
  } finally {
    await admin.end()
  }
}

async function create(template?: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = await connectTo(inject('postgresUrl'))
  try {
    await admin.query(`CREATE DATABASE ${quoted(name)}${template ? ` TEMPLATE ${quoted(template)}` : ''}`)
  } finally {
    await admin.end()
  }
  return { url: urlOf(name), drop: () => drop(name) }
}

async function drop(name: string): Promise<void> {
  const admin = await connectTo(inject('postgresUrl'))
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`)
  } finally {
    await admin.end()
  }
}

/** A database of its own without anything in it, as migrations meet it. */
export const emptyDatabase = (): Promise<FreshDatabase> => create()

/**
 * A copy of a database that is prepared once per run, in tens of milliseconds.
 * @param template what was prepared, such as "migrated"; one name always goes with one way to prepare
 * @param prepare fills the empty database at the address it is given and closes its connections
 */
export async function preparedDatabase(template: string, prepare: (url: string) => Promise<void>): Promise<FreshDatabase> {
  await ensureTemplate(template, prepare)
  return create(template)
}

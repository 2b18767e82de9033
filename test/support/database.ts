import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dialect } from '@assent/server/src/database/columns'
import { type Database, type OpenOptions, openDatabase } from '@assent/server/src/database/database'
import { emptyDatabase } from './postgres'

/** Where a database of the test's own lies: a folder for SQLite, a database of the run's cluster for PostgreSQL. */
export interface Place {
  file: string
  url: string | undefined
  remove(): Promise<void>
}

export async function emptyPlace(): Promise<Place> {
  if (dialect === 'postgres') {
    const { url, drop } = await emptyDatabase()
    return { file: '', url, remove: drop }
  }
  const folder = mkdtempSync(join(tmpdir(), 'assent-sqlite-'))
  return { file: join(folder, 'assent.sqlite'), url: undefined, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

export type Settings = Omit<OpenOptions, 'file' | 'url'>

export const openAt = (place: Place, settings: Settings): Promise<Database> => openDatabase({ ...settings, file: place.file, url: place.url })

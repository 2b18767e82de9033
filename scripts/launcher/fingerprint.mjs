import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { at } from './root.mjs'

const ignored = new Set(['node_modules', 'dist', '.cache'])

/** @param {string} path @returns {string[]} every file at or below the path, in one order everywhere */
function filesBelow(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => !ignored.has(name)).sort()
  return names.flatMap((name) => filesBelow(join(path, name)))
}

/**
 * One hash over the names and contents of files and folders, and over whatever else decides a result.
 * @param {string[]} paths below the root
 * @param {string[]} [facts]
 */
export function fingerprint(paths, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts))
  for (const path of paths.flatMap((each) => filesBelow(at(each)))) {
    hash.update(`\0${path.slice(at().length)}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

const stamp = (/** @type {string} */ name) => at('.cache', 'launcher', name)

/** @param {string} name @param {string} value */
export const isDone = (name, value) => existsSync(stamp(name)) && readFileSync(stamp(name), 'utf8') === value

/** @param {string} name of what is begun: until it is done again, it counts as undone */
export const begin = (name) => rmSync(stamp(name), { force: true })

/** @param {string} name @param {string} value */
export function done(name, value) {
  mkdirSync(dirname(stamp(name)), { recursive: true })
  writeFileSync(stamp(name), value)
}

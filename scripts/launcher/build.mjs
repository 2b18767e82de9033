import { existsSync } from 'node:fs'
import { runNode } from './child.mjs'
import { begin, done, fingerprint, isDone } from './fingerprint.mjs'
import { at } from './root.mjs'
import { say, StepFailed } from './words.mjs'

/** What each build is made from, and the file that shows it is there. */
const builds = {
  server: { packages: ['server', 'domain', 'i18n', 'proof'], others: ['docs/evidence.md', 'docs/evidence.ja.md'], result: 'main.js' },
  console: { packages: ['console', 'ui', 'i18n', 'sdk'], others: [], result: 'index.html' },
  acceptance: { packages: ['acceptance', 'ui', 'i18n', 'sdk'], others: [], result: 'index.html' },
}

/** @typedef {keyof typeof builds} Build */

export const everyBuild = /** @type {Build[]} */ (Object.keys(builds))

/** @param {Build} name */
const wanted = (name) =>
  fingerprint(['pnpm-lock.yaml', 'tsconfig.base.json', ...builds[name].others, ...builds[name].packages.map((each) => `packages/${each}`)], [process.version])

/**
 * Builds one part unless its sources are what they were.
 * @param {Build} name
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function build(name) {
  const value = wanted(name)
  if (isDone(`build-${name}`, value) && existsSync(at('packages', name, 'dist', builds[name].result))) return false
  begin(`build-${name}`)
  const { code, output } = await runNode(at('node_modules/vite/bin/vite.js'), ['build', '--logLevel', 'warn'], { cwd: at('packages', name) })
  if (code !== 0) throw new StepFailed(`Building packages/${name} failed`, output)
  done(`build-${name}`, value)
  return true
}

/** Builds parts side by side. @param {Build[]} names */
export async function buildAll(names) {
  const stale = names.filter((name) => !isDone(`build-${name}`, wanted(name)))
  if (stale.length > 0) say(`Building ${stale.join(', ')}`)
  await Promise.all(names.map(build))
}

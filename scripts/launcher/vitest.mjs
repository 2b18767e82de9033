import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { runNode } from './child.mjs'
import { at } from './root.mjs'

/** Every test project; one without a test in a full run is a failure, for a wrong path would empty it in silence. */
export const projects = ['tooling', 'domain', 'i18n', 'proof', 'sdk', 'ui', 'console', 'acceptance', 'server', 'api-sqlite', 'api-postgres', 'e2e']

/** Projects that may be without a spec: their packages are run by the browser stories. */
const mayBeEmpty = ['console', 'acceptance', 'ui']

/** @typedef {{ projects: Record<string, { passed: number, failed: number, skipped: number }>, errors: number }} Summary */

/** @param {string} file @returns {Summary | undefined} what scripts/installed/summary-reporter.mjs wrote */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** @param {Summary} summary @param {string[]} expected */
function complaints(summary, expected) {
  const empty = expected.filter((name) => !mayBeEmpty.includes(name) && !summary.projects[name])
  const skipped = Object.entries(summary.projects).filter(([, counts]) => counts.skipped > 0)
  return [
    ...empty.map((name) => `FAILED  the project ${name} ran no test`),
    ...skipped.map(([name, { skipped: count }]) => `FAILED  ${count} test(s) of ${name} were skipped`),
  ]
}

/**
 * Runs test projects and counts into the tally.
 * @param {import('./tally.mjs').Tally} tally
 * @param {{ name: string, args: string[], expected?: string[], env?: NodeJS.ProcessEnv }} call
 */
export async function runVitest(tally, { name, args, expected = [], env = process.env }) {
  const file = at('.cache', 'tests', `${name}.json`)
  mkdirSync(at('.cache', 'tests'), { recursive: true })
  rmSync(file, { force: true })
  const { code } = await runNode(
    at('node_modules/vitest/vitest.mjs'),
    ['run', '--reporter=default', `--reporter=${at('scripts/installed/summary-reporter.mjs')}`, ...args],
    { stream: true, env: { ...env, ASSENT_TEST_SUMMARY: file } },
  )
  const summary = read(file)
  if (!summary) {
    process.stdout.write(`FAILED  ${name}: the test runner ended without a result\n`)
    return tally.add(0, 1)
  }
  const counts = Object.values(summary.projects)
  const failed = counts.reduce((sum, each) => sum + each.failed, summary.errors)
  const told = complaints(summary, expected)
  for (const line of told) process.stdout.write(`${line}\n`)
  // An exit code that no count explains is a failure of its own.
  const unexplained = code !== 0 && failed === 0 ? 1 : 0
  tally.add(counts.reduce((sum, each) => sum + each.passed, 0), failed + told.length + unexplained)
}

/** @param {string[]} filters @returns {boolean} whether a browser story is among what the filters pick */
export const picksStories = (filters) =>
  filters.includes('e2e') || filters.some((filter) => stories().some((path) => path.includes(filter)))

const stories = () =>
  existsSync(at('test/e2e'))
    ? readdirSync(at('test/e2e'), { recursive: true }).map((name) => `test/e2e/${String(name)}`).filter((path) => path.endsWith('.spec.ts'))
    : []

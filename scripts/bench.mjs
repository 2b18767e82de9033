import './launcher/node-version.mjs'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { buildAll } from './launcher/build.mjs'
import { runNode } from './launcher/child.mjs'
import { install } from './launcher/install.mjs'
import { at } from './launcher/root.mjs'
import { endWith } from './launcher/words.mjs'

const file = at('.cache', 'bench', 'results.jsonl')

/** @typedef {{ requests: number, perSecond: number, medianMs: number, slowestMs: number, processorMs: number | null }} Measured */
/** @typedef {{ database: string, table: string, row: string, alone: Measured, together: Measured }} Result */

/** @param {number | null} value */
const told = (value) => (value === null ? '-' : value.toFixed(value < 10 ? 2 : 0))

/** @param {Result[]} results */
function print(results) {
  for (const table of new Set(results.map((result) => result.table))) {
    const rows = results.filter((result) => result.table === table)
    process.stdout.write(`\n${table}\n\n| | database | median ms | 95 % within ms | processor ms | a second, 8 clients | processor ms |\n|---|---|---|---|---|---|---|\n`)
    for (const { row, database, alone, together } of rows) {
      const cells = [row, database, told(alone.medianMs), told(alone.slowestMs), told(alone.processorMs), told(together.perSecond), told(together.processorMs)]
      process.stdout.write(`| ${cells.join(' | ')} |\n`)
    }
  }
}

/** Everything, or the files and databases that are named: `npm run bench customers sqlite`. */
await endWith(async () => {
  const words = process.argv.slice(2)
  const databases = ['sqlite', 'postgres'].filter((name) => words.includes(name) || !words.some((word) => ['sqlite', 'postgres'].includes(word)))
  const files = words.filter((word) => !['sqlite', 'postgres'].includes(word))
  await install()
  await buildAll(['server'])
  mkdirSync(at('.cache', 'bench'), { recursive: true })
  rmSync(file, { force: true })
  let worst = 0
  for (const database of databases) {
    const env = { ...process.env, BENCH_DATABASE: database, BENCH_RESULTS: file }
    const { code } = await runNode(at('node_modules/vitest/vitest.mjs'), ['run', '--config', at('bench/vitest.config.ts'), ...files], { stream: true, env })
    worst = Math.max(worst, code)
  }
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
  print(lines.map((line) => JSON.parse(line)))
  return worst
})

import { appendFileSync } from 'node:fs'
import type { Measured } from './load'

export interface Result {
  readonly table: string
  readonly row: string
  readonly alone: Measured
  readonly together: Measured
}

/** Leaves a result for `npm run bench` to print. */
export function keep(result: Result): void {
  const file = process.env['BENCH_RESULTS']
  if (file === undefined) throw new Error('BENCH_RESULTS names no file: run npm run bench')
  appendFileSync(file, `${JSON.stringify({ database: process.env['BENCH_DATABASE'] ?? 'sqlite', ...result })}\n`)
}

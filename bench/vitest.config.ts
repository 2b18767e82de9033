import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const isPostgres = process.env['BENCH_DATABASE'] === 'postgres'

/** One database for each run; what is measured is the built server, a process of its own. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: at('../node_modules/graphql/index.js') }] },
  test: {
    root: at('.'),
    include: ['*.bench.ts'],
    env: { TZ: 'UTC', ASSENT_TEST_DATABASE: isPostgres ? 'postgres' : 'sqlite', DATABASE_URL: isPostgres ? 'postgres://made-by-each-test' : '' },
    globalSetup: isPostgres ? [at('../test/support/postgres.setup.ts')] : [],
    // One after the other: what runs beside it would be measured too.
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
})

import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Vitest reads our sources through Vite and dependencies through Node, which resolve graphql's two builds to
 * different files: "another module or realm". One explicit file makes both meet in the same copy.
 */
const oneGraphql = [{ find: /^graphql$/, replacement: at('./node_modules/graphql/index.js') }]

const project = (name: string, root: string, options: Partial<ProjectOptions> = {}): TestProjectConfiguration => ({
  plugins: options.vue ? [vue()] : [],
  resolve: { alias: oneGraphql },
  test: {
    name,
    root: at(root),
    include: options.include ?? ['src/**/*.spec.ts'],
    environment: 'node',
    env: { TZ: 'UTC', ...options.env },
    globalSetup: options.globalSetup ?? [],
    testTimeout: options.timeout ?? 10_000,
    hookTimeout: options.timeout ?? 30_000,
    fileParallelism: options.parallel ?? true,
    isolate: options.isolate ?? true,
    restoreMocks: true,
    expect: { poll: { timeout: 10_000 } },
  },
})

interface ProjectOptions {
  vue: boolean
  include: string[]
  env: Record<string, string>
  globalSetup: string[]
  timeout: number
  parallel: boolean
  isolate: boolean
}

const api = (database: 'sqlite' | 'postgres') =>
  project(`api-${database}`, './test', {
    include: ['api/**/*.spec.ts'],
    // The address only decides the dialect of the process; each test file makes a database of its own.
    env: { ASSENT_TEST_DATABASE: database, DATABASE_URL: database === 'postgres' ? 'postgres://made-by-each-test' : '' },
    globalSetup: database === 'postgres' ? [at('./test/support/postgres.setup.ts')] : [],
    timeout: 60_000,
    // The server is loaded once for each worker, not once for each file: loading it takes longer than most files.
    isolate: false,
  })

export default defineConfig({
  test: {
    // One more than a small machine has cores, for a test that waits for a database or a mail leaves a core idle.
    maxWorkers: 3,
    projects: [
      project('tooling', './test', { include: ['tooling/**/*.spec.ts', 'support/**/*.spec.ts'], timeout: 60_000 }),
      project('domain', './packages/domain'),
      project('i18n', './packages/i18n'),
      project('proof', './packages/proof'),
      project('sdk', './packages/sdk'),
      project('ui', './packages/ui', { vue: true }),
      project('console', './packages/console', { vue: true }),
      project('acceptance', './packages/acceptance', { vue: true }),
      project('server', './packages/server', { timeout: 60_000 }),
      api('sqlite'),
      api('postgres'),
      project('e2e', './test', {
        include: ['e2e/**/*.spec.ts'],
        globalSetup: [at('./test/support/browser.setup.ts'), at('./test/support/demo-data.setup.ts')],
        timeout: 120_000,
        // One page keeps two cores busy: several files at a time take as long, and each of them longer.
        parallel: false,
      }),
    ],
  },
})

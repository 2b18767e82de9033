import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const folders: string[] = []

/** Runs one spec file by Vitest of its own and gives what the summary counted. */
function summaryOf(spec: string): unknown {
  // Below the test package, so that vitest is found from there; git and the real projects do not look into .cache.
  mkdirSync(at('.cache'), { recursive: true })
  const folder = mkdtempSync(join(at('.cache'), 'summary-'))
  folders.push(folder)
  writeFileSync(join(folder, 'sample.spec.mjs'), `import { afterAll, describe, expect, it } from 'vitest'\n${spec}`)
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default { root: ${JSON.stringify(folder)}, test: { name: 'sample' } }`)
  const file = join(folder, 'summary.json')
  spawnSync(process.execPath, [at('node_modules/vitest/vitest.mjs'), 'run', '--root', folder, `--reporter=${at('scripts/installed/summary-reporter.mjs')}`], {
    env: { PATH: process.env.PATH, ASSENT_TEST_SUMMARY: file },
    cwd: folder,
  })
  return JSON.parse(readFileSync(file, 'utf8'))
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const sample = (passed: number, failed: number, skipped: number) => ({ projects: { sample: { passed, failed, skipped } }, errors: 0 })

describe('the summary of a test run', () => {
  it('counts tests that pass, fail and are skipped', () => {
    const spec = `it('a', () => {})\nit('b', () => expect(1).toBe(2))\nit.skip('c', () => {})\nit.todo('d')`
    expect(summaryOf(spec)).toEqual(sample(1, 1, 2))
  })

  it('counts a file that cannot be loaded as one failure', () => {
    expect(summaryOf(`await import('./gone.mjs')\nit('a', () => {})`)).toEqual(sample(0, 1, 0))
  })

  it('counts a hook that fails, though every test passed', () => {
    expect(summaryOf(`describe('x', () => { afterAll(() => { throw new Error('late') })\nit('a', () => {}) })`)).toEqual(sample(1, 1, 0))
  })

  it('counts an error that no test owns', () => {
    const spec = `it('a', async () => { void Promise.reject(new Error('nobody caught it')); await new Promise(setImmediate) })`
    expect(summaryOf(spec)).toEqual({ ...sample(1, 0, 0), errors: 1 })
  })
})

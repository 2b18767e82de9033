import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { run } from './child.mjs'
import { begin, done, fingerprint, isDone } from './fingerprint.mjs'
import { at } from './root.mjs'
import { say, StepFailed } from './words.mjs'

/** @returns {string} the exact pnpm that package.json names */
function pnpm() {
  const { engines } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  return `pnpm@${engines.pnpm}`
}

const manifests = () => ['package.json', 'test/package.json', ...readdirSync(at('packages')).map((name) => `packages/${name}/package.json`)]

/** What is installed depends on the lock file, the manifests and, for compiled packages, on Node's binary interface. */
const wanted = () =>
  fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()], [process.platform, process.arch, process.versions.modules])

/** Installs what the lock file names, unless that very thing is installed. */
export async function install() {
  const value = wanted()
  if (isDone('install', value) && existsSync(at('node_modules', '.modules.yaml'))) return
  const first = !existsSync(at('node_modules'))
  say(first ? 'Installing packages; SQLite is compiled from source the first time, which takes about three minutes' : 'Installing packages')
  begin('install')
  const { code, output } = await run({
    command: 'npx',
    args: ['--yes', pnpm(), 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'],
    // Its messages are read on failure only, so colours and progress bars would be noise.
    env: { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' },
  })
  if (code !== 0) throw new StepFailed('Installing packages failed', output)
  done('install', value)
}

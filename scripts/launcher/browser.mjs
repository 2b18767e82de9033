import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { run, runNode } from './child.mjs'
import { at } from './root.mjs'
import { say, StepFailed } from './words.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)))

/** @returns {string} the folder of playwright-core, which only the tests depend on */
const playwright = () => dirname(createRequire(at('test/package.json')).resolve('playwright-core/package.json'))

/** @returns {string | undefined} the chromium that Playwright downloads for itself, if it is there */
function downloaded() {
  /** @type {string} */
  const path = createRequire(at('test/package.json'))('playwright-core').chromium.executablePath()
  return isProgram(path) ? path : undefined
}

/** A browser that is on this machine already. @returns {string | undefined} */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (isProgram(named)) return named
    throw new StepFailed(`CHROMIUM_PATH names no program: ${named}`, '')
  }
  return [...onPath(), ...macPlaces].find(isProgram) ?? downloaded()
}

const mayUseApt = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** @param {string[]} packages */
async function apt(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run({ command: 'apt-get', args: ['update'], env })
  const install = await run({ command: 'apt-get', args: ['install', '-y', '--no-install-recommends', ...packages], env })
  return { code: install.code, output: update.output + install.output }
}

/** Playwright's download brings no system libraries: only one that answers counts. */
async function download() {
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  const { code, output } = await runNode(join(playwright(), 'cli.js'), ['install', '--no-shell', 'chromium'], { env })
  const path = code === 0 ? downloaded() : undefined
  if (!path) return { code: 1, output }
  return run({ command: path, args: ['--version'] })
}

async function fetchBrowser() {
  // Where apt-get may install, its package comes first: it brings every library that Chromium needs.
  const ways = mayUseApt() ? [() => apt(['chromium', 'fonts-noto-cjk']), download] : [download]
  let told = ''
  for (const way of ways) {
    const { code, output } = await way()
    const found = code === 0 ? findBrowser() : undefined
    if (found) return found
    told += output
  }
  throw new StepFailed(
    'The browser tests need Chromium, and none could be had. Install chromium or google-chrome, or set CHROMIUM_PATH to its program',
    told,
  )
}

async function ensureJapaneseGlyphs() {
  if (!mayUseApt()) return
  const { code, output } = await run({ command: 'fc-list', args: [':lang=ja', 'family'] })
  if (code === 0 && output.trim() === '') await apt(['fonts-noto-cjk'])
}

const isDebian = () => existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

/** The browser for the tests: one that is here, or one that is got. @returns {Promise<string>} */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found) {
    await ensureJapaneseGlyphs()
    return found
  }
  say(mayUseApt() && isDebian() ? 'Getting Chromium from Debian' : 'Getting Chromium')
  return fetchBrowser()
}

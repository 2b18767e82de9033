import './launcher/node-version.mjs'
import { spawn } from 'node:child_process'
import { buildAll, everyBuild } from './launcher/build.mjs'
import { install } from './launcher/install.mjs'
import { at } from './launcher/root.mjs'
import { endWith, say } from './launcher/words.mjs'

/** Where each site is served with its sources, by its vite.config.ts. */
const sites = { console: 5173, acceptance: 5174 }

const vite = at('node_modules/vite/bin/vite.js')

// The server checks the Origin of a request and prints links, so it must know where the browser is.
const env = {
  ...process.env,
  CONSOLE_ORIGIN: `http://localhost:${sites.console}`,
  ACCEPTANCE_ORIGIN: `http://localhost:${sites.acceptance}`,
}

/** @type {{ args: string[], cwd: string }[]} */
const programs = [
  { args: [vite, 'build', '--watch', '--logLevel', 'warn'], cwd: at('packages/server') },
  // Node watches what it has loaded: a new bundle restarts the server.
  { args: ['--enable-source-maps', '--watch', '--watch-preserve-output', at('packages/server/dist/main.js'), 'serve', ...process.argv.slice(2)], cwd: at() },
  { args: [vite], cwd: at('packages/console') },
  { args: [vite], cwd: at('packages/acceptance') },
]

/** Runs them all until one ends or a signal comes, and then ends the others. @returns {Promise<number>} */
function runTogether() {
  const children = programs.map(({ args, cwd }) => spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] }))
  const endAll = () => children.forEach((child) => child.kill('SIGTERM'))
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.removeAllListeners(signal).on(signal, endAll)
  const ends = children.map(
    (child) =>
      new Promise((resolve) => {
        child.on('close', (code) => {
          endAll()
          resolve(code ?? 0)
        })
      }),
  )
  return Promise.all(ends).then((codes) => Math.max(...codes))
}

await endWith(async () => {
  await install()
  await buildAll(everyBuild)
  say(`Console http://localhost:${sites.console}, customers' site http://localhost:${sites.acceptance}; Ctrl+C ends all`)
  return runTogether()
})

import './launcher/node-version.mjs'
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { buildAll, everyBuild } from './launcher/build.mjs'
import { install } from './launcher/install.mjs'
import { at } from './launcher/root.mjs'
import { endWith, say } from './launcher/words.mjs'

/** Where each site is served with its sources, by its vite.config.ts. */
const sites = { console: 5173, acceptance: 5174 }

const vite = at('node_modules/vite/bin/vite.js')
const bundle = at('packages/server/dist')

// The server checks the Origin of a request and prints links, so it must know where the browser is.
const env = {
  ...process.env,
  CONSOLE_ORIGIN: `http://localhost:${sites.console}`,
  ACCEPTANCE_ORIGIN: `http://localhost:${sites.acceptance}`,
}

/** @param {string[]} args @param {string} cwd */
const startNode = (args, cwd) => spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] })

const startServer = () => startNode(['--enable-source-maps', `${bundle}/main.js`, 'serve', ...process.argv.slice(2)], at())

/** Vite replaces the files of the bundle one after another: the server waits until they rest. */
const settled = 300

/**
 * Runs the server, and runs it again whenever its bundle has changed. One that fell over is tried again at the next change.
 * `node --watch` does not serve here: it loses sight of a file that is replaced.
 */
function keepServer() {
  let child = startServer()
  let ending = false
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const start = () => {
    if (!ending) child = startServer()
  }
  const again = () => {
    if (isOver()) start()
    // One that is stopping already starts the newest bundle when it is done.
    else if (!child.killed) child.once('close', start).kill('SIGTERM')
  }
  const watcher = watch(bundle, () => {
    clearTimeout(timer)
    timer = setTimeout(again, settled)
  })
  return () => {
    ending = true
    clearTimeout(timer)
    watcher.close()
    child.kill('SIGTERM')
  }
}

/** Runs until a signal comes or a builder ends, and then ends them all. */
function runTogether() {
  const endServer = keepServer()
  const builders = [
    startNode([vite, 'build', '--watch', '--logLevel', 'warn'], at('packages/server')),
    startNode([vite], at('packages/console')),
    startNode([vite], at('packages/acceptance')),
  ]
  const endAll = () => {
    endServer()
    for (const builder of builders) builder.kill('SIGTERM')
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.removeAllListeners(signal).on(signal, endAll)
  for (const builder of builders) builder.on('close', endAll)
}

await endWith(async () => {
  await install()
  await buildAll(everyBuild)
  say(`Console http://localhost:${sites.console}, customers' site http://localhost:${sites.acceptance}; Ctrl+C ends all`)
  runTogether()
  return 0
})

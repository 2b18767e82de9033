import { spawn } from 'node:child_process'
import { at } from './root.mjs'

/** @typedef {{ command: string, args: string[], cwd?: string, env?: NodeJS.ProcessEnv, stream?: boolean }} Call */
/** @typedef {{ code: number, output: string }} Outcome */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
let stopping = false
let listening = false

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** A step that is cut short by a signal is no failure to explain. Listened for only once something runs: others import this file. */
function listen() {
  if (listening) return
  listening = true
  for (const signal of signals) {
    process.on(signal, () => {
      stopping = true
      for (const child of running) child.kill(signal)
      if (running.size === 0) process.exit(130)
    })
  }
}

/**
 * Runs a command to its end. Its words are kept, and shown as they come only when asked to.
 * @param {Call} call
 * @returns {Promise<Outcome>}
 */
export function run({ command, args, cwd = at(), env = process.env, stream = false }) {
  listen()
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: stream ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    /** @type {string[]} */
    const output = []
    child.stdout?.on('data', (chunk) => output.push(String(chunk)))
    child.stderr?.on('data', (chunk) => output.push(String(chunk)))
    child.on('error', (error) => output.push(`${command}: ${error.message}\n`))
    child.on('close', (code) => {
      running.delete(child)
      if (stopping) process.exit(130)
      resolve({ code: code ?? 1, output: output.join('') })
    })
  })
}

/** @param {string} script path of a file run by this very Node @param {string[]} args @param {Partial<Call>} [more] */
export const runNode = (script, args, more = {}) => run({ command: process.execPath, args: [script, ...args], ...more })

/**
 * Stays in front of a long-running program: it alone hears the signals, once each, and its exit code becomes ours.
 * npm and the terminal both deliver the same Ctrl+C, so a repeat within a second is that echo; a later one is a person's.
 * @param {Call} call
 * @returns {Promise<number>}
 */
export function stayInFront({ command, args, env = process.env }) {
  for (const signal of signals) process.removeAllListeners(signal)
  // Its own process group, so that the terminal's Ctrl+C comes to it through us only.
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, detached: true })
  let heardAt = 0
  for (const signal of signals) {
    process.on(signal, () => {
      const now = Date.now()
      if (now - heardAt > 1000) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
      heardAt = now
    })
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

import { StepFailed } from './words.mjs'

const write = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`)
const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Counts what passed and failed over every step of a run, tells each, and closes with one line. */
export class Tally {
  passed = 0
  failed = 0

  /** @param {number} passed @param {number} failed */
  add(passed, failed) {
    this.passed += passed
    this.failed += failed
  }

  /**
   * One step that passes or fails as a whole; a step that throws has failed.
   * @param {string} name
   * @param {() => Promise<import('./child.mjs').Outcome>} work
   * @returns {Promise<boolean>}
   */
  async step(name, work) {
    const since = performance.now()
    const { code, output } = await work().catch(asOutcome)
    this.add(code === 0 ? 1 : 0, code === 0 ? 0 : 1)
    if (code !== 0) write(output.trimEnd())
    write(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds(since)})`)
    return code === 0
  }

  /** @returns {number} the exit code that goes with the closing line */
  close() {
    // A run that did nothing has shown nothing.
    if (this.passed + this.failed === 0) this.failed = 1
    write(`${this.passed} passed, ${this.failed} failed`)
    return this.failed === 0 ? 0 : 1
  }
}

/** @param {unknown} error @returns {import('./child.mjs').Outcome} */
function asOutcome(error) {
  if (error instanceof StepFailed) return { code: 1, output: `${error.output}\n${error.message}` }
  return { code: 1, output: error instanceof Error ? String(error.stack) : String(error) }
}

/**
 * Runs tasks two at a time, which is what a small machine has cores for.
 * @param {(() => Promise<unknown>)[]} tasks
 */
export async function twoAtATime(tasks) {
  const waiting = [...tasks]
  const lane = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task()
  }
  await Promise.all([lane(), lane()])
}

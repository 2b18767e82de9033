/** Progress goes to stderr, one line for each thing that takes time: stdout belongs to the program that was asked for. */
export const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`)

export class StepFailed extends Error {
  /** @param {string} message @param {string} output what the failed program said, in full */
  constructor(message, output) {
    super(message)
    this.output = output
  }
}

/**
 * The last stop of a launcher: a failed step is shown in full, and the exit code tells.
 * @param {() => Promise<number>} work
 */
export async function endWith(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    process.stderr.write(`${error.output.trimEnd()}\n\n${error.message}.\n`)
    process.exitCode = 1
  }
}

import { writeFileSync } from 'node:fs'

/**
 * Counts tests per project, which Vitest's JSON does not tell apart where one file runs in two projects.
 * A file that cannot be loaded, or whose hooks fail, counts as one failure of its own.
 */
export default class SummaryReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors that no test owns
   */
  onTestRunEnd(modules, errors) {
    /** @type {Record<string, { passed: number, failed: number, skipped: number }>} */
    const projects = {}
    for (const module of modules) {
      const counts = (projects[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 })
      for (const test of module.children.allTests()) counts[stateOf(test)] += 1
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    }
    const file = process.env.ASSENT_TEST_SUMMARY
    if (file) writeFileSync(file, JSON.stringify({ projects, errors: errors.length }))
  }
}

/** @param {import('vitest/node').TestCase} test */
function stateOf(test) {
  const { state } = test.result()
  // Pending at the end means that it never finished: the runner was stopped under it.
  return state === 'pending' ? 'failed' : state
}

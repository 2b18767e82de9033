import { runNode } from './child.mjs'
import { at } from './root.mjs'

const tsc = () => at('node_modules/typescript/bin/tsc')
const vueTsc = () => at('node_modules/vue-tsc/bin/vue-tsc.js')

const keptAt = (/** @type {string} */ folder) => at('.cache', 'types', `${folder.replaceAll(/\W+/g, '-')}.tsbuildinfo`)

/** @typedef {{ name: string, run: () => Promise<import('./child.mjs').Outcome> }} Check */

/** What a compiler found of a file is kept, and found again only where the file or what it leads to has changed (ADR 0148). @param {string} folder @param {string} compiler @returns {Check} */
const types = (folder, compiler) => ({
  name: `types ${folder}`,
  run: () => runNode(compiler, ['--noEmit', '--incremental', '--tsBuildInfoFile', keptAt(folder), '--pretty', 'false', '-p', at(folder)]),
})

/** The longest first, so that two at a time end together. @returns {Check[]} */
export const everyCheck = () => [
  // Without ESLint's cache: it knows files by their own text and so keeps a verdict that a changed type elsewhere has overturned.
  { name: 'lint', run: () => runNode(at('node_modules/eslint/bin/eslint.js'), ['.', '--max-warnings', '0']) },
  types('packages/server', tsc()),
  types('test', tsc()),
  types('packages/console', vueTsc()),
  types('packages/acceptance', vueTsc()),
  types('packages/ui', vueTsc()),
  types('packages/sdk', tsc()),
  types('packages/i18n', tsc()),
  types('packages/proof', tsc()),
  types('packages/domain', tsc()),
  types('tsconfig.specs.json', vueTsc()),
  types('bench', tsc()),
  types('.', tsc()),
  {
    name: 'import direction',
    run: () => runNode(at('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), ['--config', at('dependency-cruiser.config.js'), 'packages', 'test', 'scripts']),
  },
]

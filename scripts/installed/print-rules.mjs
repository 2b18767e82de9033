import { writeFileSync } from 'node:fs'
import { runnerImport } from 'vite'
import { at } from '../launcher/root.mjs'

/** @type {{ module: { rulesPage: () => string } }} */
const { module } = await runnerImport(at('packages/domain/src/rules-page.ts'), { configFile: false, logLevel: 'error' })
writeFileSync(at('docs', 'rules.md'), module.rulesPage())

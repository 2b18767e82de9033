// A process of its own for ordering.spec.ts: loads sequencer.ts as the tests are loaded and orders events until it is killed.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./sequencer.ts', import.meta.url)), { configFile: false, logLevel: 'error' })
await module.sequence(JSON.parse(process.argv[2]))

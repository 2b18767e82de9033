// A process of its own for killed.spec.ts: loads mailman.ts as the tests are loaded and serves until it is killed.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./mailman.ts', import.meta.url)), { configFile: false, logLevel: 'error' })
await module.work(JSON.parse(process.argv[2]))

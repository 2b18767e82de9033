// A process of its own for processes.spec.ts: loads neighbour.ts as the tests are loaded and works until it is told to stop.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./neighbour.ts', import.meta.url)), { configFile: false, logLevel: 'error' })
await module.work(JSON.parse(process.argv[2]))

// A process of its own for processes.spec.ts: loads writer.ts as the tests are loaded and runs it until it is killed.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./writer.ts', import.meta.url)), { configFile: false, logLevel: 'error' })
await module.run(JSON.parse(process.argv[2]))

import { defineConfig, mergeConfig } from 'vite'
import { siteConfig } from '../ui/site.config.ts'
import { unsaid } from './src/unsaid-messages.ts'

// Two dozen small files in a row are slower than one: what nearly every step shows comes together, after the frame.
const together = [
  { name: 'vue', test: /node_modules\/(@vue|vue|vue-router|@intlify)\//, priority: 2 },
  { name: 'shared', test: /packages\/(ui|i18n|acceptance)\/src\//, minShareCount: 5, priority: 1 },
]

export default defineConfig(
  mergeConfig(siteConfig({ port: 5174, server: 'http://127.0.0.1:4001', unsaid }), {
    build: { rolldownOptions: { output: { codeSplitting: { groups: together } } } },
  }),
)

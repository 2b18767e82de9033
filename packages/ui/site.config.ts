import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defaultClientConditions, type UserConfig } from 'vite'
import { compiledMessages } from './compiled-messages.ts'

export interface Site {
  /** Port of the development server. */
  port: number
  /** The origin of the running product that answers /graphql for this site. */
  server: string
  /** How the keys begin of messages that this site never says. */
  unsaid?: readonly string[]
}

/** What both sites are built with. Same-origin only, nothing inline, messages compiled ahead. */
export function siteConfig({ port, server, unsaid }: Site): UserConfig {
  return {
    plugins: [
      vue(),
      tailwindcss(),
      compiledMessages(unsaid),
    ],
    // Every component is `<script setup>` and every message compiled: what is for others stays out of the browser.
    define: { __VUE_OPTIONS_API__: 'false', __INTLIFY_DROP_MESSAGE_COMPILER__: 'true' },
    // rxjs keeps what is written for today's browsers under this name; what it gives otherwise is for those of ten years ago.
    resolve: { conditions: ['es2015', ...defaultClientConditions] },
    build: {
      // light-dark() and text-wrap as browsers have them since 2024.
      target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
      // The content security policy allows no data: scripts or styles.
      assetsInlineLimit: 0,
      sourcemap: false,
      modulePreload: { polyfill: false },
    },
    server: {
      port,
      strictPort: true,
      proxy: Object.fromEntries(['/graphql', '/agreements', '/acceptances', '/attachments'].map((path) => [path, server])),
    },
  }
}

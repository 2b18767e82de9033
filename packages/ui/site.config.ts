import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import type { UserConfig } from 'vite'

export interface Site {
  /** Port of the development server. */
  port: number
  /** The origin of the running product that answers /graphql for this site. */
  server: string
}

/** What both sites are built with. Same-origin only, nothing inline, messages compiled ahead. */
export function siteConfig({ port, server }: Site): UserConfig {
  return {
    plugins: [
      vue(),
      tailwindcss(),
      vueI18n({
        include: fileURLToPath(new URL('../i18n/locales/**', import.meta.url)),
        strictMessage: true,
        runtimeOnly: true,
        compositionOnly: true,
        fullInstall: false,
        // Messages are compiled by the build: the compiler itself, 5 kB, stays out of the browser.
        dropMessageCompiler: true,
      }),
    ],
    // Every component is `<script setup>`; the other API of Vue stays out of the browser.
    define: { __VUE_OPTIONS_API__: 'false' },
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

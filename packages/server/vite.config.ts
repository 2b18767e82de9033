import { defineConfig } from 'vite'

/** Only our own packages go into the bundle: they are consumed as source, and Node finds the rest in node_modules. */
const ours = /^@assent\//

export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    sourcemap: true,
    // A part that is imported late stays a chunk of its own, so that it still runs late.
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: 'chunk-[name].js' } },
  },
  ssr: { target: 'node', noExternal: [ours] },
})

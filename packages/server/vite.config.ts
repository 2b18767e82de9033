import { defineConfig } from 'vite'

/** Only our own packages go into the bundle: they are consumed as source, and Node finds the rest in node_modules. */
const ours = /^@assent\//

export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    sourcemap: true,
    // One file: everything starts at once anyway, and its place beside src/ keeps paths relative to the package alike.
    rolldownOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
  ssr: { target: 'node', noExternal: [ours] },
})

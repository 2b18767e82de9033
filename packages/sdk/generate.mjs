// Typed documents for every operation in operations/, checked against schema.graphql at the root.
// @graphql-codegen/cli is not used: core and the preset do the work, and need no configuration language.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addTypenameSelectionDocumentTransform, preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { parse } from 'graphql'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const banner = '// Printed from operations/*.graphql and schema.graphql by `npm run codegen`. Do not edit.\n'

export const generatedFolder = at('./src/generated')

/** The files that generatedFolder should hold, each path with its text. */
export async function generate() {
  const [output] = await preset.buildGeneratesSection({
    baseOutputDir: 'generated/',
    presetConfig: { fragmentMasking: false },
    schema: parse(await readFile(at('../../schema.graphql'), 'utf8')),
    documents: await operations(),
    documentTransforms: [{ name: 'typename', transformObject: addTypenameSelectionDocumentTransform, config: {} }],
    config: {
      enumType: 'string-literal',
      enumsAsTypes: true,
      useTypeImports: true,
      strictScalars: true,
      scalars: { ID: 'string', DateTimeISO: 'string', LocalDate: 'string', CountryCode: 'string', LanguageTag: 'string', URL: 'string' },
    },
    plugins: [],
    pluginMap: {},
  })
  return parted(await codegen({ ...output, filename: 'documents.ts' }))
}

/** A module for each document, so that a page of a site loads those that it asks: all of them together are 80 kB. */
function parted(code) {
  const documents = [...code.matchAll(/^export const (\w+Document) = .* as unknown as DocumentNode<(\w+), (\w+)>;$/gm)]
  const types = code.replaceAll(/^export const .*$\n?/gm, '').replace(/^import type \{ TypedDocumentNode .*\n/m, '')
  const exported = documents.map(([, name]) => `export { ${name} } from './documents/${name}'\n`)
  return new Map([
    ['types.ts', banner + types.trimEnd() + '\n'],
    ['documents.ts', `${banner}export * from './types'\n${exported.join('')}`],
    ...documents.map(([document, name, ...args]) => [`documents/${name}.ts`, moduleOf(document, args)]),
  ])
}

function moduleOf(document, args) {
  const imports = ["import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core'", `import type { ${args.join(', ')} } from '../types'`]
  return `${banner}${imports.join('\n')}\n\n${document}\n`
}

async function operations() {
  const folder = at('./operations/')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort()
  return Promise.all(
    files.map(async (file) => {
      const rawSDL = await readFile(folder + file, 'utf8')
      return { location: `operations/${file}`, rawSDL, document: parse(rawSDL) }
    }),
  )
}

async function write() {
  const files = await generate()
  await rm(generatedFolder, { recursive: true, force: true })
  for (const [path, text] of files) {
    await mkdir(dirname(join(generatedFolder, path)), { recursive: true })
    await writeFile(join(generatedFolder, path), text)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await write()

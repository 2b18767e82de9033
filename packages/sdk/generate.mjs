// Typed documents for every operation in operations/, checked against schema.graphql at the root.
// @graphql-codegen/cli is not used: core and the preset do the work, and need no configuration language.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { addTypenameSelectionDocumentTransform, preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { parse } from 'graphql'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const banner = '// Printed from operations/*.graphql and schema.graphql by `npm run codegen`. Do not edit.\n'

export const generatedFile = at('./src/generated/documents.ts')

/** The text that generatedFile should hold. */
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
  return banner + (await codegen({ ...output, filename: 'documents.ts' }))
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

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(generatedFile, await generate())

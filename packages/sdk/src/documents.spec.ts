import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { generate, generatedFile } from '../generate.mjs'

it('The typed documents are those of the present operations and the present schema: else run `npm run codegen`', async () => {
  expect(await readFile(generatedFile, 'utf8')).toBe(await generate())
})

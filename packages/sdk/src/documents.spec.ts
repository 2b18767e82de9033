import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { generate, generatedFolder } from '../generate.mjs'

it('The typed documents are those of the present operations and the present schema: else run `npm run codegen`', async () => {
  const files = await generate()
  const found = (await readdir(generatedFolder, { recursive: true })).filter((path) => path.endsWith('.ts'))
  expect(found.toSorted()).toEqual([...files.keys()].toSorted())
  for (const [path, text] of files) expect(await readFile(join(generatedFolder, path), 'utf8'), path).toBe(text)
})

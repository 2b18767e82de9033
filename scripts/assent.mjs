import './launcher/node-version.mjs'
import { buildAll } from './launcher/build.mjs'
import { runNode } from './launcher/child.mjs'
import { install } from './launcher/install.mjs'
import { at } from './launcher/root.mjs'
import { endWith } from './launcher/words.mjs'

await endWith(async () => {
  await install()
  await buildAll(['server'])
  const { code } = await runNode(at('packages/server/dist/main.js'), process.argv.slice(2), { stream: true })
  return code
})

import './launcher/node-version.mjs'
import { buildAll, everyBuild } from './launcher/build.mjs'
import { stayInFront } from './launcher/child.mjs'
import { install } from './launcher/install.mjs'
import { at } from './launcher/root.mjs'
import { endWith } from './launcher/words.mjs'

await endWith(async () => {
  await install()
  await buildAll(everyBuild)
  const args = ['--enable-source-maps', at('packages/server/dist/main.js'), 'serve', ...process.argv.slice(2)]
  return stayInFront({ command: process.execPath, args })
})

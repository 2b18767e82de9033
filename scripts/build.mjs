import './launcher/node-version.mjs'
import { buildAll, everyBuild } from './launcher/build.mjs'
import { install } from './launcher/install.mjs'
import { endWith } from './launcher/words.mjs'

await endWith(async () => {
  await install()
  await buildAll(everyBuild)
  return 0
})

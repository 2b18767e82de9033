import './launcher/node-version.mjs'
import { ensureBrowser } from './launcher/browser.mjs'
import { buildAll, everyBuild } from './launcher/build.mjs'
import { install } from './launcher/install.mjs'
import { Tally } from './launcher/tally.mjs'
import { runVitest } from './launcher/vitest.mjs'
import { endWith } from './launcher/words.mjs'

/** Every state of both sites in all eight looks; `npm test` shows each in one look of either language. */
await endWith(async () => {
  const tally = new Tally()
  await install()
  await buildAll(everyBuild)
  const env = { ...process.env, CHROMIUM_PATH: await ensureBrowser(), ASSENT_GALLERY: 'whole' }
  await runVitest(tally, { name: 'gallery', args: ['--project', 'e2e', 'gallery'], expected: ['e2e'], env })
  return tally.close()
})

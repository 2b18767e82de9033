import './launcher/node-version.mjs'
import { everyCheck } from './launcher/checks.mjs'
import { install } from './launcher/install.mjs'
import { Tally, twoAtATime } from './launcher/tally.mjs'
import { endWith } from './launcher/words.mjs'

const tally = new Tally()

await endWith(async () => {
  await install()
  await twoAtATime(everyCheck().map((check) => () => tally.step(check.name, check.run)))
  return tally.close()
})

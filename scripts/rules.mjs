import './launcher/node-version.mjs'
import { runNode } from './launcher/child.mjs'
import { install } from './launcher/install.mjs'
import { at } from './launcher/root.mjs'
import { endWith } from './launcher/words.mjs'

await endWith(async () => {
  await install()
  const { code } = await runNode(at('scripts/installed/print-rules.mjs'), [], { stream: true })
  return code
})

import './launcher/node-version.mjs'
import { ensureBrowser } from './launcher/browser.mjs'
import { build, everyBuild } from './launcher/build.mjs'
import { everyCheck } from './launcher/checks.mjs'
import { install } from './launcher/install.mjs'
import { Tally, twoAtATime } from './launcher/tally.mjs'
import { picksStories, projects, runVitest } from './launcher/vitest.mjs'
import { endWith } from './launcher/words.mjs'

const tally = new Tally()
const given = process.argv.slice(2)
const nothing = { code: 0, output: '' }

async function browser() {
  process.env.CHROMIUM_PATH = await ensureBrowser()
  return nothing
}

/** What the browser stories run on. */
const preparations = () => [
  () => tally.step('browser', browser),
  ...everyBuild.map((name) => () => tally.step(`build ${name}`, async () => (await build(name), nothing))),
]

async function everything() {
  await twoAtATime([
    ...preparations(),
    ...everyCheck().map((check) => () => tally.step(check.name, check.run)),
  ])
  const withoutBrowser = projects.filter((name) => name !== 'e2e')
  await runVitest(tally, { name: 'without-browser', args: ['--project', '!e2e'], expected: withoutBrowser })
  // Without a browser the stories fail one by one, which is what they should do.
  await runVitest(tally, { name: 'stories', args: ['--project', 'e2e', '--passWithNoTests'], expected: ['e2e'] })
}

/** A part: names of projects or checks, pieces of file paths, and options of Vitest, in any mix. */
async function part() {
  const checks = everyCheck().filter((check) => given.some((word) => check.name === word || check.name.split(' ')[0] === word))
  for (const check of checks) await tally.step(check.name, check.run)
  const words = given.filter((word) => !checks.some((check) => check.name === word || check.name.split(' ')[0] === word))
  if (words.length === 0) return
  const stories = picksStories(words)
  if (stories) await twoAtATime(preparations())
  const named = words.filter((word) => projects.includes(word))
  const args = [
    ...named.flatMap((name) => ['--project', name]),
    ...(stories || named.length > 0 ? [] : ['--project', '!e2e']),
    ...words.filter((word) => !projects.includes(word)),
  ]
  await runVitest(tally, { name: 'part', args })
}

await endWith(async () => {
  await tally.step('install', async () => (await install(), nothing))
  if (tally.failed === 0) await (given.length > 0 ? part() : everything())
  return tally.close()
})

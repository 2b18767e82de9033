import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { AgreementDeadlineEntity } from '@assent/server/src/agreements/agreement-deadline.entity'
import { AgreementEntity } from '@assent/server/src/agreements/agreement.entity'
import { newId } from '@assent/server/src/database/id'
import { announcePublication } from '@assent/server/src/events/followers'
import { sweep } from '@assent/server/src/standing/sweep.service'
import { registerFollowers } from '@assent/server/src/wiring'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  registerFollowers()
  server = await startDemoServer()
})

const HTML = '<html lang="ja"><body onload="alert(1)"><h1>顧客契約書</h1><script>document.title = "hacked"</script><h2>第1条 新しい条件</h2><p>新しい本文です。<img src="https://evil.example/x.png"></p></body></html>'
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const VERSION = '2026-new'
const dayFromToday = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** As the server does every minute. */
async function everyMinute(): Promise<void> {
  while (await sweep(server.database, new Date()));
}

async function importNewVersion(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-e2e-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'new.html'), HTML)
  await writeFile(join(folder, '顧客契約書.pdf'), PDF)
  const flags = { country: 'JP', language: 'ja-JP', version: VERSION, effective: dayFromToday(-1), 'reaccept-by': dayFromToday(10), pdf: join(folder, '顧客契約書.pdf') }
  const { output, code } = await server.command('agreements', 'import', join(folder, 'new.html'), ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]))
  expect(code, output).toBe(0)
  await everyMinute()
  return output
}

/** The last day for accepting again is over: what time alone would do. */
async function letItPass(): Promise<void> {
  await server.database.transact(async (manager) => {
    const { id } = await manager.findOneByOrFail(AgreementEntity, { country: 'JP', version: VERSION })
    await manager.insert(AgreementDeadlineEntity, { id: newId(), agreementId: id, number: 1, reacceptBy: dayFromToday(-1), recordedAt: new Date() })
    await announcePublication(manager, { countries: ['JP'], now: new Date() })
  })
  await everyMinute()
}

it('a version is imported, read and downloaded; its customers are due, then lapsed, and their orders wait until they are attested again', async () => {
  tellOnFailure(server)
  expect(await importNewVersion()).toContain('published')
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  const { page } = agent
  const company = server.companyName('yamane-seiki')

  await agent.follows('Agreements')
  await agent.reads('Agreement templates')
  const due = page.getByRole('table', { name: 'Customers who have to accept again' }).getByRole('row', { name: VERSION })
  await due.getByRole('link', { name: /customers?$/ }).waitFor()
  expect(await page.getByRole('combobox', { name: 'Country of the customer' }).inputValue()).toBe('JP')
  expect(await page.getByRole('row', { name: VERSION }).filter({ hasText: 'Offered now' }).count()).toBe(1)
  await agent.checks('agreement templates')

  const [download] = await Promise.all([page.waitForEvent('download'), agent.follows('Download in Japanese')])
  expect(download.suggestedFilename()).toBe('顧客契約書.pdf')
  expect((await buffer(await download.createReadStream())).equals(PDF)).toBe(true)
  await agent.follows('Read in Japanese')
  await agent.sees('新しい本文です。')
  expect(await page.title()).toBe('Agreement templates – Assent')
  expect(await page.locator('article.agreement').innerHTML()).not.toMatch(/<img|<script|onload/)
  await agent.checks('agreement text')
  await agent.opens(`${server.consoleUrl}/agreements?country=JP&version=${VERSION}&language=en-US`)
  await agent.sees('The agreement has no text in this language. There is:')
  await agent.checks('agreement text that is lacking')

  await due.getByRole('link', { name: /customers?$/ }).click()
  await agent.reads(/^Customers/)
  await agent.follows(company)
  await agent.sees(`${company} must agree to the new version by`)
  await agent.follows('Versions and preview')
  expect(await page.getByRole('combobox', { name: 'Country of the customer' }).inputValue()).toBe('JP')

  await letItPass()
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('yamane-seiki')}`)
  await agent.sees(`The confirmation of ${company} no longer counts.`)
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('yamane-seiki')}/orders/new`)
  await agent.fills('Product', 'Microsoft 365 E5')
  await agent.presses('Place order')
  await page.getByLabel('Agreement acceptance date').waitFor()
  await agent.checks('order that waits for the new version')
  await agent.presses('Today')
  await agent.presses('Save and continue')
  await agent.sees('Microsoft 365 E5')
  await agent.sees(`${company} is confirmed`)
})

import { AcceptanceEntity } from '@assent/server/src/acceptances/acceptance.entity'
import { publishAgreement } from '@assent/server/src/agreements/publish.service'
import { beforeAll, expect, inject, it } from 'vitest'
import { textOf } from '../support/agreement-text.js'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

async function directAcceptances(): Promise<number> {
  const customerId = await server.customerId('hartley-rowe')
  return server.database.read((manager) => manager.countBy(AcceptanceEntity, { customerId, method: 'DIRECT' }))
}

/** As `npm run assent --` does beside a running server: a version that is in force since yesterday. */
async function publishNewerVersion(): Promise<void> {
  const now = new Date()
  const effectiveOn = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10)
  const texts = [textOf('en-US', 'A newer sample agreement for the United Kingdom.')]
  await server.database.transact((manager) =>
    publishAgreement(manager, { country: 'GB', version: inject('demoDay'), effectiveOn, acceptancesFrom: '2026-11-01', reacceptBy: null, texts, now }),
  )
}

it('when the agreement changes while it is read, the reader is told, nothing is recorded, and the new text is asked', async () => {
  tellOnFailure(server)
  const customer = await person()
  const { page } = customer
  const box = page.getByRole('checkbox', { name: /I accept the Microsoft Customer Agreement/ })
  await customer.opens(await server.linkOf('hartley-rowe~thornbury~brueckner/invitation'))
  await customer.signsIn(server.emailOf('hartley-rowe/admin'))
  await box.check()
  await publishNewerVersion()
  await customer.presses('Accept the agreement')

  await customer.sees('The agreement changed while you were reading.')
  await customer.sees(`Nothing was recorded. The text below is version ${inject('demoDay')}.`)
  await customer.sees('A newer sample agreement for the United Kingdom.')
  expect(await box.isChecked()).toBe(false)
  expect(await directAcceptances()).toBe(0)
  await customer.checks('agreement changed')

  await page.getByRole('checkbox', { name: `version ${inject('demoDay')} (United Kingdom)` }).check()
  await customer.presses('Accept the agreement')
  await customer.reads('You have accepted the Microsoft Customer Agreement')
  await customer.sees(inject('demoDay'))
  expect(await directAcceptances()).toBe(1)
})

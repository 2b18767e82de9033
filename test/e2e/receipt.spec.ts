import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt, type Person, person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'
import { startProgram } from '../support/server-program.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer({ LOG_CHECKPOINT_SECONDS: '1' })
})

const BOX = /^On behalf of .*, I accept the Microsoft Customer Agreement/

it('a customer accepts, opens the receipt, downloads it, and a stranger proves it without the server', async () => {
  tellOnFailure(server)
  const customer = await person()
  await customer.opens(await server.linkOf('hartley-rowe~thornbury~brueckner/invitation'))
  await customer.presses('Sign in')
  await customer.signsIn(server.emailOf('hartley-rowe/admin'))
  const shown = await ticked(customer)
  await customer.presses('Accept the agreement')
  await customer.reads('You have accepted the Microsoft Customer Agreement')
  await customer.sees(shown)
  const reference = await proven(customer)
  await customer.opens(`${server.acceptanceUrl}/acceptances/${reference}/receipt`)
  await customer.reads(/^Acceptance of /)
  await customer.checks('receipt with its proof')
  const [receipt, keys] = [await downloaded(customer, 'Download the proof (JSON)'), join(server.dataDir, 'keys.txt')]
  await writeFile(keys, await (await fetch(`${server.acceptanceUrl}/log/keys`)).text())

  const { code, said } = await verified('receipt', receipt, '--key', keys)
  expect([code, said]).toEqual([0, expect.stringContaining('Proven: ')])
  expect((await verified(receipt, '--key', (await readFile(keys, 'utf8')).trim())).code).toBe(0)
  await altered(receipt, keys)
  expect((await readFile(await downloaded(customer, 'Download as PDF'))).subarray(0, 5).toString()).toBe('%PDF-')
  await customer.follows(`${server.acceptanceUrl}/verify`)
  await customer.reads('What a record of Assent proves')
  await customer.checks('how to check a receipt')
})

async function ticked(customer: Person): Promise<string> {
  const box = customer.page.getByRole('checkbox', { name: BOX })
  await box.check()
  return (await customer.page.getByText(BOX).first().innerText()).trim()
}

/** Reads the receipt again until a checkpoint covers it; answers its reference. */
async function proven(customer: Person): Promise<string> {
  const value = (label: string) => customer.page.locator('dt', { hasText: label }).first().locator('xpath=following-sibling::dd').innerText()
  const reference = await value('Reference')
  await expect
    .poll(async () => {
      await customer.opens(`${server.acceptanceUrl}/acceptances/${reference}/receipt`)
      await customer.page.locator('dt', { hasText: 'State' }).waitFor()
      return value('State')
    })
    .toBe('In the log')
  return reference
}

async function downloaded(reader: Person, link: string): Promise<string> {
  const [download] = await Promise.all([reader.page.waitForEvent('download'), reader.follows(link)])
  const file = join(server.dataDir, download.suggestedFilename())
  await download.saveAs(file)
  return file
}

/** The command as a stranger runs it: no database, no settings. */
async function verified(...args: string[]): Promise<{ code: number; said: string }> {
  const { said, ended } = startProgram(['verify', ...args], { PATH: process.env['PATH'] })
  return { code: await ended, said: said.join('') }
}

async function altered(receipt: string, keys: string): Promise<void> {
  const text = await readFile(receipt, 'utf8')
  const forged = join(server.dataDir, 'forged.json')
  await writeFile(forged, text.replaceAll('Eleanor', 'Elinor'))
  await refused(['receipt', forged, '--key', keys], /FAILS\s+signer .*Faulty/s)
  await writeFile(forged, text.replace(/"proof": \{[^}]*\}/, '"proof": null'))
  await refused(['receipt', forged, '--key', keys], /pending\s+log .*Pending/s, 4)
  await refused(['receipt', receipt], /--key is missing/)
  await refused(['receipt', receipt, '--key', receipt], /no key of a log/)
  await refused(['receipt', receipt, '--key', OTHER_KEY], /unknown key\s+log .*Signed by a key that you did not give/s, 3)
}

/** The published example of signed notes: https://c2sp.org/signed-note. */
const OTHER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'

async function refused(args: string[], words: RegExp, ending = 1): Promise<void> {
  const { code, said } = await verified(...args)
  expect(code).toBe(ending)
  expect(said).toMatch(words)
}

it('an agent attests with the signed paper, and the receipt has it', async () => {
  tellOnFailure(server)
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('sakai-hamono')}/attest`)
  await agent.reads('Attest acceptance')
  const paper = agent.page.getByLabel('Signed document')
  await paper.setInputFiles({ name: 'scan.gif', mimeType: 'application/pdf', buffer: Buffer.from('GIF89a') })
  await agent.sees('The file must be a PDF, PNG or JPEG file')
  await agent.checks('attest, wrong paper chosen')
  await agent.presses('Save and continue')
  const summary = agent.page.getByRole('alert').getByRole('link')
  await summary.filter({ hasText: 'The file must be a PDF, PNG or JPEG file' }).waitFor()
  expect(await summary.allInnerTexts()).toEqual(['Agreement acceptance date: Enter the date', 'Signed document: The file must be a PDF, PNG or JPEG file'])
  await paper.setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) })
  await agent.sees('The file is larger than 10 MB')
  await paper.setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 signed') })
  await agent.presses('Today')
  await agent.presses('Save and continue')
  await agent.reads('The acceptance is on record')
  await agent.page.getByRole('link', { name: 'PDF, 15 bytes' }).waitFor()
  await agent.checks('receipt with a document')
  expect(await readFile(await downloaded(agent, 'PDF, 15 bytes'), 'utf8')).toBe('%PDF-1.7 signed')
})

it('an agent withdraws an attestation that was a mistake, with a reason, and the receipt says so', async () => {
  tellOnFailure(server)
  const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  const company = server.companyName('yamane-seiki')
  await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('yamane-seiki')}`)
  await agent.sees(`${company} is confirmed. New orders go through.`)
  await agent.follows('Open receipt')
  await agent.reads('Receipt')
  await agent.presses('Withdraw this attestation')
  const dialog = agent.page.getByRole('dialog', { name: 'Withdraw the attestation?' })
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect.poll(() => dialog.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true')
  await agent.checks('withdraw, without a reason')
  await agent.fills('Reason', 'The signer left the company before that day.')
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await agent.sees(/^Withdrawn on .*: The signer left the company before that day\.$/)
  await agent.page.getByRole('img', { name: /^Withdrawn on .+ \(Attested on .+\)$/ }).waitFor()
  await agent.sees('No email was sent. Tell the customer yourself that the attestation was withdrawn.')
  expect(await agent.page.getByRole('button', { name: 'Withdraw this attestation' }).count()).toBe(0)
  await agent.checks('receipt, withdrawn')
  await agent.follows('Back to the customer')
  await agent.sees(`The confirmation of ${company} no longer counts.`)
})

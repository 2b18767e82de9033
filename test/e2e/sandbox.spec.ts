import { beforeAll, expect, it } from 'vitest'
import { agentAt } from '../support/person.js'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer({ SANDBOX: 'on' })
})

it('a developer asks the API on the sandbox page as whoever is signed in, and the page comes from this server alone', async () => {
  tellOnFailure(server)
  const { page } = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'))
  await page.goto(`${server.consoleUrl}/sandbox`)
  await page.getByText('This asks Assent as whoever is signed in at this site.').first().waitFor()
  expect(await page.getByText(/welcome/i).count()).toBe(0)
  await page.getByRole('button', { name: /execute query/i }).click()
  await page.getByText('misaki.sato@kitano-cloud.example').first().waitFor()

  const query = '{ viewer { __typename ... on Agent { email } } }'
  await page.goto(`${server.consoleUrl}/sandbox?query=${encodeURIComponent(query)}`)
  await page.getByRole('button', { name: /execute query/i }).click()
  await page.getByText('misaki.sato@kitano-cloud.example').first().waitFor()
  // Its workers have started: what they find is marked in the editor.
  expect(page.workers().length).toBeGreaterThan(0)
})

import { publishAgreement } from '@assent/server/src/agreements/publish.service'
import { DEMO_ONE_TIME_PASSWORD } from '@assent/server/src/demo/demo-credentials'
import { beforeAll, it } from 'vitest'
import { textOf } from '../support/agreement-text.js'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { cutOff, heldBack, untilThere, type Walker, walker } from '../support/gallery.js'
import type { Locale } from '../support/looks.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

const words = {
  en: { signIn: 'Sign in', password: 'Password', save: 'Save and continue', newPassword: 'New password', accept: /^Accept the /, check: 'Check again', confirm: /^Yes, / },
  ja: { signIn: 'サインイン', password: 'パスワード', save: '保存して続行', newPassword: '新しいパスワード', accept: /に同意する$/, check: 'もう一度確認する', confirm: /^はい、/ },
} as const

/** What a walk changes, so that two walks at once do not meet. */
const own = {
  en: { newcomer: 'mesa-solar', newcomersLink: 'mesa-solar~cascade-ridge/invitation', invited: 'taunusblick', invitation: 'taunusblick~brueckner/invitation', country: 'DE', unbound: 'unbound/izumo-kitano', both: 'midori-gakuen', bothLink: 'midori-gakuen~minato-systems/invitation' },
  ja: { newcomer: 'kamogawa-ryokan', newcomersLink: 'kamogawa-ryokan~kitano-cloud/invitation', invited: 'atelier-bois-jura', invitation: 'atelier-bois-jura~atelier-nuage~brueckner/invitation', country: 'FR', unbound: 'unbound/tamar-thornbury', both: 'fujimi-iryo', bothLink: 'fujimi-iryo~kitano-cloud/invitation' },
} as const

it("every page and state of the customers' site is accessible, and its pictures are kept", { timeout: 600_000 }, async () => {
  tellOnFailure(server)
  await Promise.all((['en', 'ja'] as const).map(walkThrough))
})

async function walkThrough(locale: Locale): Promise<void> {
  await signedOut(await walker(locale))
  await firstSignIn(await walker(locale))
  await asked(await walker(locale))
  await sentBack(await walker(locale))
  await refused(locale)
  await partners(await walker(locale))
}

async function signedOut(reader: Walker): Promise<void> {
  const { page } = reader
  const say = words[reader.locale]
  await reader.visits(`${server.acceptanceUrl}/partners`, 'acceptance-sign-in')
  await reader.visits(`${server.acceptanceUrl}/no/such/page`, 'acceptance-not-found')
  await reader.visits(`${server.acceptanceUrl}/accept/${'a'.repeat(43)}`, 'acceptance-link-unknown')
  await reader.visits(await server.linkOf('sumida-garasu~kitano-cloud/invitation'), 'acceptance-link-revoked')
  await reader.visits(await server.linkOf('maasdelta~brueckner/invitation'), 'acceptance-link-expired')
  await reader.visits(await server.linkOf('hinode-insatsu~minato-systems/invitation'), 'acceptance-link-declined')
  const link = await server.linkOf(own[reader.locale].bothLink)
  await reader.visits(link, 'acceptance-link-signed-out')
  await reader.presses(say.signIn)
  await page.getByRole('alert').waitFor()
  await reader.shows('acceptance-sign-in-incomplete')
  await reader.signsIn('nobody@midori-gakuen.example')
  await page.getByRole('alert').filter({ hasNot: page.getByRole('link') }).waitFor()
  await reader.shows('acceptance-sign-in-refused')
  await heldBack(reader, 'Invitation', async () => {
    await reader.opens(link)
    await page.locator('.animate-pulse').first().waitFor()
    await reader.shows('acceptance-loading')
  })
  await cutOff(reader, 'Invitation', () => reader.visits(link, 'acceptance-failed'))
}

async function firstSignIn(newcomer: Walker): Promise<void> {
  const say = words[newcomer.locale]
  const { newcomer: company, newcomersLink } = own[newcomer.locale]
  await newcomer.opens(await server.linkOf(newcomersLink))
  await newcomer.signsIn(server.emailOf(`${company}/admin`), DEMO_ONE_TIME_PASSWORD)
  await newcomer.page.getByLabel(say.newPassword, { exact: true }).waitFor()
  await newcomer.shows('acceptance-new-password')
  await newcomer.fills(say.newPassword, 'password1234')
  await newcomer.presses(say.save)
  await newcomer.page.getByRole('alert').waitFor()
  await newcomer.shows('acceptance-new-password-refused')
  await newcomer.fills(say.newPassword, 'seven lamps in the fog')
  await newcomer.presses(say.save)
  await newcomer.page.getByRole('checkbox').check()
  await newcomer.presses(say.accept)
  await newcomer.page.getByRole('table').waitFor()
  await untilThere(newcomer.page)
  await newcomer.shows('acceptance-done')
  await newcomer.page.reload()
  await newcomer.page.getByRole('table').waitFor()
  await newcomer.shows('acceptance-already')
}

async function asked(reader: Walker): Promise<void> {
  const { page } = reader
  const say = words[reader.locale]
  const { invited, invitation, both, bothLink, country } = own[reader.locale]
  await reader.opens(await server.linkOf(invitation))
  await reader.signsIn(server.emailOf(`${invited}/admin`))
  await page.getByRole('checkbox').waitFor()
  await reader.shows('acceptance-ask')
  await reader.presses(say.accept)
  await page.getByRole('alert').waitFor()
  await reader.shows('acceptance-ask-not-ticked')
  await page.getByRole('checkbox').check()
  await cutOff(reader, 'Accept', async () => {
    await reader.presses(say.accept)
    await page.getByRole('alert').waitFor()
    await reader.shows('acceptance-ask-unanswered')
  })
  await publishNewer(country)
  await reader.presses(say.accept)
  await page.getByText('A newer text').first().waitFor()
  await reader.shows('acceptance-ask-changed')
  await reader.context.clearCookies()
  await page.getByRole('checkbox').check()
  await reader.presses(say.accept)
  await page.getByLabel(say.password, { exact: true }).waitFor()
  await reader.shows('acceptance-session-ended')

  const other = await signedIn(reader.locale, `${both}/admin`)
  await other.opens(await server.linkOf(bothLink))
  await other.page.getByRole('checkbox').first().waitFor()
  await other.shows('acceptance-ask-relationship')
}

/** In force since yesterday; `acceptancesFrom` is long past. */
async function publishNewer(country: string): Promise<void> {
  const now = new Date()
  const effectiveOn = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10)
  const version = { country, version: '2026-12', effectiveOn, acceptancesFrom: '2026-10-01', reacceptBy: null, now, texts: [textOf('en-US', 'A newer text.')] }
  await server.database.transact((manager) => publishAgreement(manager, version))
}

async function sentBack(reader: Walker): Promise<void> {
  const { page } = reader
  await reader.opens(await server.linkOf('minami-hoken~kitano-cloud/invitation'))
  await reader.signsIn(server.emailOf('minami-hoken/admin'))
  await page.getByRole('table').waitFor()
  await reader.shows('acceptance-contact-request')
  const direct = await signedIn(reader.locale, 'sakai-hamono/admin')
  await direct.opens(await server.linkOf('sakai-hamono~kitano-cloud/invitation'))
  await direct.page.getByRole('table').waitFor()
  await direct.shows('acceptance-contact-existing')
  const indirect = await signedIn(reader.locale, 'mersey-freight/admin')
  await indirect.opens(await server.linkOf('mersey-freight~thornbury~brueckner~2/invitation'))
  await indirect.presses(words[reader.locale].check)
  await indirect.page.getByRole('status').filter({ hasText: /Brückner/ }).waitFor()
  await indirect.page.getByRole('table').waitFor()
  await indirect.shows('acceptance-contact-new')
}

async function refused(locale: Locale): Promise<void> {
  const colleague = await signedIn(locale, 'hartley-rowe/colleague')
  await colleague.visits(await server.linkOf('hartley-rowe~thornbury~brueckner/invitation'), 'acceptance-wrong-role')
  await colleague.visits(await server.linkOf('rheinquell~brueckner/invitation'), 'acceptance-wrong-company')
  const elsewhere = await signedIn(locale, 'coral-coast-tours/admin')
  await elsewhere.visits(await server.linkOf(own[locale].unbound), 'acceptance-company')
  await elsewhere.presses(words[locale].confirm)
  await elsewhere.page.getByRole('alert').waitFor()
  await elsewhere.shows('acceptance-region-not-served')
}

async function partners(reader: Walker): Promise<void> {
  const { page } = reader
  const site = server.acceptanceUrl
  await reader.opens(`${site}/sign-in`)
  await reader.signsIn(server.emailOf('hoshino-shoji/admin'))
  await page.getByRole('table').waitFor()
  await reader.shows('acceptance-partners')
  await reader.follows(server.partnerName('kitano-cloud'))
  await page.getByRole('heading', { level: 1, name: server.partnerName('kitano-cloud') }).waitFor()
  await reader.shows('acceptance-partner')
  await page.locator('a[href*="/receipts/"]').first().click()
  await page.waitForURL(/receipts/)
  await untilThere(page)
  await reader.shows('acceptance-receipt')
  await reader.visits(`${site}/partners/00000000-0000-7000-8000-000000000000`, 'acceptance-partner-unknown')
  await cutOff(reader, 'Partners', async () => {
    await reader.opens(`${site}/partners`)
    await page.getByRole('alert').waitFor()
    await reader.shows('acceptance-partners-failed')
  })
}

async function signedIn(locale: Locale, person: string): Promise<Walker> {
  const someone = await walker(locale)
  await someone.opens(`${server.acceptanceUrl}/sign-in`)
  await someone.signsIn(server.emailOf(person))
  await someone.page.getByRole('table').waitFor()
  return someone
}

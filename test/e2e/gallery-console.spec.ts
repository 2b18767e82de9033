import { AcceptanceEntity } from '@assent/server/src/acceptances/acceptance.entity'
import { AgentEntity } from '@assent/server/src/partners/agent.entity'
import { beforeAll, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { cutOff, heldBack, untilThere, type Walker, walker } from '../support/gallery.js'
import type { Locale } from '../support/looks.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

const words = {
  en: {
    signIn: 'Sign in', saveAndContinue: 'Save and continue', update: 'Update person', place: 'Place order', product: 'Product', quantity: 'Quantity', firstName: 'First name',
    date: 'Agreement acceptance date', createLink: /^Create link/, cancel: 'Cancel order', cancelConfirm: 'Cancel it', invite: /^Invite/, menu: /^Actions for/, today: 'Today', you: 'You', newPassword: 'New password',
  },
  ja: {
    signIn: 'サインイン', saveAndContinue: '保存して続行', update: '同意した人を変更', place: '注文する', product: '製品', quantity: '数量', firstName: '名',
    date: '契約同意日', createLink: /リンクを作成$/, cancel: '注文をキャンセルする', cancelConfirm: 'キャンセルする', invite: /依頼する$/, menu: /の操作$/, today: '今日', you: 'アカウント', newPassword: '新しいパスワード',
  },
} as const

/** What a walk changes, so that two walks at once do not meet. */
const own = {
  en: { held: 'hokuto-nosan', ordered: 'kuroshio-gyogyo', invited: 'midori-gakuen', newcomer: 'kitano-cloud/naoki.okada' },
  ja: { held: 'otaru-suisan', ordered: 'nagara-sekkei', invited: 'kamogawa-ryokan', newcomer: 'kitano-cloud/haruka.ishii' },
} as const

const customers = [
  ['attested', 'yamane-seiki'], ['attested-again', 'aoba-kensetsu'], ['accepted', 'hoshino-shoji'], ['due', 'kiryu-seni'], ['waiting', 'minami-hoken'], ['invited', 'midori-gakuen'],
  ['lapsed', 'asama-kogen'], ['not-provided', 'sumida-garasu'], ['held', 'otaru-suisan'], ['ended', 'rokko-design'], ['requested', 'fujimi-iryo'],
] as const

const pageOf = async (customer: string, rest = ''): Promise<string> => `${server.consoleUrl}/customers/${await server.customerId(customer)}${rest}`

it('every page and state of the console is accessible, and its pictures are kept', { timeout: 600_000 }, async () => {
  tellOnFailure(server)
  await Promise.all((['en', 'ja'] as const).map(walkThrough))
})

async function walkThrough(locale: Locale): Promise<void> {
  const agent = await walker(locale)
  await signingIn(agent)
  await lists(agent)
  await customerPages(agent)
  await attesting(agent)
  await ordering(agent)
  await inviting(agent)
  await receipts(agent)
  await agent.visits(`${server.consoleUrl}/agreements`, 'console-agreements')
  await agent.visits(`${server.consoleUrl}/agreements?country=FR&language=en-US`, 'console-agreements-read')
  await agent.visits(`${server.consoleUrl}/agreements?country=DE&language=ja-JP`, 'console-agreements-language-lacking')
  await agent.visits(`${server.consoleUrl}/audit`, 'console-audit')
  await agent.visits(`${server.consoleUrl}/audit?to=2001-01-01`, 'console-audit-nothing')
  await agent.visits(`${server.consoleUrl}/audit?from=2026-06-30&to=2026-06-01`, 'console-audit-days-misordered')
  await otherAgents(locale)
}

async function signingIn(agent: Walker): Promise<void> {
  const { page } = agent
  const say = words[agent.locale]
  await agent.visits(`${server.consoleUrl}/sign-in?ended=1`, 'console-sign-in-ended')
  await agent.presses(say.signIn)
  await page.getByRole('alert').waitFor()
  await agent.shows('console-sign-in-incomplete')
  await agent.signsIn('nobody@kitano-cloud.example', 'not the password')
  await page.getByRole('alert').filter({ hasNot: page.getByRole('link') }).waitFor()
  await agent.shows('console-sign-in-refused')
  await cutOff(agent, 'AgentSignIn', async () => {
    await agent.signsIn('nobody@kitano-cloud.example')
    await page.getByRole('alert').waitFor()
    await agent.shows('console-sign-in-unreachable')
  })
  await agent.signsIn(server.emailOf('kitano-cloud/misaki.sato'))
  await page.getByRole('table').waitFor()
}

async function lists(agent: Walker): Promise<void> {
  const { page } = agent
  const list = `${server.consoleUrl}/customers`
  await agent.visits(list, 'console-customers')
  await page.getByLabel(words[agent.locale].menu).first().click()
  await agent.shows('console-customers-menu')
  await agent.visits(`${list}?status=WAITING_FOR_PARTNER,LAPSED&country=JP&order=LAST_ACCEPTED_DESC`, 'console-customers-filtered')
  await agent.visits(`${list}?q=nobody-is-called-so`, 'console-customers-no-match')
  await heldBack(agent, 'Customers', async () => {
    await agent.opens(list)
    await page.locator('.animate-pulse').first().waitFor()
    await agent.shows('console-customers-loading')
  })
  await cutOff(agent, 'Customers', () => agent.visits(list, 'console-customers-failed'))
  await cutOff(agent, 'ConsoleViewer', async () => {
    await agent.opens(list)
    await page.getByRole('alert').waitFor()
    await agent.shows('console-unreachable')
  })
  await agent.visits(`${server.consoleUrl}/no/such/page`, 'console-not-found')
}

async function customerPages(agent: Walker): Promise<void> {
  for (const [state, customer] of customers) await agent.visits(await pageOf(customer), `console-customer-${state}`)
  await agent.visits(`${server.consoleUrl}/customers/00000000-0000-7000-8000-000000000000`, 'console-customer-not-found')
  await cutOff(agent, 'CustomerPage', async () => {
    await agent.opens(await pageOf('yamane-seiki'))
    await agent.page.getByRole('alert').waitFor()
    await agent.shows('console-customer-failed')
  })
}

async function attesting(agent: Walker): Promise<void> {
  const say = words[agent.locale]
  await agent.visits(await pageOf(own[agent.locale].held, '/attest'), 'console-attest')
  await agent.presses(say.update)
  await agent.fills(say.firstName, '')
  await agent.presses(say.saveAndContinue)
  await agent.page.getByRole('alert').waitFor()
  await agent.shows('console-attest-signer-incomplete')
  await agent.page.reload()
  await agent.fills(say.date, '2099-01-01')
  await agent.presses(say.saveAndContinue)
  await agent.page.getByRole('alert').waitFor()
  await agent.shows('console-attest-date-in-future')
  await cutOff(agent, 'AttestAcceptance', async () => {
    await agent.presses(say.today)
    await agent.presses(say.saveAndContinue)
    await agent.page.getByRole('alert').waitFor()
    await agent.shows('console-attest-unanswered')
  })
}

async function ordering(agent: Walker): Promise<void> {
  const say = words[agent.locale]
  const { held, ordered } = own[agent.locale]
  const order = async (customer: string, product: string) => {
    await agent.opens(await pageOf(customer, '/orders/new'))
    await agent.fills(say.product, product)
    await agent.presses(say.place)
  }
  await agent.visits(await pageOf(ordered, '/orders/new'), 'console-order')
  await agent.fills(say.quantity, 'many')
  await agent.presses(say.place)
  await agent.page.getByRole('alert').waitFor()
  await agent.shows('console-order-incomplete')
  await order(ordered, 'Microsoft 365 E3')
  await agent.page.getByLabel(say.date).waitFor()
  await agent.shows('console-order-held')
  await order('yamane-seiki', 'Microsoft 365 E3')
  await agent.page.getByText('Microsoft 365 E3').waitFor()
  await agent.shows('console-order-placed')
  await agent.opens(await pageOf(held))
  await agent.presses(say.cancel)
  await agent.page.getByRole('dialog').waitFor()
  await agent.shows('console-order-cancel')
  await agent.presses(say.cancelConfirm)
  await agent.page.getByRole('button', { name: say.cancel }).waitFor({ state: 'detached' })
  await agent.shows('console-order-cancelled')
}

async function inviting(agent: Walker): Promise<void> {
  const say = words[agent.locale]
  const invite = async (customer: string) => {
    await agent.opens(await pageOf(customer, '?invite=1'))
    await agent.page.getByRole('dialog').getByRole('button', { name: say.createLink }).waitFor()
  }
  await invite(own[agent.locale].invited)
  await agent.shows('console-invite')
  await agent.presses(say.createLink)
  await agent.page.locator('#invite-link').waitFor()
  await agent.shows('console-invite-ready')
  await invite(own[agent.locale].held)
  await agent.shows('console-invite-to-be-warned')
  await agent.presses(say.createLink)
  await agent.page.locator('#invite-link').waitFor()
  await agent.shows('console-invite-warned')
}

async function receipts(agent: Walker): Promise<void> {
  const receiptOf = async (customer: string, order: 'ASC' | 'DESC') => {
    const customerId = await server.customerId(customer)
    const row = await server.database.read((manager) => manager.findOneOrFail(AcceptanceEntity, { where: { customerId }, order: { recordedAt: order } }))
    return `${server.consoleUrl}/acceptances/${row.id}`
  }
  await agent.visits(`${await receiptOf('yamane-seiki', 'DESC')}?recorded=1`, 'console-receipt-recorded')
  await agent.visits(await receiptOf('hoshino-shoji', 'DESC'), 'console-receipt-direct')
  await agent.visits(await receiptOf('aoba-kensetsu', 'ASC'), 'console-receipt-replaced')
  await agent.visits(await receiptOf('asama-kogen', 'DESC'), 'console-receipt-withdrawn')
  await agent.visits(`${server.consoleUrl}/acceptances/00000000-0000-7000-8000-000000000000`, 'console-receipt-not-found')
}

/** What is shown to whom may not attest, and to whom was given a password. */
async function otherAgents(locale: Locale): Promise<void> {
  const say = words[locale]
  const helpdesk = await signedIn(locale, 'kitano-cloud/ayaka.ogawa')
  await helpdesk.visits(`${server.consoleUrl}/customers`, 'console-helpdesk-customers')
  await helpdesk.visits(await pageOf('yamane-seiki'), 'console-helpdesk-customer')
  await helpdesk.visits(await pageOf('yamane-seiki', '/attest'), 'console-helpdesk-attest')
  await helpdesk.visits(await pageOf('yamane-seiki', '/orders/new'), 'console-helpdesk-order')
  const reseller = await signedIn(locale, 'thornbury/amelia.shaw')
  await reseller.visits(await pageOf('caledon-distillers'), 'console-reseller-customer')
  await reseller.visits(await pageOf('caledon-distillers', '/attest'), 'console-reseller-attest')

  const { newcomer } = own[locale]
  await server.database.transact((manager) => manager.update(AgentEntity, { email: server.emailOf(newcomer) }, { passwordState: 'ONE_TIME' }))
  const invited = await walker(locale)
  await invited.opens(`${server.consoleUrl}/sign-in`)
  await invited.signsIn(server.emailOf(newcomer))
  await invited.page.getByLabel(say.newPassword, { exact: true }).fill('short')
  await invited.presses(say.saveAndContinue)
  await invited.page.getByRole('alert').waitFor()
  await invited.shows('console-new-password-refused')
}

async function signedIn(locale: Locale, person: string): Promise<Walker> {
  const someone = await walker(locale)
  await someone.opens(`${server.consoleUrl}/sign-in`)
  await someone.signsIn(server.emailOf(person))
  await someone.page.getByRole('table').waitFor()
  await untilThere(someone.page)
  return someone
}

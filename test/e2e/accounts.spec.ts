import { CustomerEntity } from '@assent/server/src/customers/customer.entity'
import { DEMO_ONE_TIME_PASSWORD } from '@assent/server/src/demo/demo-credentials'
import { afterAll, beforeAll, it, vi } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { type Walker, walker } from '../support/gallery.js'
import { mailEnv, openPostOffice, type PostOffice } from '../support/post-office.js'
import { tellOnFailure } from '../support/server-process.js'

let post: PostOffice
let server: DemoServer
beforeAll(async () => {
  post = await openPostOffice()
  server = await startDemoServer(mailEnv(post))
})
afterAll(() => post.close())

const words = {
  en: {
    signIn: 'Sign in', enterCode: 'Enter the code', code: 'Code', goOn: 'Continue', another: 'Send another code', choose: 'Choose a new password', newPassword: 'New password', save: 'Save and continue',
    partners: 'Your partners', signOut: 'Sign out', forgot: 'Forgot your password?', reset: 'Set a new password', send: 'Send the link', sent: 'Look in your mailbox', email: 'Email address',
    isSet: 'Your new password is set', again: 'Ask for a new link', sentAgain: 'Another code is on its way. The earlier one no longer works.', wrong: 'This code is not right, or it is too old.',
  },
  ja: {
    signIn: 'サインイン', enterCode: 'コードの入力', code: 'コード', goOn: '続行', another: 'コードを再送信', choose: '新しいパスワードの設定', newPassword: '新しいパスワード', save: '保存して続行',
    partners: 'パートナー一覧', signOut: 'サインアウト', forgot: 'パスワードをお忘れですか', reset: 'パスワードの再設定', send: 'リンクを送信', sent: 'メールをご確認ください', email: 'メールアドレス',
    isSet: '新しいパスワードを設定しました', again: '新しいリンクを申し込む', sentAgain: '新しいコードを送信しました。以前のコードは使用できません。', wrong: 'コードが正しくないか、有効期限が切れています。',
  },
} as const
const newcomers = { en: 'mesa-solar', ja: 'kamogawa-ryokan' } as const
const agents = { en: 'cascade-ridge/', ja: 'kitano-cloud/misaki.sato' } as const

/** What a mailbox got, as soon as so much of it fits. */
const mailed = (address: string, what: RegExp, count = 1): Promise<string> =>
  vi.waitFor(() => {
    const found = post.deliveredTo(address).flatMap(({ mail }) => what.exec(mail.text ?? '')?.[0] ?? [])
    if (found.length < count) throw new Error(`${String(found.length)} of ${String(what)} for ${address} so far`)
    return found.at(-1) ?? ''
  }, { timeout: 20_000, interval: 50 })

const contactOf = async (domain: string): Promise<string> =>
  (await server.database.read((manager) => manager.findOneByOrFail(CustomerEntity, { domain }))).contactEmail

it.each(['en', 'ja'] as const)('a customer signs in for the first time with a code from its own mailbox, and later sets a new password by mail (%s)', { timeout: 240_000 }, async (locale) => {
  tellOnFailure(server)
  const reader = await walker(locale)
  const email = server.emailOf(`${newcomers[locale]}/admin`)
  const mailbox = await contactOf(email.split('@')[1] ?? '')
  await firstSignIn(reader, email, mailbox)
  await newPassword(reader, email, mailbox)
})

async function firstSignIn(reader: Walker, email: string, mailbox: string): Promise<void> {
  const say = words[reader.locale]
  await reader.opens(`${server.acceptanceUrl}/partners`)
  await reader.signsIn(email, DEMO_ONE_TIME_PASSWORD)
  await reader.reads(say.enterCode)
  await reader.shows('acceptance-code')
  const first = await mailed(mailbox, /^\d{6}$/m)
  await reader.fills(say.code, first === '000000' ? '111111' : '000000')
  await reader.presses(say.goOn)
  await reader.page.getByRole('alert').waitFor()
  await reader.shows('acceptance-code-refused')
  await reader.presses(say.another)
  await reader.sees(say.sentAgain)
  await reader.shows('acceptance-code-sent-again')
  await reader.fills(say.code, await mailed(mailbox, /^\d{6}$/m, 2))
  await reader.presses(say.goOn)
  await reader.reads(say.choose)
  await reader.fills(say.newPassword, 'seven lamps in the fog')
  await reader.presses(say.save)
  await reader.reads(say.partners)
}

async function newPassword(reader: Walker, email: string, mailbox: string): Promise<void> {
  const say = words[reader.locale]
  await reader.presses(say.signOut)
  await reader.reads(say.signIn)
  await reader.follows(say.forgot)
  await reader.reads(say.reset)
  await reader.shows('acceptance-forgot-password')
  await reader.fills(say.email, email)
  await reader.presses(say.send)
  await reader.reads(say.sent)
  await reader.shows('acceptance-forgot-password-sent')
  const link = await mailed(mailbox, /http\S+\/new-password#\S+/)
  await reader.opens(link)
  await reader.reads(say.choose)
  await reader.shows('acceptance-reset-password')
  await reader.fills(say.newPassword, 'eight lamps in the rain')
  await reader.presses(say.save)
  await reader.reads(say.isSet)
  await reader.shows('acceptance-reset-password-done')
  await reader.follows(say.signIn)
  await reader.signsIn(email, 'eight lamps in the rain')
  await reader.reads(say.partners)
  await reader.opens('about:blank')
  await reader.opens(link)
  await reader.fills(say.newPassword, 'nine lamps in the snow')
  await reader.presses(say.save)
  await reader.page.getByRole('link', { name: say.again }).waitFor()
  await reader.shows('acceptance-reset-password-dead')
}

it.each(['en', 'ja'] as const)('an agent who forgot its password sets a new one by mail (%s)', { timeout: 240_000 }, async (locale) => {
  tellOnFailure(server)
  const say = words[locale]
  const agent = await walker(locale)
  const email = server.world.agents.find(({ slug }) => slug.startsWith(agents[locale]))?.email ?? ''
  await agent.opens(`${server.consoleUrl}/sign-in`)
  await agent.follows(say.forgot)
  await agent.reads(say.reset)
  await agent.shows('console-forgot-password')
  await agent.fills(say.email, email)
  await agent.presses(say.send)
  await agent.reads(say.sent)
  await agent.shows('console-forgot-password-sent')
  await agent.opens(await mailed(email, /http\S+\/new-password#\S+/))
  await agent.reads(say.choose)
  await agent.shows('console-reset-password')
  await agent.fills(say.newPassword, 'ten lanterns on the quay')
  await agent.presses(say.save)
  await agent.reads(say.isSet)
  await agent.shows('console-reset-password-done')
  await agent.follows(say.signIn)
  await agent.signsIn(email, 'ten lanterns on the quay')
  await agent.page.getByRole('table').waitFor()
})

const passOn = { en: 'Forward to Eleanor Hartley', ja: 'Eleanor Hartley さんに転送する' } as const
const waitingRequests = { en: 'Open requests', ja: '未完了の依頼' } as const
const passedOn = { en: 'Forwarded. Eleanor Hartley gets an email with the link.', ja: '転送しました。Eleanor Hartley さんにリンクをメールでお送りします。' } as const

it.each(['en', 'ja'] as const)('a person who may not accept passes the request on, and the colleague goes on from the mail or without its link (%s)', { timeout: 240_000 }, async (locale) => {
  tellOnFailure(server)
  const link = await server.linkOf('hartley-rowe~thornbury~brueckner/invitation')
  const worker = await walker(locale)
  await worker.opens(link)
  await worker.signsIn(server.emailOf('hartley-rowe/colleague'))
  await worker.page.getByRole('button', { name: passOn[locale] }).waitFor()
  await worker.shows('acceptance-pass-on')
  await worker.presses(passOn[locale])
  await worker.sees(passedOn[locale])
  await worker.shows('acceptance-passed-on')
  const colleague = await walker(locale)
  await colleague.opens(await mailed(server.emailOf('hartley-rowe/admin'), /http\S+\/accept\/\S+/))
  await colleague.signsIn(server.emailOf('hartley-rowe/admin'))
  await colleague.page.getByRole('checkbox').first().waitFor()
  await colleague.opens(`${server.acceptanceUrl}/partners`)
  const waiting = colleague.page.getByRole('region', { name: waitingRequests[locale] })
  await waiting.waitFor()
  await colleague.shows('acceptance-waiting')
  await waiting.getByRole('link', { name: server.partnerName('thornbury') }).click()
  await colleague.page.getByRole('checkbox').first().waitFor()
})

import { beforeAll, describe, expect, it } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.js'
import { agentAt, type Person, person } from '../support/person.js'
import { tellOnFailure } from '../support/server-process.js'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})

const MESSAGE = 'Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.'
const JAPANESE_MESSAGE = 'Microsoft 顧客契約に同意したことを確認するために、パートナーに連絡してください。'

const mailTo = async ({ page }: Person, address: string): Promise<void> => {
  const href = await page.getByRole('link', { name: `Email: ${address}` }).getAttribute('href')
  expect(href).toContain(`mailto:${address}`)
}

/** Of a company that only asks for a relationship so far, the partner sees no contact to propose. */
async function enterSigner(agent: Person, ...fields: [label: string, value: string][]): Promise<void> {
  for (const [label, value] of fields) await agent.fills(label, value)
}

describe('a customer that bought before is sent to its partner', () => {
  it('who works with it through a provider already: the provider attests and the same link says that all is done', async () => {
    tellOnFailure(server)
    const link = await server.linkOf('editions-du-quai~atelier-nuage~brueckner/invitation')
    const [reseller, provider] = [server.partnerName('atelier-nuage'), server.partnerName('brueckner')]
    const customer = await person()
    await customer.opens(link)
    await customer.signsIn(server.emailOf('editions-du-quai/admin'))
    await customer.reads(MESSAGE)
    await customer.sees('Your company has bought before and already works with this partner.')
    await customer.sees(`${reseller} cannot confirm it itself: its indirect provider ${provider} does.`)
    await mailTo(customer, 'desk@brueckner-distribution.example')
    await mailTo(customer, 'clients@atelier-nuage.example')
    await customer.presses('Check again')
    await customer.sees(`${provider} has not confirmed it yet.`)
    await customer.checks('contact the partner, existing, through a provider')

    const agent = await agentAt(server.consoleUrl, server.emailOf('brueckner/katharina.voss'))
    await agent.presses(/^Waiting for you/)
    await agent.follows(server.companyName('editions-du-quai'))
    await agent.sees('was told to contact you. It cannot go on until its acceptance is attested.')
    await agent.checks('customer, waiting for the partner')
    await agent.follows('Attest acceptance')
    await agent.presses('Today')
    await agent.presses('Save and continue')
    await agent.reads('The acceptance is on record')

    // The page that was left open says so by itself.
    await customer.reads(/^Already accepted on /)
    await customer.sees(`Attested by ${provider}`)
    await customer.checks('already accepted, attested by a provider')
    await agent.presses('Withdraw this attestation')
    await agent.fills('Reason', 'Another company was meant.')
    await agent.page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click()
    await agent.sees(/^Withdrawn on /)
    await customer.reads(MESSAGE)
    await customer.sees(/withdrew it on .*\. Its reason: Another company was meant\.$/)
    await customer.checks('contact the partner, which withdrew what it had attested')
  })

  it('who is new to it and sells through a provider: the provider attests and the same link asks for the relationship alone', async () => {
    tellOnFailure(server)
    const link = await server.linkOf('mersey-freight~thornbury~brueckner~2/invitation')
    const [reseller, provider] = [server.partnerName('thornbury'), server.partnerName('brueckner')]
    const customer = await person()
    await customer.opens(link)
    await customer.signsIn(server.emailOf('mersey-freight/admin'))
    await customer.reads(MESSAGE)
    await customer.sees('Your company has bought before and this partner is new to it.')
    await customer.sees(`${provider} confirms your acceptance.`)
    await customer.checks('contact the partner, new, through a provider')

    const agent = await agentAt(server.consoleUrl, server.emailOf('brueckner/katharina.voss'))
    await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('mersey-freight')}/attest`)
    await agent.checks('attest for a customer that is not read')
    await enterSigner(agent, ['First name', 'Siobhan'], ['Last name', 'Doyle'], ['Email address', server.emailOf('mersey-freight/admin')])
    await agent.presses('Today')
    await agent.presses('Save and continue')
    await agent.reads('The acceptance is on record')

    await customer.opens(link)
    await customer.reads('You are asked to accept a reseller relationship')
    expect(await customer.page.getByRole('checkbox').count()).toBe(1)
    await customer.page.getByRole('checkbox', { name: `I accept the reseller relationship with ${reseller}, which sells through ${provider}.` }).check()
    await customer.presses('Accept the reseller relationship')
    await customer.reads(`You have accepted the reseller relationship with ${reseller}`)
    await customer.checks('relationship accepted after an attestation')
  })
})

describe('以前に購入した顧客は、パートナーに連絡するよう案内される', () => {
  it('既存のパートナーが同意を証明すると、同じリンクで同意済みと表示される', async () => {
    tellOnFailure(server)
    const partner = server.partnerName('kitano-cloud')
    const link = await server.linkOf('sakai-hamono~kitano-cloud/invitation')
    const customer = await person({ locale: 'ja' })
    await customer.opens(link)
    await customer.reads('Microsoft 顧客契約への同意のお願い')
    await customer.checks('リンク、サインイン前')
    await customer.signsIn(server.emailOf('sakai-hamono/admin'))
    await customer.reads(JAPANESE_MESSAGE)
    await customer.sees('このパートナーとすでに取引があるため')
    await customer.sees('同意を証明する会社')
    const phone = customer.page.getByRole('link', { name: '電話番号: +81 78-000-4410' })
    expect(await phone.getAttribute('href')).toBe('tel:+81780004410')
    await customer.checks('パートナーへの連絡、既存')

    const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'), { locale: 'ja' })
    await agent.page.getByRole('searchbox').fill('堺刃物')
    await agent.sees('1 社')
    await agent.follows(server.companyName('sakai-hamono'))
    await agent.sees('パートナーに連絡するよう案内しています。')
    await agent.checks('顧客、連絡待ち')
    await agent.follows('同意を証明する')
    await agent.reads('同意の証明')
    await agent.fills('契約同意日', '2026年10月5日')
    await agent.sees('2026年10月5日')
    await agent.checks('同意の証明')
    await agent.presses('保存して続行')
    await agent.reads('同意を記録しました')
    await agent.sees('Microsoft 顧客契約 バージョン 2026-06')
    await agent.checks('受領証')

    await customer.opens(link)
    await customer.reads('2026年10月5日に同意済みです')
    await customer.sees(`${partner}による証明`)
    await customer.checks('同意済み')
  })

  it('新しいパートナーが同意を証明すると、同じリンクでリセラー関係だけを尋ねられる', async () => {
    tellOnFailure(server)
    const partner = server.partnerName('kitano-cloud')
    const company = server.companyName('tsubame-yoki')
    const link = await server.linkOf('tsubame-yoki~kitano-cloud~2/invitation')
    const customer = await person({ locale: 'ja' })
    await customer.opens(link)
    await customer.signsIn(server.emailOf('tsubame-yoki/admin'))
    await customer.reads(JAPANESE_MESSAGE)
    await customer.sees('このパートナーとは新しい取引になるため')
    await customer.checks('パートナーへの連絡、新規')

    const agent = await agentAt(server.consoleUrl, server.emailOf('kitano-cloud/misaki.sato'), { locale: 'ja' })
    await agent.opens(`${server.consoleUrl}/customers/${await server.customerId('tsubame-yoki')}`)
    await agent.sees('パートナーに連絡するよう案内しています。')
    await agent.checks('顧客、関係の依頼中で連絡待ち')
    await agent.follows('同意を証明する')
    await enterSigner(agent, ['姓', '渡辺'], ['名', '裕子'], ['メールアドレス', server.emailOf('tsubame-yoki/admin')])
    await agent.presses('今日')
    await agent.presses('保存して続行')
    await agent.reads('同意を記録しました')

    // 開いたままのページに、操作なしで表示される。
    await customer.reads('リセラー関係への同意のお願い')
    await customer.page.getByRole('checkbox', { name: `${company}を代表して、${partner}とのリセラー関係に同意します。` }).check()
    await customer.presses('リセラー関係に同意する')
    await customer.reads(`${partner}とのリセラー関係に同意しました`)
    await customer.checks('リセラー関係に同意済み')
  })
})

import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { PartnerEntity } from '@assent/server/src/partners/partner.entity';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { SECURITY_EVENTS, type MailName } from '@assent/server/src/mail/mail-order';
import { post } from '@assent/server/src/mail/outbox';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { attested, invited, open, order, SIGNER } from '../../support/world/moves';
import { addAgent, type Agent, type PartnerInWorld } from '../../support/world/partners';
import { addPurchase } from '../../support/world/relationships';
import { directScene, indirectScene } from '../../support/world/scenes';
import { mailJobs, mailTo, shareMailWorld } from './mail-world';
import { SEND, wordsOf } from './words';

const world = shareMailWorld();
let version: Version;
beforeAll(async () => {
  version = await addVersion(world);
});

const LANGUAGES = [
  { language: 'en-GB', locale: 'en' },
  { language: 'ja-JP', locale: 'ja' },
] as const;
type Language = (typeof LANGUAGES)[number];

const speaks = ({ id }: Agent, { language }: Language): Promise<unknown> => world.database.transact((manager) => manager.update(AgentEntity, { id }, { language }));
const isIn = ({ id }: PartnerInWorld, { locale }: Language): Promise<unknown> =>
  world.database.transact((manager) => manager.update(PartnerEntity, { id }, { country: locale === 'ja' ? 'JP' : 'DE' }));
const IN_AN_HOUR = '2026-06-15T13:00:00.000Z';

/** Makes each mail happen and answers the address that it goes to. */
const occasions: Record<MailName, (language: Language) => Promise<string>> = {
  INVITATION: async ({ locale }) => {
    const { partner } = await directScene(world);
    const email = `office-${world.next()}@elsewhere.example`;
    const link = await invited(world, partner.admin, { company: { name: 'Birkenhof & Söhne', email }, language: locale });
    await ask(world, partner.admin, SEND, { input: { invitationId: link.id, idempotencyKey: 'send' } });
    return email;
  },
  ATTESTATION_NOTICE: async ({ language }) => {
    const { partner, customer } = await directScene(world, { customer: { language } });
    const email = `signer-${world.next()}@lindenhof.example`;
    await attested(world, partner.admin, { customer, version, signer: { ...SIGNER, email } });
    return email;
  },
  ORDER_FREED: async (language) => {
    const { partner, customer, relationship } = await directScene(world);
    const agent = await addAgent(world, partner, ['SALES_AGENT']);
    await speaks(agent, language);
    await addPurchase(world, relationship);
    await order(world, agent, { relationship, lines: [{ product: 'Cloud <suite>', quantity: 2 }] });
    await attested(world, partner.admin, { customer, version, signer: { ...SIGNER, email: `signer-${world.next()}@lindenhof.example` } });
    return agent.email;
  },
  ATTESTATION_REQUESTED: async (language) => {
    const { provider, reseller, relationship } = await indirectScene(world);
    await speaks(provider.admin, language);
    const input = { relationshipId: relationship.id, message: 'On paper, see the file "MCA".', idempotencyKey: `ask ${world.next()}` };
    await ask(world, reseller.admin, 'mutation ($input: RequestAttestationInput!) { requestAttestation(input: $input) { __typename } }', { input });
    return provider.admin.email;
  },
  ATTESTATION_FOR_ORDER: async (language) => {
    const { provider, reseller, relationship } = await indirectScene(world);
    await speaks(provider.admin, language);
    await addPurchase(world, relationship);
    await order(world, reseller.admin, { relationship });
    return provider.admin.email;
  },
  CONTACT_PARTNER: async (language) => {
    const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    await addPurchase(world, relationship);
    const link = await invited(world, partner.admin, { customer });
    await isIn(partner, language);
    await open(world, user, link);
    return partner.contactEmail;
  },
  REACCEPTANCE_REMINDER: async ({ language }) => {
    const country = ownCountry(world);
    const v1 = await addVersion(world, { country });
    const { partner, customer } = await directScene(world, { customer: { country, language } });
    await attested(world, partner.admin, { customer, version: v1, signer: { ...SIGNER, email: `signer-${world.next()}@lindenhof.example` } });
    await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-10', acceptancesFrom: '2026-06-08', reacceptBy: '2026-06-20' });
    await posted({ order: { mail: 'REACCEPTANCE_REMINDER', customerId: customer.id, reacceptBy: '2026-06-20', daysBefore: 7 } });
    return customer.contactEmail;
  },
  WITHDRAWAL_NOTICE: async ({ language }) => {
    const { partner, customer } = await directScene(world, { customer: { language } });
    const acceptanceId = await attested(world, partner.admin, { customer, version, signer: { ...SIGNER, email: customer.contactEmail } });
    await mailTo(world, customer.contactEmail);
    world.post.delivered.length = 0;
    const input = { acceptanceId, reason: 'Wrong <company>', idempotencyKey: `withdraw ${world.next()}` };
    await ask(world, partner.admin, 'mutation ($input: WithdrawAcceptanceInput!) { withdrawAcceptance(input: $input) { __typename } }', { input });
    return customer.contactEmail;
  },
  DISPUTE_NOTICE: async (language) => {
    const { partner, customer } = await directScene(world);
    await speaks(partner.admin, language);
    const acceptanceId = await attested(world, partner.admin, { customer, version, signer: { ...SIGNER, email: `signer-${world.next()}@lindenhof.example` } });
    const input = { acceptanceId, reason: 'Nobody here "signed".', idempotencyKey: `dispute ${world.next()}` };
    await ask(world, await addUser(world, customer, { roles: ['USER'] }), 'mutation ($input: DisputeAcceptanceInput!) { disputeAcceptance(input: $input) { __typename } }', { input });
    return partner.admin.email;
  },
  REQUEST_ANSWERED: async (language) => {
    const { provider, reseller, relationship, customer } = await indirectScene(world);
    await speaks(reseller.admin, language);
    const input = { relationshipId: relationship.id, message: null, idempotencyKey: `ask ${world.next()}` };
    await ask(world, reseller.admin, 'mutation ($input: RequestAttestationInput!) { requestAttestation(input: $input) { __typename } }', { input });
    await attested(world, provider.admin, { customer, version, signer: { ...SIGNER, email: `signer-${world.next()}@lindenhof.example` } });
    return reseller.admin.email;
  },
  FORWARDED_REQUEST: async ({ language }) => {
    const { partner, customer } = await directScene(world);
    const colleague = await addUser(world, customer);
    await world.database.transact((manager) => manager.update(CustomerUserEntity, { id: colleague.id }, { language }));
    const { token } = await invited(world, partner.admin, { customer });
    const input = { token, colleagueId: colleague.id, idempotencyKey: `forward ${world.next()}` };
    await ask(world, await addUser(world, customer, { roles: ['USER'] }), 'mutation ($input: ForwardInvitationInput!) { forwardInvitation(input: $input) { __typename } }', { input });
    return colleague.email;
  },
  PASSWORD_RESET: async ({ language }) => {
    const user = await someUser(language);
    await posted({ order: { mail: 'PASSWORD_RESET', audience: 'ACCEPTANCE', userId: user.id, validUntil: IN_AN_HOUR }, secret: 'Zk3x_secret' });
    return user.email;
  },
  CODE: async ({ language }) => {
    const user = await someUser(language);
    await posted({ order: { mail: 'CODE', audience: 'ACCEPTANCE', userId: user.id, to: 'PERSON', validUntil: IN_AN_HOUR }, secret: '493 817' });
    return user.email;
  },
  SECURITY_NOTICE: async ({ language }) => {
    const user = await someUser(language);
    await posted({ order: { mail: 'SECURITY_NOTICE', audience: 'ACCEPTANCE', userId: user.id, to: 'PERSON', what: 'CREDENTIALS_ISSUED', at: world.now.toISOString() } });
    return user.email;
  },
};

async function someUser(language: string): Promise<{ id: string; email: string }> {
  const user = await addUser(world, (await directScene(world)).customer);
  await world.database.transact((manager) => manager.update(CustomerUserEntity, { id: user.id }, { language }));
  return user;
}

const posted = (mail: Pick<Parameters<typeof post>[1], 'order' | 'secret'>): Promise<void> =>
  world.database.transact((manager) => post(manager, { ...mail, key: `test ${world.next()}`, now: world.now }));

const SUBJECTS: Record<MailName, Record<Language['locale'], RegExp>> = {
  INVITATION: { en: /^Ahorn .* asks Birkenhof & Söhne for a reseller relationship$/, ja: /^【Ahorn .*】リセラー関係への同意のお願い（Birkenhof & Söhne 様）$/ },
  ATTESTATION_NOTICE: { en: /^Ahorn .* recorded that you accepted the Microsoft Customer Agreement$/, ja: /^【Ahorn .*】Microsoft 顧客契約への同意が記録されました$/ },
  ORDER_FREED: { en: /^Your order for Lindenhof Werke \d+ has been placed$/, ja: /^【Lindenhof Werke \d+ 様】保留中の注文が確定しました$/ },
  ATTESTATION_REQUESTED: { en: /^Ahorn IT Services \d+ asks you to confirm that Lindenhof/, ja: /^【Ahorn IT Services \d+】Lindenhof Werke \d+ 様の Microsoft 顧客契約に関する証明のお願い$/ },
  ATTESTATION_FOR_ORDER: { en: /^Ahorn IT Services \d+ asks you to confirm that Lindenhof/, ja: /^【Ahorn IT Services \d+】Lindenhof Werke \d+ 様の Microsoft 顧客契約に関する証明のお願い$/ },
  CONTACT_PARTNER: { en: /^Lindenhof Werke \d+ was asked to reach out to you/, ja: /^【Lindenhof Werke \d+ 様】Microsoft 顧客契約に関するご連絡のご案内をしました$/ },
  REACCEPTANCE_REMINDER: { en: /^Please accept the Microsoft Customer Agreement again by 20 Jun 2026$/, ja: /^【2026年6月20日まで】Microsoft 顧客契約への再同意のお願い$/ },
  WITHDRAWAL_NOTICE: { en: /^Ahorn .* withdrew what it recorded about Lindenhof Werke \d+$/, ja: /^【Ahorn .*】Lindenhof Werke \d+ 様に関する記録が取り消されました$/ },
  DISPUTE_NOTICE: { en: /^Lindenhof Werke \d+ says that a recorded acceptance is not right$/, ja: /^【Lindenhof Werke \d+ 様】記録された同意に対する異議の申し出がありました$/ },
  REQUEST_ANSWERED: { en: /^The Microsoft Customer Agreement of Lindenhof Werke \d+ is on record now$/, ja: /^【Lindenhof Werke \d+ 様】Microsoft 顧客契約への同意が記録されました$/ },
  FORWARDED_REQUEST: { en: /^Theo Falk-\d+ forwarded to you a request from Ahorn/, ja: /^【.* 様より】Ahorn .*[^ ]からの依頼が転送されました$/ },
  PASSWORD_RESET: { en: /^Set a new password for Assent$/, ja: /^Assent のパスワードの再設定$/ },
  CODE: { en: /^Your code for Assent$/, ja: /^Assent の確認コード$/ },
  SECURITY_NOTICE: { en: /^New credentials for Assent were issued$/, ja: /^Assent の資格情報が新しく発行されました$/ },
};

const names = Object.keys(occasions).filter((name): name is MailName => name in occasions);

describe.each(LANGUAGES)('In $locale', (language) => {
  it.each(SECURITY_EVENTS)('the security notice %s says what happened, in which account and when', async (what) => {
    const user = await someUser(language.language);
    await posted({ order: { mail: 'SECURITY_NOTICE', audience: 'ACCEPTANCE', userId: user.id, to: 'PERSON', what, at: world.now.toISOString() } });
    const { text = '' } = (await mailTo(world, user.email)).mail;
    expect(text).toContain(user.email);
    expect(text).toMatch(/2026/);
    expect(text).not.toMatch(/\{\w+\}|undefined/);
  });

  it.each(names)('the mail %s says the same as text and as HTML, loads nothing, and can be recognised', async (name) => {
    const known = new Set((await mailJobs(world, name)).map(({ id }) => id));
    const address = await occasions[name](language);
    const { mail, raw, from } = await mailTo(world, address);
    const { text = '', html = '', subject = '' } = mail;
    expect(subject).toMatch(SUBJECTS[name][language.locale]);
    expect(wordsOf(html)).toEqual(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''));
    expect(html).toContain(`<html lang="${language.locale}">`);
    expect(html).toContain('<meta charset="utf-8">');
    expect(html).not.toMatch(/<(?:img|script|link|iframe|object|form|input|video|audio)\b|\bsrc=|url\(|@import|javascript:/i);
    const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
    expect(isJapanese.test(text)).toBe(language.locale === 'ja');
    expect(text).not.toMatch(/\{\w+\}|undefined|null|\[object/);
    for (const [url] of `${text} ${html}`.matchAll(/https?:\/\/[^\s"<]+/g)) expect([world.app.consoleUrl, world.app.acceptanceUrl]).toContain(new URL(url).origin);
    const jobs = (await mailJobs(world, name)).filter(({ id }) => !known.has(id));
    expect(jobs.map(({ id }) => `<${id}@assent.example>`)).toContain(mail.messageId);
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(mail.headers.filter(({ key }) => ['auto-submitted', 'content-language'].includes(key)).map(({ value }) => value).sort()).toEqual(['auto-generated', language.locale]);
    expect([from, mail.from?.address, mail.from?.name]).toEqual(['agreements@assent.example', 'agreements@assent.example', 'Assent']);
    expect(mail.to?.map((to) => to.address)).toEqual([address]);
    expect(new Date(mail.date ?? '').getTime()).toBe(world.now.getTime());
  });
});

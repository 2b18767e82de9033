import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion } from '../../support/world/agreements';
import { ask, at, faultOf, inJapanese, listAt, textAt, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { SIGNER } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addPurchase } from '../../support/world/relationships';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
beforeAll(async () => {
  await addVersion(world);
});

const DRAFT = `query Draft($kind: InvitationKind!, $customerId: ID, $language: LanguageTag!, $withCredentials: Boolean! = false) {
  invitationMail(kind: $kind, customerId: $customerId, language: $language, withCredentials: $withCredentials) { language subject text html warning { code message } }
}`;
const draft = (visitor: Visitor, variables: object): Promise<unknown> => ask(world, visitor, DRAFT, { kind: 'AGREEMENT', language: 'en', ...variables });

describe('a draft of the invitation', () => {
  it('says what the mail will say, with a mark where the link will stand', async () => {
    const { partner, customer } = await directScene(world);
    const mail = await draft(partner.admin, { customerId: customer.id });
    expect(textAt(mail, 'subject')).toBe(`${partner.name} asks ${customer.companyName} to accept the Microsoft Customer Agreement`);
    expect(textAt(mail, 'text')).toMatch(/\n\{link\}\n/);
    expect(textAt(mail, 'text')).toContain('valid until 15 Jul 2026');
    expect(textAt(mail, 'html')).toContain('{link}');
    expect(at(mail, 'warning')).toBeNull();
    expect(textAt(mail, 'text')).not.toContain('{password}');
  });

  it('names the provider that a reseller sells through', async () => {
    const { reseller, provider, customer } = await indirectScene(world);
    expect(textAt(await draft(reseller.admin, { customerId: customer.id, kind: 'RELATIONSHIP_AND_AGREEMENT' }), 'text')).toContain(provider.name);
  });

  it('leaves a mark for a company that the partner does not know', async () => {
    const partner = await addPartner(world);
    const mail = await draft(partner.admin, { kind: 'RELATIONSHIP_AND_AGREEMENT', language: 'ja-JP' });
    expect(textAt(mail, 'subject')).toContain('{company} 様');
  });

  it('with first credentials in it comes with a warning in the language of the reader', async () => {
    const { partner, customer } = await directScene(world);
    const mail = await draft(partner.admin, { customerId: customer.id, withCredentials: true });
    for (const mark of ['{link}', '{userName}', '{password}']) expect(textAt(mail, 'text')).toContain(mark);
    expect(at(mail, 'warning')).toEqual({ code: 'CREDENTIALS_IN_ONE_MAIL', message: 'Whoever reads this email can sign in and accept. Two emails are safer.' });
    expect(textAt(await draft(inJapanese(partner.admin), { customerId: customer.id, withCredentials: true }), 'warning.message')).toMatch(/2 通/);
  });

  it("is not found for another partner's customer, and not for who may not invite, nor for customers", async () => {
    const { partner, customer } = await directScene(world);
    const variables = { kind: 'AGREEMENT', language: 'en', customerId: customer.id };
    expect(await faultOf(world, (await addPartner(world)).admin, DRAFT, variables)).toBe('NOT_FOUND');
    expect(await faultOf(world, await addAgent(world, partner, ['HELPDESK_AGENT']), DRAFT, variables)).toBe('FORBIDDEN');
    expect(await faultOf(world, await addUser(world, customer), DRAFT, variables)).toBe('FORBIDDEN');
  });
});

const INVITE = 'mutation ($input: InviteInput!) { invite(input: $input) { ... on InvitationCreated { mails { language subject text } } } }';

describe('the mail for a customer that cannot accept by itself', () => {
  it('greets its contact and says, in the words of the guide, to reach out to the partner', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const made = await ask(world, partner.admin, INVITE, { input: { invitee: { customerId: customer.id }, kind: 'AGREEMENT', language: 'en', idempotencyKey: 'in vain' } });
    const [english, japanese] = [mailIn(made, 'en'), mailIn(made, 'ja')];
    expect(textAt(english, 'subject')).toBe(`${partner.name} asks ${customer.companyName} to reach out about the Microsoft Customer Agreement`);
    expect(textAt(japanese, 'subject').split(partner.name)).toHaveLength(2);
    expect(textAt(english, 'text')).toMatch(/^Dear (?!.*GmbH).+,\n/);
    expect(textAt(english, 'text')).not.toContain(`Dear ${customer.companyName}`);
    expect(textAt(english, 'text')).toContain('Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.');
    expect(textAt(english, 'text')).toContain(`Contact Customer desk at ${partner.name}: ${partner.contactEmail}`);
    expect(textAt(japanese, 'text')).toContain('Microsoft 顧客契約に同意したことを確認するために、パートナーに連絡してください。');
    for (const asks of ['review and accept', '同意をお願い']) expect(textAt(english, 'text') + textAt(japanese, 'text')).not.toContain(asks);
    expect(textAt(await draft(partner.admin, { customerId: customer.id }), 'subject')).toBe(textAt(english, 'subject'));
  });

  it("names a reseller's provider, who attests, and what the link is good for afterwards", async () => {
    const { reseller, provider, customer, relationship } = await indirectScene(world);
    await addPurchase(world, relationship);
    const mail = await draft(reseller.admin, { customerId: customer.id, kind: 'RELATIONSHIP_AND_AGREEMENT' });
    expect(textAt(mail, 'subject')).toBe(`${reseller.name} asks ${customer.companyName} to reach out to ${provider.name} about the Microsoft Customer Agreement`);
    expect(textAt(mail, 'text')).toContain(`${provider.name} has to confirm the acceptance`);
    expect(textAt(mail, 'text')).toContain(provider.contactEmail);
    expect(textAt(mail, 'text')).toContain(`${reseller.name} also asks to become a reseller`);
  });

  it('is the usual one as long as nothing was bought', async () => {
    const { partner, customer } = await directScene(world);
    expect(textAt(await draft(partner.admin, { customerId: customer.id }), 'text')).toContain('review and accept');
  });
});

const mailIn = (made: unknown, language: string): unknown => listAt(made, 'mails').find((mail) => textAt(mail, 'language') === language);

const CREATE = `mutation Create($input: CreateCustomerInput!) { createCustomer(input: $input) { ... on CustomerCreated {
  url customer { id } credentials { userName password } mail { text warning { code } } credentialsMail { subject text html warning { code } } combinedMail { text warning { code } }
} } }`;

describe('the mails of a new customer', () => {
  async function created() {
    const { admin } = await addPartner(world);
    const domain = `new-${world.next()}.example`;
    const address = { line1: 'Gartenweg 3', city: 'Jena', postalCode: '07743' };
    const company = { companyName: 'Neuland Optik GmbH', domain, country: 'DE', language: 'de-DE', timeZone: 'Europe/Berlin', address, contact: { ...SIGNER, email: `jana@${domain}` } };
    const input = { company, agreement: { direct: { language: 'en' } }, idempotencyKey: 'once' };
    return { admin, input, made: await ask(world, admin, CREATE, { input }) };
  }

  it('are two, the link and the credentials, and both in one beside them with a warning', async () => {
    const { made } = await created();
    const [url, password, userName] = [textAt(made, 'url'), textAt(made, 'credentials.password'), textAt(made, 'credentials.userName')];
    const holds = (mail: string): boolean[] => [url, password, userName].map((secret) => textAt(made, `${mail}.text`).includes(secret));
    expect(holds('mail')).toEqual([true, false, false]);
    expect(holds('credentialsMail')).toEqual([false, true, true]);
    expect(holds('combinedMail')).toEqual([true, true, true]);
    expect(['mail', 'credentialsMail', 'combinedMail'].map((mail) => at(made, `${mail}.warning.code`))).toEqual([undefined, undefined, 'CREDENTIALS_IN_ONE_MAIL']);
    expect(textAt(made, 'credentialsMail.text')).toContain(`${world.app.acceptanceUrl}/sign-in`);
  });

  it('are shown once', async () => {
    const { admin, input } = await created();
    expect(await ask(world, admin, CREATE, { input })).toMatchObject({ url: null, credentials: null, mail: null, credentialsMail: null, combinedMail: null });
  });

  it('come anew with credentials that are issued again', async () => {
    const { admin, made } = await created();
    const issued = await ask(world, admin, 'mutation ($id: ID!) { issueCredentials(customerId: $id) { ... on CredentialsIssued { credentials { password } mail { text } } } }', { id: textAt(made, 'customer.id') });
    expect(textAt(issued, 'mail.text')).toContain(textAt(issued, 'credentials.password'));
  });
});

describe('where no mail is sent', () => {
  it('whoever would have mailed is told so: by a withdrawal, an objection, a request to attest and a forwarded link', async () => {
    const { reseller, relationship } = await indirectScene(world);
    const asked = await ask(world, reseller.admin, 'mutation ($input: RequestAttestationInput!) { requestAttestation(input: $input) { ... on AttestationRequested { mailed } } }', { input: { relationshipId: relationship.id, idempotencyKey: 'ask' } });
    expect(asked).toEqual({ mailed: false });
    const { partner, customer } = await directScene(world);
    const [worker, admin] = [await addUser(world, customer, { roles: ['USER'] }), await addUser(world, customer)];
    const link = await ask(world, partner.admin, 'mutation ($input: InviteInput!) { invite(input: $input) { ... on InvitationCreated { invitation { id } } } }', { input: { invitee: { customerId: customer.id }, kind: 'AGREEMENT', language: 'en', idempotencyKey: 'invite' } });
    const forwarded = await ask(world, worker, 'mutation ($input: ForwardInvitationInput!) { forwardInvitation(input: $input) { ... on InvitationForwarded { mailed } } }', { input: { invitationId: textAt(link, 'invitation.id'), colleagueId: admin.id, idempotencyKey: 'forward' } });
    expect(forwarded).toEqual({ mailed: false });
    expect(await ask(world, admin, '{ waitingInvitations { id } }')).toEqual([{ id: textAt(link, 'invitation.id') }]);
  });

  it('a password is not set anew by mail, and everybody is told the same', async () => {
    const REQUEST = 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { ... on Refusal { code message } } }';
    const { admin } = await addPartner(world);
    const nobody: Visitor = { site: 'CONSOLE', cookie: '' };
    const answers = [await ask(world, nobody, REQUEST, { email: admin.email }), await ask(world, nobody, REQUEST, { email: 'nobody@kita.example' })];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ code: 'MAIL_NOT_CONFIGURED' });
  });
});

import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { attest as attestInside } from '@assent/server/src/acceptances/attest.service';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { MAIL_JOB } from '@assent/server/src/mail/outbox';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { attest, attested, invited, open, order, SIGNER } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addDirectAcceptance, addPurchase, addRelationship } from '../../support/world/relationships';
import { directScene, indirectScene } from '../../support/world/scenes';
import { allSent, mailJobAbout, mailTo, shareMailWorld } from './mail-world';
import { changePasswordAt, PASSWORD, signInAt } from '../auth/people';
import { hashPassword } from '@assent/server/src/auth/password';

const world = shareMailWorld();

let version: Version;
beforeAll(async () => {
  version = await addVersion(world);
});

const signerOf = (): typeof SIGNER => ({ ...SIGNER, email: `signer-${world.next()}@lindenhof.example` });

describe('Whoever is said to have accepted', () => {
  it('is told what was recorded, by whom, and where to say that it is not right', async () => {
    const { partner, customer } = await directScene(world, { customer: { language: 'en-GB' } });
    const signer = signerOf();
    await attested(world, partner.admin, { customer, version, signer, dateAgreed: '2026-03-02' });
    const { mail } = await mailTo(world, signer.email);
    for (const fact of [partner.name, customer.companyName, '2026.1', '2 Mar 2026', 'Jana Kessler', partner.contactEmail, `${world.app.acceptanceUrl}/partners`]) expect(mail.text).toContain(fact);
    for (const body of [mail.text, mail.html]) for (const known of [partner.admin.lastName, partner.admin.email]) expect(body).not.toContain(known);
  });

  it('is told once of one attestation, and again of one that replaces it', async () => {
      const { partner, customer } = await directScene(world);
    const [first, second] = [signerOf(), signerOf()];
    await attested(world, partner.admin, { customer, version, signer: first });
    await attested(world, partner.admin, { customer, version, signer: first });
    await attested(world, partner.admin, { customer, version, signer: second });
    await mailTo(world, second.email);
    await allSent(world);
    expect([first, second].map(({ email }) => world.post.deliveredTo(email).length)).toEqual([1, 1]);
  });

  it('is told nothing of an attestation that was refused, nor of history that was brought in', async () => {
      const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    const signer = signerOf();
    await attest(world, partner.admin, { customer, version, signer, dateAgreed: '2027-01-01' });
    await addDirectAcceptance(world, { relationship, user, version });
    await allSent(world);
    expect([signer.email, user.email].map((address) => world.post.deliveredTo(address).length)).toEqual([0, 0]);
  });
});

describe('An order that is on hold', () => {
  it('asks the agents of the provider who may attest, once a day, and tells its own agent when it went through', async () => {
      const { provider, reseller, customer, relationship } = await indirectScene(world);
    const [sales, helpdesk] = [await addAgent(world, provider, ['SALES_AGENT']), await addAgent(world, provider, ['HELPDESK_AGENT'])];
    await addPurchase(world, relationship);
    await order(world, reseller.admin, { relationship });
    await order(world, reseller.admin, { relationship });
    for (const agent of [provider.admin, sales]) {
      const { mail } = await mailTo(world, agent.email);
      for (const fact of [reseller.name, provider.name, customer.companyName, `${world.app.consoleUrl}/customers/${customer.id}`]) expect(mail.text).toContain(fact);
    }
    await allSent(world);
    expect(world.post.deliveredTo(helpdesk.email)).toEqual([]);
    expect(world.post.deliveredTo(reseller.admin.email)).toEqual([]);
    await attested(world, provider.admin, { customer, version, signer: signerOf() });
    await allSent(world);
    const freed = world.post.deliveredTo(reseller.admin.email);
    expect(freed).toHaveLength(2);
    for (const { mail } of freed) expect(mail.text).toContain('12 × Cloud suite');
  });

  it('of a partner that attests itself asks nobody else', async () => {
    const { partner, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    await order(world, partner.admin, { relationship });
    await allSent(world);
    expect(world.post.deliveredTo(partner.admin.email)).toEqual([]);
  });

  it('tells nobody when its agent has left meanwhile', async () => {
      const { partner, customer, relationship } = await directScene(world);
    const leaver = await addAgent(world, partner, ['SALES_AGENT']);
    await addPurchase(world, relationship);
    const held = textAt(await order(world, leaver, { relationship }), 'order.id');
    await world.database.transact((manager) => manager.update(AgentEntity, { id: leaver.id }, { disabledAt: world.now }));
    await attested(world, partner.admin, { customer, version, signer: signerOf() });
    await allSent(world);
    expect(world.post.deliveredTo(leaver.email)).toEqual([]);
    expect((await mailJobAbout(world, held)).state).toBe('CANCELLED');
  });
});

it('a reseller that asks its provider to attest reaches the agents who may, with its message', async () => {
  const { provider, reseller, customer, relationship } = await indirectScene(world);
  const input = { relationshipId: relationship.id, message: 'Signed on paper\nin March', idempotencyKey: `ask ${world.next()}` };
  await ask(world, reseller.admin, 'mutation ($input: RequestAttestationInput!) { requestAttestation(input: $input) { __typename } }', { input });
  const { mail } = await mailTo(world, provider.admin.email);
  for (const fact of [reseller.name, customer.companyName, 'Signed on paper in March']) expect(mail.text).toContain(fact);
});

describe('A customer that is told to contact its partner', () => {
  it('is announced to the partner that must attest, once a day', async () => {
      const { provider, reseller, customer, relationship } = await indirectScene(world);
    const user = await addUser(world, customer);
    await addPurchase(world, relationship);
    const link = await invited(world, reseller.admin, { customer });
    for (let times = 0; times < 3; times += 1) await open(world, user, link);
    const { mail } = await mailTo(world, provider.contactEmail);
    for (const fact of [customer.companyName, reseller.name, provider.name]) expect(mail.text).toContain(fact);
    await allSent(world);
    expect(world.post.deliveredTo(reseller.contactEmail)).toEqual([]);
    world.travelDays(1);
    await open(world, user, link);
    await allSent(world);
    expect(world.post.deliveredTo(provider.contactEmail)).toHaveLength(2);
  });

  it('is named to a partner that only asked for a relationship as that partner typed it', async () => {
      const { customer, relationship } = await directScene(world);
    const { partner: stranger } = await directScene(world);
    const user = await addUser(world, customer);
    await addPurchase(world, relationship);
    const link = await invited(world, stranger.admin, { company: { name: 'The lime trees', email: `office-${world.next()}@elsewhere.example` } });
    await ask(world, user, 'mutation ($token: String!) { confirmCompany(token: $token) { outcome } }', { token: link.token });
    const { mail } = await mailTo(world, stranger.contactEmail);
    expect(mail.text).toContain('The lime trees');
    expect(mail.text).not.toContain(customer.companyName);
  });
});

it('a changed password is told to the person whose it is, in the language and on the clock of that person', async () => {
  const { partner } = await directScene(world, { partner: { timeZone: 'Asia/Tokyo' } });
  const agent = await addAgent(world, partner, ['SALES_AGENT']);
  const passwordHash = await hashPassword(PASSWORD);
  await world.database.transact((manager) => manager.update(AgentEntity, { id: agent.id }, { passwordHash, language: 'ja-JP' }));
  const signedIn = await signInAt(world.app.consoleUrl, { email: agent.email });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await changePasswordAt(world.app.consoleUrl, { cookie, newPassword: 'nine patient otters wait' });
  const { mail } = await mailTo(world, agent.email);
  expect(mail.subject).toBe('Assent のパスワードが変更されました');
  expect(mail.text).toContain('2026年6月15日 21:00');
});

it('new first credentials are told to the primary contact, whose mailbox is there while the sign-in name need not have one', async () => {
  const partner = await addPartner(world);
  const number = world.next();
  const customer = await addCustomer(world, { createdByPartnerId: partner.id, language: 'en-GB', contactEmail: `contact-${number}@lindenhof.example` });
  await addRelationship(world, { customer, seller: partner });
  const user = await addUser(world, customer, { credentialsIssuedByPartnerId: partner.id });
  const name = `admin@${customer.domain}`;
  await world.database.transact((manager) => manager.update(CustomerUserEntity, { id: user.id }, { email: name, emailKey: name, passwordState: 'ONE_TIME' }));
  const issued = await ask(world, partner.admin, 'mutation ($customerId: ID!) { issueCredentials(customerId: $customerId) { __typename ... on CredentialsIssued { credentials { password } } } }', { customerId: customer.id });
  const { mail } = await mailTo(world, customer.contactEmail);
  expect(mail.text).toContain(`were issued for ${name} on 15 Jun 2026`);
  expect(mail.text).not.toContain(textAt(issued, 'credentials.password'));
  await allSent(world);
  expect(world.post.deliveredTo(name)).toEqual([]);
});

describe('Whoever withdraws, objects or asks', () => {
  it('is told that others are told by mail, and they are', async () => {
    const { partner, customer } = await directScene(world);
    const signer = signerOf();
    const acceptanceId = await attested(world, partner.admin, { customer, version, signer });
    await mailTo(world, signer.email);
    const because = (key: string): object => ({ input: { acceptanceId, reason: 'Recorded for the wrong company', idempotencyKey: `${key} ${acceptanceId}` } });
    const user = await addUser(world, customer);
    expect(await ask(world, user, 'mutation ($input: DisputeAcceptanceInput!) { disputeAcceptance(input: $input) { ... on AcceptanceDisputed { mailed } } }', because('dispute'))).toEqual({ mailed: true });
    expect((await mailTo(world, partner.admin.email)).mail.text).toContain('Recorded for the wrong company');
    expect(await ask(world, partner.admin, 'mutation ($input: WithdrawAcceptanceInput!) { withdrawAcceptance(input: $input) { ... on AcceptanceWithdrawn { mailed } } }', because('withdraw'))).toEqual({ mailed: true });
    await allSent(world);
    const letters = world.post.deliveredTo(signer.email).map(({ mail }) => `${mail.text ?? ''}${String(mail.html)}`);
    expect(letters.map((letter) => letter.includes('Recorded for the wrong company'))).toEqual([false, true]);
    // Who of the partner did it is the partner's affair (ADR 0171).
    expect(letters.filter((letter) => letter.includes(partner.admin.lastName) || letter.includes(partner.admin.email))).toEqual([]);
    const { reseller, provider, relationship } = await indirectScene(world);
    const asked = await ask(world, reseller.admin, 'mutation ($input: RequestAttestationInput!) { requestAttestation(input: $input) { ... on AttestationRequested { mailed } } }', { input: { relationshipId: relationship.id, idempotencyKey: 'ask' } });
    expect(asked).toEqual({ mailed: true });
    await mailTo(world, provider.admin.email);
  });
});

it('nothing is mailed of what was rolled back', async () => {
  const { partner, customer } = await directScene(world);
  const signer = signerOf();
  const undone = world.database.transact(async (manager) => {
    const agent = { kind: 'AGENT', id: partner.admin.id, partnerId: partner.id, partnerType: 'DIRECT_BILL', partnerCountry: 'DE', partnerTimeZone: 'Europe/Berlin', roles: ['ADMIN_AGENT'] } as const;
    const { result } = await attestInside(manager, agent, { customerId: customer.id, agreementId: version.id, signer, dateAgreed: '2026-03-02' }, world.now);
    expect(result.kind).toBe('RECORDED');
    expect((await manager.findBy(JobEntity, { kind: MAIL_JOB })).some(({ payload }) => JSON.stringify(payload).includes(String(Reflect.get(result, 'acceptanceId'))))).toBe(true);
    throw new Error('the rest of the form failed');
  });
  await expect(undone).rejects.toThrow('the rest of the form failed');
  await allSent(world);
  expect(world.post.deliveredTo(signer.email)).toEqual([]);
});

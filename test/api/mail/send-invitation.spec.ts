import type { JobEntity } from '@assent/server/src/jobs/job.entity';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, faultOf, inJapanese, listAt, textAt, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { attested, invited, open, SIGNER, type Link } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addPurchase, closeInvitation } from '../../support/world/relationships';
import { eventsOf, invitationRow } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';
import { mailJobAbout, mailTo, PATIENT, shareMailWorld } from './mail-world';
import { SEND } from './words';

const world = shareMailWorld();
let version: Version;
beforeAll(async () => {
  version = await addVersion(world);
});

const send = (agent: Visitor, { id }: Pick<Link, 'id'>, idempotencyKey = `send ${world.next()}`): Promise<unknown> =>
  ask(world, agent, SEND, { input: { invitationId: id, idempotencyKey } });

describe('Sending an invitation', () => {
  it('mails a new link to the contact, and the old one stops working', async () => {
    const { partner, customer } = await directScene(world);
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { customer });
    const sent = await send(partner.admin, link);
    expect(sent).toMatchObject({ __typename: 'InvitationSent', replayed: false, warning: null, invitation: { status: 'OPEN', email: customer.contactEmail } });
    const { mail } = await mailTo(world, customer.contactEmail);
    const [, token = ''] = new RegExp(`${world.app.acceptanceUrl}/accept/([\\w-]+)`).exec(mail.text ?? '') ?? [];
    expect(mail.replyTo?.map(({ address }) => address)).toEqual([partner.contactEmail]);
    expect(at(await open(world, user, { token }), 'outcome')).toBe('ASK');
    expect(at(await open(world, user, link), 'refusal.code')).toBe('LINK_REVOKED');
    expect(await invitationRow(world, link)).toMatchObject({ status: 'REVOKED', replacedById: textAt(sent, 'invitation.id') });
    const job = await mailJobAbout(world, textAt(sent, 'invitation.id'));
    expect(JSON.stringify(job.payload)).not.toContain(token);
  });

  it('under the same key sends once, also when the first answer was lost', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(partner.admin, link, 'once')));
    expect(answers.map((answer) => at(answer, 'replayed')).sort()).toEqual([false, true, true, true, true]);
    expect(new Set(answers.map((answer) => at(answer, 'invitation.id'))).size).toBe(1);
    await mailTo(world, customer.contactEmail);
  });

  it('to a company that nobody knows goes to the address that the partner typed, also after it was bound', async () => {
    const { customer } = await directScene(world);
    const stranger = await addPartner(world);
    const user = await addUser(world, customer);
    const email = `office-${world.next()}@elsewhere.example`;
    const link = await invited(world, stranger.admin, { company: { name: 'Lime trees', email } });
    await ask(world, user, 'mutation ($token: String!) { confirmCompany(token: $token) { outcome } }', { token: link.token });
    const sent = await send(stranger.admin, link);
    expect(at(sent, 'invitation.email')).toBe(email);
    const { mail } = await mailTo(world, email);
    expect(mail.text).not.toContain(customer.companyName);
    expect(world.post.deliveredTo(customer.contactEmail)).toEqual([]);
  });

  it('warns, as inviting does, that a blocked customer will be sent back, and the mail says whom to contact', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const sent = await send(partner.admin, await invited(world, partner.admin, { customer }));
    expect(at(sent, 'warning.code')).toBe('CUSTOMER_WILL_BE_SENT_BACK');
    const { mail } = await mailTo(world, customer.contactEmail);
    expect(mail.subject).toBe(`${partner.name} asks ${customer.companyName} to reach out about the Microsoft Customer Agreement`);
    expect(mail.text).toContain(CONTACT_PARTNER);
    expect(mail.text).not.toContain('review and accept');
  });

  it('of a link that was replaced before its mail went out sends only the newer one', async () => {
    const { partner, customer } = await directScene(world);
    await world.post.close();
    const first = textAt(await send(partner.admin, await invited(world, partner.admin, { customer })), 'invitation.id');
    await untilState(first, 'WAITING', 1);
    const second = textAt(await send(partner.admin, { id: first }), 'invitation.id');
    await untilState(second, 'WAITING', 1);
    await world.post.reopen();
    world.travelTo(new Date(world.now.getTime() + 120_000).toISOString());
    await mailTo(world, customer.contactEmail);
    await untilState(first, 'CANCELLED', 2);
    await untilState(second, 'DONE', 2);
  });
});

const CONTACT_PARTNER = 'Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.';

const untilState = (invitationId: string, state: JobEntity['state'], attempts: number): Promise<void> =>
  vi.waitFor(async () => expect(await mailJobAbout(world, invitationId)).toMatchObject({ state, attempts }), PATIENT);

describe('An invitation is not sent', () => {
  it('by a helpdesk agent, who is told who may', async () => {
    const { partner, customer } = await directScene(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    const refusal = await send(helpdesk, await invited(world, partner.admin, { customer }));
    expect(refusal).toMatchObject({ __typename: 'Refusal', code: 'ROLE_CANNOT_INVITE', rule: 'E2' });
    expect(listAt(refusal, 'people')).toEqual([{ email: partner.admin.email }]);
  });

  it('once it is closed', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    await closeInvitation(world, link.id, 'REVOKED');
    expect(await send(partner.admin, link)).toMatchObject({ code: 'INVITATION_NOT_OPEN', message: 'This invitation is not open any more.' });
    expect(await send(inJapanese(partner.admin), link)).toMatchObject({ code: 'INVITATION_NOT_OPEN', message: 'この依頼はすでに有効ではありません。' });
  });

  it('once it has run out, though nobody has swept it up', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    world.travelDays(31);
    expect(await send(partner.admin, link)).toMatchObject({ code: 'INVITATION_NOT_OPEN' });
  });

  it('when nothing is left to ask', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    await attested(world, partner.admin, { customer, version, signer: { ...SIGNER, email: `done-${world.next()}@lindenhof.example` } });
    expect(await send(partner.admin, link)).toMatchObject({ code: 'ALREADY_ACCEPTED', rule: 'I5' });
  });

  it('by another partner, for whom there is none', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    const { admin } = await addPartner(world);
    expect(await faultOf(world, admin, SEND, { input: { invitationId: link.id, idempotencyKey: 'foreign' } })).toBe('NOT_FOUND');
    expect(await faultOf(world, CONSOLE_STRANGER, SEND, { input: { invitationId: link.id, idempotencyKey: 'stranger' } })).toBe('UNAUTHENTICATED');
  });
});

const CONFIGURED = '{ mailConfigured }';

it('both sites can ask whether mails are sent, once somebody is signed in', async () => {
  const { partner, customer } = await directScene(world);
  const user = await addUser(world, customer);
  expect(await ask(world, partner.admin, CONFIGURED)).toBe(true);
  expect(await ask(world, user, CONFIGURED)).toBe(true);
  expect(await faultOf(world, CONSOLE_STRANGER, CONFIGURED)).toBe('UNAUTHENTICATED');
});

describe('Without a mail server', () => {
  const silent = shareWorld();
  beforeAll(async () => {
    await addVersion(silent);
  });

  it('the product says so, and nothing waits', async () => {
    const { partner, customer } = await directScene(silent);
    const link = await invited(silent, partner.admin, { customer });
    expect(await ask(silent, partner.admin, CONFIGURED)).toBe(false);
    const input = { invitationId: link.id, idempotencyKey: 'send' };
    expect(await ask(silent, partner.admin, SEND, { input })).toMatchObject({
      code: 'MAIL_NOT_CONFIGURED',
      message: 'This server sends no email.',
      remedies: [{ code: 'SEND_YOURSELF', message: 'Copy the email and send it yourself.' }],
    });
    expect(await ask(silent, inJapanese(partner.admin), SEND, { input })).toMatchObject({
      message: 'このサーバーではメール送信が設定されていません。',
      remedies: [{ message: '文面をコピーして、ご自身で送信してください。' }],
    });
    expect(await invitationRow(silent, link)).toMatchObject({ status: 'OPEN' });
    expect(await eventsOf(silent, { subjectId: link.id, kind: 'INVITATION_REPLACED' })).toEqual([]);
    await expect(mailJobAbout(silent, '')).rejects.toThrow('No mail about');
  });
});

import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity';
import { ownCountry } from '../../support/world/agreements';
import { ask, at, inJapanese, STRANGER, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { ACCEPT, CONFIRM, DECLINE, FORWARD, OPEN } from '../../support/world/documents';
import { accept, accepted, attested, consentTo, invited, open, type Link } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { addPurchase, closeInvitation } from '../../support/world/relationships';
import { sweepAll } from '../../support/world/standing';
import type { World } from '../../support/world/world';
import type { RefusedCase, RowCase } from './row-case';
import { german, invitedCustomer, key, requested, rowOfEvent, told, unbound } from './situations';

/** What somebody sends who read the German version and ticked every box. */
const consent = async (world: World, link: Pick<Link, 'token'>, given: object = {}): Promise<{ input: object }> => ({
  input: { idempotencyKey: key(world), ...consentTo(link, { version: await german(world) }), ...given },
});

const closed = (it: string, close: (world: World, link: Link) => Promise<void>): RefusedCase => ({
  it,
  refuses: async (world) => {
    const { partner, user, link } = await invitedCustomer(world);
    await close(world, link);
    return { visitor: user, document: ACCEPT, variables: await consent(world, link), partner };
  },
});

export const D1: readonly RowCase[] = [
  {
    it: 'an unknown link is not found',
    refuses: async (world) => ({ visitor: (await invitedCustomer(world)).user, document: ACCEPT, variables: await consent(world, { token: 'a'.repeat(43) }) }),
  },
];

export const D2: readonly RowCase[] = [
  closed('a revoked link names the partner to ask', (world, { id }) => closeInvitation(world, id, 'REVOKED')),
  closed('so does a declined one', (world, { id }) => closeInvitation(world, id, 'DECLINED')),
  // The link's day is moved and not the clock: whatever else is due in a month would be done while the refusal is looked at.
  closed('and one that has run out', async (world, { id }) => {
    await world.database.transact((manager) => manager.update(InvitationEntity, { id }, { expiresAt: world.now }));
    await sweepAll(world);
  }),
];

export const D3: readonly RowCase[] = [
  {
    it: 'whoever is not signed in is told who asks',
    refuses: async (world) => {
      const { partner, link } = await invitedCustomer(world);
      return { visitor: STRANGER, document: OPEN, variables: { token: link.token }, partner, leaves: 'NOTHING' };
    },
  },
];

export const D4: readonly RowCase[] = [
  {
    it: 'another company learns nothing',
    refuses: async (world) => ({ visitor: await addUser(world, await addCustomer(world)), document: ACCEPT, variables: await consent(world, (await invitedCustomer(world)).link) }),
  },
];

export const D5: readonly RowCase[] = [
  {
    it: 'a user without an admin role learns who may accept',
    refuses: async (world) => {
      const { customer, user, link } = await invitedCustomer(world);
      return { visitor: await addUser(world, customer, { roles: ['USER'] }), document: ACCEPT, variables: await consent(world, link), people: [user] };
    },
  },
];

export const D6: readonly RowCase[] = [
  {
    it: 'confirming binds the link',
    reaches: async (world) => {
      const { link } = await requested(world);
      return { row: await rowOfEvent(world, 'INVITATION_BOUND', { subjectId: link.id }) };
    },
  },
  {
    it: 'before that, the company has to be confirmed',
    reaches: async (world) => {
      const { user, link } = await unbound(world);
      const view = await open(world, user, link);
      const told = await Promise.all([user, inJapanese(user)].map(async (one) => at(await ask(world, one, ACCEPT, await consent(world, link)), 'message')));
      return { row: textAt(view, 'rule'), outcome: { kind: textAt(view, 'outcome') }, words: [told[0], told[1]] };
    },
  },
];

export const D7: readonly RowCase[] = [
  {
    it: 'where nothing is left to ask the receipt is shown',
    reaches: async (world) => {
      const { partner, customer, user, link } = await invitedCustomer(world);
      const id = await attested(world, partner.admin, { customer, version: await german(world) });
      const view = await open(world, user, link);
      return { row: textAt(view, 'rule'), outcome: at(view, 'acceptance.id') === id ? { kind: textAt(view, 'outcome') } : {} };
    },
  },
];

export const D8: readonly RowCase[] = [
  {
    it: 'a partner of another region cannot be accepted, and is named',
    refuses: async (world) => {
      const { partner, user, link } = await requested(world, await addPartner(world, { country: 'JP', timeZone: 'Asia/Tokyo' }));
      return { visitor: user, document: ACCEPT, variables: await consent(world, link), partner };
    },
  },
];

export const D9: readonly RowCase[] = [
  {
    it: 'in a country without a text nothing can be accepted',
    refuses: async (world) => {
      const { partner, user, link } = await invitedCustomer(world, { customer: { country: ownCountry(world) } });
      return { visitor: user, document: ACCEPT, variables: await consent(world, link), partner };
    },
  },
];

/** What the page says of whom to contact, in both languages. */
async function sentBack(world: World, user: Parameters<typeof open>[1], link: Link) {
  const [view, japanese] = [await open(world, user, link), await open(world, inJapanese(user), link)];
  return {
    row: textAt(view, 'rule'),
    outcome: { kind: textAt(view, 'outcome'), scenario: textAt(view, 'contactPartner.scenario') },
    words: [at(view, 'contactPartner.message'), at(japanese, 'contactPartner.message')],
  } as const;
}

export const D10: readonly RowCase[] = [
  {
    it: 'a blocked customer is sent to its partner',
    reaches: async (world) => {
      const { relationship, user, link } = await invitedCustomer(world);
      await addPurchase(world, relationship);
      return sentBack(world, user, link);
    },
  },
];

export const D11: readonly RowCase[] = [
  {
    it: 'or to the new partner that asks',
    reaches: async (world) => {
      const { user, link } = await told(world);
      return sentBack(world, user, link);
    },
  },
];

async function asked(world: World, user: Parameters<typeof open>[1], link: Link) {
  const view = await open(world, user, link);
  return { row: textAt(view, 'rule'), outcome: { kind: textAt(view, 'outcome'), relationship: at(view, 'asks.relationship'), agreement: at(view, 'asks.agreement') } };
}

/** A customer that accepted directly elsewhere is asked for the relationship alone. */
async function onlyRelationship(world: World) {
  const first = await invitedCustomer(world);
  await accepted(world, first.user, first.link, await german(world));
  const asking = await addPartner(world);
  const link = await invited(world, asking.admin, { company: { name: 'Linden', email: `it@linden-${world.next()}.example` } });
  await ask(world, first.user, CONFIRM, { token: link.token });
  return { user: first.user, link };
}

export const D12: readonly RowCase[] = [
  {
    it: 'relationship and agreement are asked',
    reaches: async (world) => {
      const { user, link } = await requested(world);
      return asked(world, user, link);
    },
  },
  {
    it: 'or the agreement alone',
    reaches: async (world) => {
      const { user, link } = await invitedCustomer(world);
      return asked(world, user, link);
    },
  },
  {
    it: 'or the relationship alone',
    reaches: async (world) => {
      const { user, link } = await onlyRelationship(world);
      return asked(world, user, link);
    },
  },
];

const unticked = (it: string, scene: typeof requested | typeof invitedCustomer, boxes: object): RefusedCase => ({
  it,
  refuses: async (world) => {
    const { user, link } = await scene(world);
    return { visitor: user, document: ACCEPT, variables: await consent(world, link, boxes) };
  },
});

export const D13: readonly RowCase[] = [
  unticked('both boxes have to be ticked', requested, { relationshipTicked: false, agreementTicked: false }),
  unticked('that of the agreement', invitedCustomer, { agreementTicked: false }),
  unticked('and that of the relationship', requested, { relationshipTicked: false }),
];

export const D14: readonly RowCase[] = [
  {
    it: 'a text that is not the one offered cannot be accepted',
    refuses: async (world) => {
      const { user, link } = await invitedCustomer(world);
      return { visitor: user, document: ACCEPT, variables: await consent(world, link, { shownHash: '0'.repeat(64) }) };
    },
  },
];

const recorded = (it: string, scene: typeof requested | typeof invitedCustomer, activates: boolean): RowCase => ({
  it,
  reaches: async (world) => {
    const { user, link } = await scene(world);
    const before = at(await open(world, user, link), 'asks.relationship');
    const made = await accept(world, user, link, { version: await german(world) });
    const isActive = at(made, 'relationship.status') === 'ACTIVE' && before === activates;
    return { row: textAt(made, 'acceptance.rule'), outcome: { kind: 'RECORD', method: textAt(made, 'acceptance.method'), activates: isActive ? activates : null } };
  },
});

export const D15: readonly RowCase[] = [recorded('relationship and agreement are accepted together', requested, true), recorded('or the agreement alone', invitedCustomer, false)];

export const D16: readonly RowCase[] = [
  {
    it: 'or the relationship alone, without an acceptance',
    reaches: async (world) => {
      const { user, link } = await onlyRelationship(world);
      const made = await accept(world, user, link);
      const row = await rowOfEvent(world, 'INVITATION_ACCEPTED', { subjectId: link.id });
      return { row, outcome: at(made, 'acceptance') === null && at(made, 'relationship.status') === 'ACTIVE' ? { kind: 'ACTIVATE' } : {} };
    },
  },
];

export const D17: readonly RowCase[] = [
  {
    it: 'what was accepted cannot be declined',
    refuses: async (world) => {
      const { user, link } = await invitedCustomer(world);
      await accepted(world, user, link, await german(world));
      return { visitor: user, document: DECLINE, variables: { input: { token: link.token } } };
    },
  },
];

export const D18: readonly RowCase[] = [
  {
    it: 'an open link is declined',
    reaches: async (world) => {
      const { user, link } = await invitedCustomer(world);
      await ask(world, user, DECLINE, { input: { token: link.token, reason: 'Not us' } });
      return { row: await rowOfEvent(world, 'INVITATION_DECLINED', { subjectId: link.id }) };
    },
  },
];

export const D19: readonly RowCase[] = [
  {
    it: 'anybody of the company passes a link on',
    reaches: async (world) => {
      const { customer, user, link } = await invitedCustomer(world);
      const plain = await addUser(world, customer, { roles: ['USER'] });
      await ask(world, plain, FORWARD, { input: { token: link.token, colleagueId: user.id, idempotencyKey: key(world) } });
      return { row: await rowOfEvent(world, 'INVITATION_FORWARDED', { subjectId: link.id }) };
    },
  },
];


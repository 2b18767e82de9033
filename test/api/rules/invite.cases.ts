import { ask, at, inJapanese, textAt } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { INVITE, REVOKE, SEND } from '../../support/world/documents';
import { attested, invite, invited } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { addPurchase, closeInvitation, moveRelationship } from '../../support/world/relationships';
import { directScene, indirectScene } from '../../support/world/scenes';
import type { World } from '../../support/world/world';
import type { Attempt, RowCase } from './row-case';
import { german, helpdeskOf, invitedCustomer, key, rowOfEvent } from './situations';

const asking = (world: World, customer: { id: string }, kind = 'AGREEMENT'): { input: object } => ({ input: { invitee: { customerId: customer.id }, kind, language: 'en', idempotencyKey: key(world) } });

const REQUEST = 'RELATIONSHIP_AND_AGREEMENT';

export const I1: readonly RowCase[] = [
  {
    it: 'helpdesk cannot invite, and learns who can',
    refuses: async (world) => {
      const { partner, customer } = await directScene(world);
      return { visitor: await helpdeskOf(world, partner), document: INVITE, variables: asking(world, customer), people: [partner.admin] };
    },
  },
];

export const I2: readonly RowCase[] = [
  {
    it: 'a customer that the partner may not see is not found',
    refuses: async (world) => ({ visitor: (await addPartner(world)).admin, document: INVITE, variables: asking(world, (await directScene(world)).customer) }),
  },
  {
    it: 'a former customer is asked for the relationship as well',
    refuses: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      await moveRelationship(world, relationship, 'ENDED');
      return { visitor: partner.admin, document: INVITE, variables: asking(world, customer) };
    },
  },
];

export const I3: readonly RowCase[] = [
  {
    it: 'a reseller names its provider',
    refuses: async (world) => {
      const { reseller } = await indirectScene(world);
      const input = { invitee: { company: { name: 'Linden', email: 'it@linden.example' } }, kind: REQUEST, language: 'en', idempotencyKey: key(world) };
      return { visitor: reseller.admin, document: INVITE, variables: { input } };
    },
  },
];

export const I4: readonly RowCase[] = [
  {
    it: 'a known company of another region',
    refuses: async (world) => {
      const { partner, customer, relationship } = await directScene(world, { partner: { country: 'JP', timeZone: 'Asia/Tokyo' } });
      await moveRelationship(world, relationship, 'ENDED');
      return { visitor: partner.admin, document: INVITE, variables: asking(world, customer, REQUEST) };
    },
  },
];

export const I5: readonly RowCase[] = [
  {
    it: 'a customer of whom nothing is left to ask',
    refuses: async (world) => {
      const { partner, customer } = await directScene(world);
      await attested(world, partner.admin, { customer, version: await german(world) });
      return { visitor: partner.admin, document: INVITE, variables: asking(world, customer) };
    },
  },
];

const made = (it: string, kind: 'INVITE' | 'REISSUE', isBlocked: boolean): RowCase => ({
  it,
  reaches: async (world) => {
    const { partner, customer, relationship } = await directScene(world);
    if (isBlocked) await addPurchase(world, relationship);
    if (kind === 'REISSUE') await invited(world, partner.admin, { customer });
    const answer = await invite(world, partner.admin, { customer });
    const row = await rowOfEvent(world, 'INVITATION_MADE', { subjectId: textAt(answer, 'invitation.id') });
    const outcome = { kind, warning: at(answer, 'warning.code') ?? null };
    if (!isBlocked) return { row, outcome };
    const again = await invite(world, inJapanese(partner.admin), { customer });
    return { row, outcome, words: [at(answer, 'warning.message'), at(again, 'warning.message')] };
  },
});

export const I6: readonly RowCase[] = [made('an open link of a blocked customer is reissued with a warning', 'REISSUE', true), made('any other without', 'REISSUE', false)];

export const I7: readonly RowCase[] = [made('a blocked customer is invited with a warning', 'INVITE', true)];

export const I8: readonly RowCase[] = [made('any other without', 'INVITE', false)];

/** What somebody does with a link of the partner that sent it: another partner's admin, its own helpdesk, its own admin after it was closed. */
function withLink(document: string, variables: (world: World, id: string) => object) {
  const attempt = async (world: World, rest: (scene: Awaited<ReturnType<typeof invitedCustomer>>) => Promise<Omit<Attempt, 'document' | 'variables'>>): Promise<Attempt> => {
    const scene = await invitedCustomer(world);
    return { ...(await rest(scene)), document, variables: variables(world, scene.link.id) };
  };
  return {
    unknown: (world: World) => attempt(world, async () => ({ visitor: (await addPartner(world)).admin })),
    helpdesk: (world: World) => attempt(world, async ({ partner }) => ({ visitor: await helpdeskOf(world, partner), people: [partner.admin] })),
    closed: (world: World) =>
      attempt(world, async ({ partner, link }) => {
        await closeInvitation(world, link.id, 'DECLINED');
        return { visitor: partner.admin };
      }),
  };
}

const revoking = withLink(REVOKE, (_, id) => ({ id }));
const sendInput = (world: World, invitationId: string): { input: object } => ({ input: { invitationId, idempotencyKey: key(world) } });
const sending = withLink(SEND, sendInput);

export const B1: readonly RowCase[] = [{ it: 'another partner’s link is not found', refuses: revoking.unknown }];
export const B2: readonly RowCase[] = [{ it: 'helpdesk cannot take it back, and learns who can', refuses: revoking.helpdesk }];
export const B3: readonly RowCase[] = [{ it: 'what is closed is not open any more', refuses: revoking.closed }];
export const B4: readonly RowCase[] = [
  {
    it: 'an open link is revoked',
    reaches: async (world) => {
      const { partner, link } = await invitedCustomer(world);
      await ask(world, partner.admin, REVOKE, { id: link.id });
      return { row: await rowOfEvent(world, 'INVITATION_REVOKED', { subjectId: link.id }) };
    },
  },
];

export const E1: readonly RowCase[] = [{ it: 'another partner’s link is not found', refuses: sending.unknown, withMail: true }];
export const E2: readonly RowCase[] = [{ it: 'helpdesk cannot send it, and learns who can', refuses: sending.helpdesk, withMail: true }];
export const E3: readonly RowCase[] = [
  {
    it: 'a server without mail says so',
    refuses: async (world) => {
      const { partner, link } = await invitedCustomer(world);
      return { visitor: partner.admin, document: SEND, variables: sendInput(world, link.id) };
    },
  },
];
export const E4: readonly RowCase[] = [{ it: 'what is closed is not open any more', refuses: sending.closed, withMail: true }];
export const E5: readonly RowCase[] = [
  {
    it: 'a former customer has no address that may be known',
    withMail: true,
    refuses: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      await moveRelationship(world, relationship, 'ENDED');
      const { id } = await invited(world, partner.admin, { customer, kind: REQUEST });
      return { visitor: partner.admin, document: SEND, variables: sendInput(world, id) };
    },
  },
];
export const E6: readonly RowCase[] = [
  {
    it: 'an open link is sent anew',
    withMail: true,
    reaches: async (world) => {
      const { partner, customer, link } = await invitedCustomer(world);
      await addUser(world, customer);
      const sent = await ask(world, partner.admin, SEND, sendInput(world, link.id));
      const isNew = textAt(sent, 'invitation.id') !== link.id;
      // Table I made the link that was sent.
      const row = await rowOfEvent(world, 'INVITATION_MADE', { subjectId: textAt(sent, 'invitation.id') });
      return { outcome: isNew && row === 'I6' ? { kind: 'MAIL' } : {} };
    },
  },
];

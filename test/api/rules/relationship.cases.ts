import type { RelationshipState } from '@assent/domain';
import { ask, textAt } from '../../support/world/asking';
import { CONFIRM, DECLINE, END, REVOKE } from '../../support/world/documents';
import { accept, attested, invite, invited, order } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { moveRelationship } from '../../support/world/relationships';
import { relationshipsOf } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import { sweepAll } from '../../support/world/standing';
import { addUser, type CustomerInWorld } from '../../support/world/customers';
import type { World } from '../../support/world/world';
import type { Reached, RowCase } from './row-case';
import { german, helpdeskOf, key, requested, rowOfEvent, type Requested } from './situations';

/** What became of a customer's one relationship, and the row that its event names. */
async function moved(world: World, customer: CustomerInWorld, state: RelationshipState): Promise<Reached> {
  const found = (await relationshipsOf(world, customer)).filter((one) => one.state === state);
  return { row: await rowOfEvent(world, `RELATIONSHIP_${state}`, { customerId: customer.id }), outcome: found.length === 1 ? { kind: 'MOVE', to: state } : {} };
}

/** What happens to a request moves its relationship. */
const requestMoves = (it: string, state: RelationshipState, happens: (world: World, scene: Requested) => Promise<unknown>): RowCase => ({
  it,
  reaches: async (world) => {
    const scene = await requested(world);
    await happens(world, scene);
    return moved(world, scene.customer, state);
  },
});

export const R2: readonly RowCase[] = [
  {
    it: 'a link that was bound requests the relationship',
    reaches: async (world) => {
      const { customer } = await requested(world);
      return moved(world, customer, 'REQUESTED');
    },
  },
];

export const R3: readonly RowCase[] = [requestMoves('accepting activates it', 'ACTIVE', async (world, { user, link }) => accept(world, user, link, { version: await german(world) }))];
export const R4: readonly RowCase[] = [requestMoves('declining declines it', 'DECLINED', (world, { user, link }) => ask(world, user, DECLINE, { input: { token: link.token } }))];
export const R5: readonly RowCase[] = [
  requestMoves('a link that runs out lets it run out', 'EXPIRED', (world) => {
    world.travelDays(31);
    return sweepAll(world);
  }),
];
export const R6: readonly RowCase[] = [requestMoves('taking the link back takes it back', 'WITHDRAWN', (world, { partner, link }) => ask(world, partner.admin, REVOKE, { id: link.id }))];

const ending = (world: World, { id }: { id: string }): { input: object } => ({ input: { relationshipId: id, idempotencyKey: key(world) } });

export const R7: readonly RowCase[] = [
  {
    it: 'another partner’s relationship is not found',
    refuses: async (world) => ({ visitor: (await addPartner(world)).admin, document: END, variables: ending(world, (await directScene(world)).relationship) }),
  },
  {
    it: 'a sales agent cannot end it, and learns which admins can',
    refuses: async (world) => {
      const { partner, relationship } = await directScene(world);
      await helpdeskOf(world, partner, ['SALES_AGENT']);
      return { visitor: await helpdeskOf(world, partner, ['SALES_AGENT']), document: END, variables: ending(world, relationship), people: [partner.admin] };
    },
  },
  {
    it: 'nobody ends it while a subscription runs',
    refuses: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      await attested(world, partner.admin, { customer, version: await german(world) });
      await order(world, partner.admin, { relationship, kind: 'OFFER' });
      return { visitor: partner.admin, document: END, variables: ending(world, relationship) };
    },
  },
  {
    it: 'an admin agent ends it',
    reaches: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      await ask(world, partner.admin, END, ending(world, relationship));
      return { ...(await moved(world, customer, 'ENDED')), outcome: { kind: 'END', to: 'ENDED' } };
    },
  },
];

export const R8: readonly RowCase[] = [
  {
    it: 'a former customer is asked anew, by a row of its own',
    reaches: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      await moveRelationship(world, relationship, 'ENDED');
      await invited(world, partner.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' });
      return moved(world, customer, 'REQUESTED');
    },
  },
];

export const R9: readonly RowCase[] = [
  {
    it: 'what is only requested cannot be ended',
    refuses: async (world) => {
      const { partner, customer } = await requested(world);
      const [relationship] = await relationshipsOf(world, customer);
      return { visitor: partner.admin, document: END, variables: ending(world, { id: relationship?.id ?? '' }) };
    },
  },
];

/** The states of a customer's relationships. */
const statesOf = async (world: World, customer: CustomerInWorld): Promise<string> => (await relationshipsOf(world, customer)).map(({ state }) => state).join();

export const R10: readonly RowCase[] = [
  {
    it: 'asking again keeps what is requested',
    reaches: async (world) => {
      const { partner, customer } = await requested(world);
      textAt(await invite(world, partner.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' }), 'invitation.id');
      return { outcome: (await statesOf(world, customer)) === 'REQUESTED' ? { kind: 'KEEP' } : {} };
    },
  },
  {
    it: 'declining a link keeps what is active',
    reaches: async (world) => {
      const { partner, customer } = await directScene(world);
      const user = await addUser(world, customer);
      const link = await invited(world, partner.admin, { company: { name: 'Linden', email: `it@linden-${world.next()}.example` } });
      await ask(world, user, CONFIRM, { token: link.token });
      textAt(await ask(world, user, DECLINE, { input: { token: link.token } }), 'invitationId');
      return { outcome: (await statesOf(world, customer)) === 'ACTIVE' ? { kind: 'KEEP' } : {} };
    },
  },
];

import { describe, expect, it } from 'vitest';
import { ask, CONSOLE_STRANGER, STRANGER } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { addAgent, addPartner } from '../../support/world/partners';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();

const VIEWER = `{ viewer {
  __typename
  ... on Agent { id email roles today partner { id type name country mpnId timeZone contact { name email phone } } }
  ... on CustomerUser { id email userRoles: roles today customer { id companyName country } }
} }`;

describe('the viewer', () => {
  it('is an agent with its partner at the console', async () => {
    const partner = await addPartner(world, { type: 'INDIRECT_PROVIDER', country: 'FR', timeZone: 'Europe/Paris' });
    const agent = await addAgent(world, partner, ['SALES_AGENT', 'HELPDESK_AGENT']);
    expect(await ask(world, agent, VIEWER)).toEqual({
      __typename: 'Agent',
      id: agent.id,
      email: agent.email,
      roles: ['SALES_AGENT', 'HELPDESK_AGENT'],
      today: '2026-06-15',
      partner: {
        id: partner.id,
        type: 'INDIRECT_PROVIDER',
        name: partner.name,
        country: 'FR',
        mpnId: null,
        timeZone: 'Europe/Paris',
        contact: { name: 'Customer desk', email: partner.contactEmail, phone: '+49 30 5550100' },
      },
    });
  });

  it('is somebody of a company at the customers’ site, with the company’s day', async () => {
    world.travelTo('2026-06-15T22:00:00.000Z');
    const { customer } = await directScene(world);
    const user = await addUser(world, customer, { roles: ['BILLING_ADMIN'] });
    expect(await ask(world, user, VIEWER)).toEqual({
      __typename: 'CustomerUser',
      id: user.id,
      email: user.email,
      userRoles: ['BILLING_ADMIN'],
      today: '2026-06-16',
      customer: { id: customer.id, companyName: customer.companyName, country: 'DE' },
    });
  });

  it('is nobody without a session', async () => {
    for (const visitor of [CONSOLE_STRANGER, STRANGER]) expect(await ask(world, visitor, VIEWER)).toBeNull();
  });

  it.each([
    ['Pacific/Kiritimati', '2026-06-16'],
    ['Etc/GMT+12', '2026-06-14'],
    ['Asia/Tokyo', '2026-06-15'],
  ])('may attest up to the day that it is in %s: %s', async (timeZone, today) => {
    world.travelTo('2026-06-15T10:30:00.000Z');
    const partner = await addPartner(world, { timeZone });
    expect(await ask(world, partner.admin, '{ viewer { ... on Agent { today } } }')).toEqual({ today });
  });
});

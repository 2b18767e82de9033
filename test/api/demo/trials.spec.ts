import { AGREEMENT_STATUSES } from '@assent/domain';
import { CustomerEntity } from '@assent/server/src/customers/customer.entity';
import { demoWorld } from '@assent/server/src/demo/data/demo-world';
import type { DemoPersona, DemoTrialKey } from '@assent/server/src/demo/data/demo-world.types';
import { DEMO_ONE_TIME_PASSWORD, DEMO_PASSWORD, demoToken } from '@assent/server/src/demo/demo-credentials';
import { seedDemo } from '@assent/server/src/demo/demo.service';
import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity';
import { beforeEach, expect, it } from 'vitest';
import { ask, startTestApp, type TestApp } from '../../support/app';
import { cookieOf, outcomeOf, signInAt } from '../auth/people';
import { NOW, TODAY } from './seeded';

const WORLD = demoWorld(TODAY);

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp({ clock: () => NOW });
  await seedDemo({ database: app.database, now: NOW });
});

const emailOf = (slug: string): string => [...WORLD.agents, ...WORLD.customerUsers].find((row) => row.slug === slug)?.email ?? '';

const personaEmail = (key: DemoPersona['key']): string => emailOf(WORLD.personas.find((persona) => persona.key === key)?.person ?? '');

/** The link of a demo invitation, as it is in the database. */
async function tokenOf(slug: string | null): Promise<string> {
  const row = WORLD.invitations.find((invitation) => invitation.slug === slug);
  const { domain } = WORLD.customers.find((customer) => customer.slug === row?.customer) ?? { domain: '' };
  const { id } = await app.database.read(async (manager) => {
    const customer = await manager.findOneByOrFail(CustomerEntity, { domain });
    return manager.findOneByOrFail(InvitationEntity, { customerId: customer.id, createdAt: new Date(row?.sentAt ?? '') });
  });
  return demoToken(id);
}

const OPEN = `query Open($token: String!) {
  invitation(token: $token) { outcome rule asks { relationship agreement } contactPartner { scenario attestedBy { name } } agreement { country version } }
}`;

async function openTrial(key: DemoTrialKey): Promise<unknown> {
  const { invitation, customerUser } = WORLD.trials[key];
  return openAs(emailOf(customerUser), await tokenOf(invitation));
}

async function openAs(email: string, token: string): Promise<unknown> {
  const cookie = cookieOf(await signInAt(app.acceptanceUrl, { email, password: DEMO_PASSWORD }));
  const { body } = await ask(app.acceptanceUrl, OPEN, { token }, { cookie });
  return body.data?.['invitation'] ?? body.errors;
}

it('every situation of the demo opens as its story promises', async () => {
  const partner = (slug: string) => WORLD.partners.find((row) => row.slug === slug)?.name;
  const sentBack = (scenario: string, attestedBy: string) => ({ outcome: 'CONTACT_PARTNER', contactPartner: { scenario, attestedBy: { name: partner(attestedBy) } } });
  expect(await openTrial('existingPartnerDirectBill')).toMatchObject(sentBack('EXISTING_PARTNER', 'kitano-cloud'));
  expect(await openTrial('existingPartnerReseller')).toMatchObject(sentBack('EXISTING_PARTNER', 'brueckner'));
  expect(await openTrial('newPartnerDirectBill')).toMatchObject(sentBack('NEW_PARTNER', 'kitano-cloud'));
  expect(await openTrial('newPartnerReseller')).toMatchObject(sentBack('NEW_PARTNER', 'brueckner'));
  expect(await openTrial('relationshipOnly')).toMatchObject({ outcome: 'ASK', asks: { relationship: true, agreement: false } });
  const invited = WORLD.personas.find(({ key }) => key === 'customerWhoMayAccept');
  const asked = await openAs(personaEmail('customerWhoMayAccept'), await tokenOf(invited?.invitation ?? null));
  expect(asked).toMatchObject({ outcome: 'ASK', asks: { agreement: true }, agreement: { country: 'GB', version: '2026-06' } });
});

it('the printed people sign in at their own site, and the one with first credentials is asked for a password', async () => {
  for (const key of ['directBillAgent', 'providerAgent', 'resellerAgent'] as const) {
    expect(outcomeOf(await signInAt(app.consoleUrl, { email: personaEmail(key), password: DEMO_PASSWORD })), key).toBe('SignedIn');
  }
  for (const key of ['customerWhoMayAccept', 'customerWhoIsBlocked'] as const) {
    expect(outcomeOf(await signInAt(app.acceptanceUrl, { email: personaEmail(key), password: DEMO_PASSWORD })), key).toBe('SignedIn');
  }
  const first = { email: personaEmail('customerWithFirstCredentials'), password: DEMO_ONE_TIME_PASSWORD };
  expect(outcomeOf(await signInAt(app.acceptanceUrl, first))).toBe('PasswordChangeRequired');
});

const CUSTOMERS = 'query Customers($status: AgreementStatus!) { customers(first: 100, agreementStatus: [$status]) { edges { node { agreementStatus } } } }';

it('a direct bill partner and a provider find customers of every agreement status in their lists', async () => {
  for (const key of ['directBillAgent', 'providerAgent'] as const) {
    const cookie = cookieOf(await signInAt(app.consoleUrl, { email: personaEmail(key), password: DEMO_PASSWORD }));
    for (const status of AGREEMENT_STATUSES) {
      const { text } = await ask(app.consoleUrl, CUSTOMERS, { status }, { cookie });
      expect(text, `${key} ${status}`).toContain(`"agreementStatus":"${status}"`);
    }
  }
});

import { hashPassword } from '@assent/server/src/auth/password';
import { insertFirstPartner } from '@assent/server/src/cli/first-partner.service';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { demoWorld } from '@assent/server/src/demo/data/demo-world';
import { findDemo } from '@assent/server/src/demo/demo-access';
import { seedDemo } from '@assent/server/src/demo/demo.service';
import type { Database } from '@assent/server/src/database/database';
import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { countsOf, migratedDatabase, NOW, TODAY } from './seeded';

let database: Database;
beforeEach(async () => {
  const migrated = await migratedDatabase();
  onTestFinished(() => migrated.remove());
  database = migrated.database;
});

/** Makes the last row of the seed fail. */
const OBSTACLE = {
  sqlite: { place: "CREATE TRIGGER obstacle BEFORE INSERT ON event WHEN NEW.kind = 'DEMO_SEEDED' BEGIN SELECT RAISE(ABORT, 'in the way'); END", clear: 'DROP TRIGGER obstacle' },
  postgres: { place: "ALTER TABLE event ADD CONSTRAINT obstacle CHECK (kind <> 'DEMO_SEEDED')", clear: 'ALTER TABLE event DROP CONSTRAINT obstacle' },
};

const run = (statement: string): Promise<unknown> => database.transact((manager) => manager.query(statement));

const WORLD = demoWorld(TODAY);
const totalOf = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('seeding that fails', () => {
  it('leaves nothing, so that the next start seeds again', async () => {
    const { place, clear } = OBSTACLE[database.dialect];
    await run(place);
    await expect(seedDemo({ database, now: NOW })).rejects.toThrow();
    expect(totalOf(await countsOf(database))).toBe(0);
    expect(await findDemo({ database, now: NOW })).toBeNull();
    await run(clear);
    expect((await seedDemo({ database, now: NOW }))?.signIns.length).toBe(WORLD.personas.length);
  });
});

describe('two that seed at once', () => {
  it('leave one world, which both of them print', async () => {
    const [one, other] = await Promise.all([seedDemo({ database, now: NOW }), seedDemo({ database, now: NOW })]);
    expect(one).toEqual(other);
    expect(await countsOf(database)).toMatchObject({ Partner: WORLD.partners.length, Customer: WORLD.customers.length, Acceptance: WORLD.acceptances.length });
  });
});

describe('a database with a partner of its own', () => {
  it('is no demo and gets no demo data', async () => {
    await database.transact(async (manager) => insertFirstPartner(manager, { answers, passwordHash: await ownHash, now: NOW, dialect: database.dialect }));
    const before = await countsOf(database);
    expect(await findDemo({ database, now: NOW })).toBeNull();
    expect(await seedDemo({ database, now: NOW })).toBeNull();
    expect(await countsOf(database)).toEqual(before);
  });
});

const ownHash = hashPassword('a password of its own');

const answers = {
  partnerType: 'DIRECT_BILL',
  partnerName: 'Kita Systems',
  country: 'JP',
  mpnId: '6100001',
  timeZone: 'Asia/Tokyo',
  domain: 'kita.example',
  contactName: 'Sales desk',
  contactEmail: 'desk@kita.example',
  contactPhone: null,
  firstName: 'Mika',
  lastName: 'Hirano',
  email: 'mika.hirano@kita.example',
  language: 'ja-JP',
} as const;

describe('what is found at a start', () => {
  it('leaves out a sign-in whose password was changed and a link that was answered', async () => {
    const before = await seedDemo({ database, now: NOW });
    const admin = await database.read((manager) => manager.findOneByOrFail(CustomerUserEntity, { passwordState: 'ONE_TIME', email: oneTimeEmail }));
    const passwordHash = await hashPassword('chosen at last by myself');
    await database.transact(async (manager) => {
      await manager.update(CustomerUserEntity, { id: admin.id }, { passwordHash, passwordState: 'CHOSEN' });
      await manager.update(InvitationEntity, { status: 'OPEN' }, { status: 'ACCEPTED', openKey: null, closedAt: NOW });
    });
    const signIns = before?.signIns.filter(({ email }) => email !== oneTimeEmail).map((one) => ({ ...one, invitationPath: null }));
    expect(signIns?.length).toBe(WORLD.personas.length - 1);
    expect(await findDemo({ database, now: NOW })).toEqual({ signIns, invitationPath: null });
  });
});

const oneTimePerson = WORLD.personas.find(({ key }) => key === 'customerWithFirstCredentials')?.person;
const oneTimeEmail = WORLD.customerUsers.find(({ slug }) => slug === oneTimePerson)?.email ?? '';

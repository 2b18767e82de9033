import { OperatorKeyEntity } from '@assent/server/src/auth/operator-key.entity';
import { createOperatorKey, listOperatorKeys, revokeOperatorKey } from '@assent/server/src/auth/operator-key.service';
import { refuseBeyondRole } from '@assent/server/src/graphql/policy';
import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import { describe, expect, it } from 'vitest';
import { ask as post, startTestApp } from '../../support/app';
import { ownCountry } from '../../support/world/agreements';
import { ask, faultOf } from '../../support/world/asking';
import { addOperator, PUBLISH, publish, htmlText } from '../../support/world/operators';
import { addPartner } from '../../support/world/partners';
import { eventsOf } from '../../support/world/rows';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
const VIEWER = '{ viewer { __typename } }';
const inputFor = (country: string) => ({ country, version: '2026.2', effectiveOn: '2026-07-01', texts: [htmlText()], idempotencyKey: 'publish' });

describe('an operator key', () => {
  it('is kept as a hash, listed without it, and seen when it was used', async () => {
    const operator = await addOperator(world);
    const kept = await world.database.read((manager) => manager.findOneByOrFail(OperatorKeyEntity, { id: operator.id }));
    expect(JSON.stringify(kept)).not.toContain(operator.key);
    expect(operator.key).toMatch(/^assent_operator_[\w-]{43}$/);
    await publish(world, operator, { country: ownCountry(world) });
    const listed = (await world.database.read(listOperatorKeys)).find(({ id }) => id === operator.id);
    expect(listed).toEqual(expect.objectContaining({ id: operator.id, createdAt: world.now, lastUsedAt: world.now, revokedAt: null }));
    expect(JSON.stringify(listed)).not.toContain(kept.tokenHash);
  });

  it('opens nothing once it is revoked, and is revoked once', async () => {
    const [operator, country] = [await addOperator(world), ownCountry(world)];
    const revoke = () => world.database.transact((manager) => revokeOperatorKey(manager, operator.id, world.now));
    expect([await revoke(), await revoke()]).toEqual([true, false]);
    expect(await faultOf(world, operator, PUBLISH, { input: inputFor(country) })).toBe('UNAUTHENTICATED');
    expect((await eventsOf(world, { subjectId: operator.id })).map(({ kind }) => kind)).toEqual(['OPERATOR_KEY_CREATED', 'OPERATOR_KEY_REVOKED']);
  });

  it('that is wrong, cut off or somebody’s password is refused with 401, and not taken for no key', async () => {
    const operator = await addOperator(world);
    for (const key of [`${operator.key}x`, operator.key.slice(0, -1), operator.id, 'assent_operator_']) {
      const answer = await post(world.app.consoleUrl, VIEWER, {}, { authorization: `Bearer ${key}` });
      expect([answer.status, answer.body.errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    }
    const basic = await post(world.app.consoleUrl, VIEWER, {}, { authorization: 'Basic YTpi' });
    expect([basic.status, basic.body.data]).toEqual([200, { viewer: null }]);
  });

  it('opens nothing at the customers’ site', async () => {
    const operator = await addOperator(world);
    const answer = await post(world.app.acceptanceUrl, PUBLISH, { input: inputFor(ownCountry(world)) }, { authorization: `Bearer ${operator.key}` });
    expect([answer.status, answer.body.errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('is not helped by the page of another site', async () => {
    const operator = await addOperator(world);
    const answer = await post(world.app.consoleUrl, PUBLISH, { input: inputFor(ownCountry(world)) }, { authorization: `Bearer ${operator.key}`, origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });

  it('carries no session: a cookie that comes along counts for nothing', async () => {
    const [operator, partner] = [await addOperator(world), await addPartner(world)];
    expect(await ask(world, partner.admin, VIEWER)).toEqual({ __typename: 'Agent' });
    expect(await faultOf(world, { ...operator, cookie: partner.admin.cookie }, VIEWER)).toBe('FORBIDDEN');
    const answer = await post(world.app.consoleUrl, VIEWER, {}, { authorization: 'Bearer nothing', cookie: partner.admin.cookie });
    expect(answer.status).toBe(401);
  });

  it('opens no other field of the schema, alone or beside its own', async () => {
    const operator = await addOperator(world);
    const schema = await buildAssentSchema();
    const names = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
    const viewer = { kind: 'OPERATOR', id: operator.id } as const;
    const opened = (name: string): boolean => {
      try {
        refuseBeyondRole({ viewer }, ['publishAgreement', name]);
        return true;
      } catch {
        return false;
      }
    };
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter(opened).sort()).toEqual(['moveReacceptanceDay', 'publishAgreement']);
    for (const document of ['{ viewer { __typename } }', '{ agreementCountries { country } }', '{ ...f } fragment f on Query { x: viewer { __typename } }', 'mutation { signOut }', 'mutation { x: signOut }']) {
      expect(await faultOf(world, operator, document)).toBe('FORBIDDEN');
    }
  });

  it('is counted as a session is', async () => {
    const app = await startTestApp({ env: { RATE_PER_SESSION: '2' } });
    const [one, other] = await app.database.transact(async (manager) => [await createOperatorKey(manager, 'one', new Date()), await createOperatorKey(manager, 'other', new Date())]);
    const statuses: number[] = [];
    for (const made of [one, one, one, other]) statuses.push((await post(app.consoleUrl, VIEWER, {}, { authorization: `Bearer ${made?.key ?? ''}` })).status);
    expect(statuses.map((status) => status === 429)).toEqual([false, false, true, false]);
  });

  it('is what publishing asks for: agents and strangers may not', async () => {
    const [partner, country] = [await addPartner(world), ownCountry(world)];
    expect(await faultOf(world, partner.admin, PUBLISH, { input: inputFor(country) })).toBe('FORBIDDEN');
    expect(await faultOf(world, { site: 'CONSOLE', cookie: '' }, PUBLISH, { input: inputFor(country) })).toBe('UNAUTHENTICATED');
    expect(await faultOf(world, { site: 'ACCEPTANCE', cookie: '' }, PUBLISH, { input: inputFor(country) })).toBe('UNAUTHENTICATED');
  });
});

import { recordEvents } from '@assent/server/src/events/event.service';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import type { Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { attested } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { eventsOf } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let version: Version;
beforeAll(async () => {
  version = await addVersion(world);
});

async function download(visitor: Visitor, query = ''): Promise<{ status: number; text: string; headers: Headers }> {
  const url = visitor.site === 'CONSOLE' ? world.app.consoleUrl : world.app.acceptanceUrl;
  const response = await fetch(`${url}/audit.csv${query}`, { headers: { cookie: visitor.cookie, 'accept-language': 'en' } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, text: bytes.toString('utf8'), headers: response.headers };
}

const linesOf = (text: string): string[] => text.trimEnd().split('\r\n');

describe('the audit trail as a file', () => {
  it('has a heading and a row for each event that the reader may see, in the language asked for', async () => {
    const { partner, customer } = await directScene(world);
    await attested(world, partner.admin, { customer, version });
    const { status, text, headers } = await download(partner.admin);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="audit-2026-06-15.csv"');
    const [heading, ...rows] = linesOf(text);
    expect(heading).toBe('\uFEFFTime (UTC),What happened,Kind,Who,Name,Email address,Account,Partner,Customer,Why not,Code,Rule,Address,Device,Event');
    expect(rows.find((row) => row.includes('ACCEPTANCE_RECORDED'))).toContain(`2026-06-15T12:00:00.000Z,Acceptance recorded,ACCEPTANCE_RECORDED,Agent,${partner.admin.firstName} ${partner.admin.lastName},${partner.admin.email},,${partner.name},${customer.companyName},,,A10,127.0.0.1,node,`);
    expect(linesOf((await download(partner.admin, '?lang=ja')).text)[0]).toContain('日時 (UTC),内容');
  });

  it('is written whole however long it is', async () => {
    const partner = await addPartner(world);
    const event = { kind: 'CUSTOMER_UPDATED', actor: { kind: 'AGENT', id: partner.admin.id }, partnerId: partner.id, now: world.now } as const;
    await world.database.transact((manager) => recordEvents(manager, Array.from({ length: 1203 }, () => event)));
    const rows = linesOf((await download(partner.admin, '?kind=CUSTOMER_UPDATED')).text).slice(1);
    expect(new Set(rows.map((row) => row.split(',').at(-1))).size).toBe(1203);
  });

  it('cannot act as a formula in a spreadsheet', async () => {
    const { partner, customer } = await directScene(world, { customer: { companyName: '=HYPERLINK("https://evil.example","Open")' } });
    await attested(world, partner.admin, { customer, version });
    expect((await download(partner.admin)).text).toContain(`"'=HYPERLINK(""https://evil.example"",""Open"")"`);
  });

  it('is an event itself, with what was asked for', async () => {
    const { partner, customer } = await directScene(world);
    await download(partner.admin, `?customerId=${customer.id}&kind=ORDER_PLACED&from=2026-01-01T00:00:00Z`);
    expect(await eventsOf(world, { kind: 'AUDIT_EXPORTED', partnerId: partner.id })).toMatchObject([
      { actorId: partner.admin.id, payload: { customerId: customer.id, kind: ['ORDER_PLACED'], from: '2026-01-01T00:00:00.000Z', to: null } },
    ]);
  });

  it('of a company is for its global admin alone', async () => {
    const { partner, customer } = await directScene(world);
    await attested(world, partner.admin, { customer, version });
    const { text } = await download(await addUser(world, customer));
    expect(text).toContain('ACCEPTANCE_RECORDED,Agent,,,');
    expect(text).not.toContain(partner.admin.email);
    expect((await download(await addUser(world, customer, { roles: ['USER'] }))).status).toBe(403);
    expect((await download(await addUser(world, await addCustomer(world)), `?customerId=${customer.id}`)).text).not.toContain('ACCEPTANCE_RECORDED');
  });

  it('is refused with the parameter that is wrong, and to whoever may not read it', async () => {
    const partner = await addPartner(world);
    const [unknown, malformed] = [await download(partner.admin, '?kind=NO_SUCH'), await download(partner.admin, '?from=yesterday')];
    expect([unknown.status, malformed.status]).toEqual([400, 400]);
    expect(unknown.text).toContain('"path":"kind"');
    expect(malformed.text).toContain('from must be an instant');
    expect((await download(await addAgent(world, partner, ['HELPDESK_AGENT']))).status).toBe(403);
    expect((await download({ site: 'CONSOLE', cookie: '' })).status).toBe(401);
    expect((await download({ ...partner.admin, site: 'ACCEPTANCE' })).status).toBe(401);
    expect(await eventsOf(world, { kind: 'AUDIT_EXPORTED', partnerId: partner.id })).toEqual([]);
  });
});

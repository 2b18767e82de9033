import { describe, expect, it } from 'vitest';
import { ask, faultOf, listAt, textAt } from '../../support/world/asking';
import { addPartner, signedIn } from '../../support/world/partners';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
const SESSIONS = '{ sessions { id current createdAt } }';
const END = 'mutation End($id: ID!) { endSession(id: $id) }';

describe('the sessions of a person', () => {
  it('are listed with the present one marked, and one of them can be ended from another', async () => {
    const { admin } = await addPartner(world);
    const other = { ...admin, cookie: await signedIn(world, 'CONSOLE', admin.id) };
    const listed = listAt({ all: await ask(world, admin, SESSIONS) }, 'all');
    expect(listed).toHaveLength(2);
    expect(listed.filter((one) => JSON.stringify(one).includes('"current":true'))).toHaveLength(1);
    const own = listAt({ all: await ask(world, other, '{ sessions { id current } }') }, 'all').find((one) => JSON.stringify(one).includes('"current":true'));
    expect(await ask(world, admin, END, { id: textAt(own, 'id') })).toBe(true);
    expect(await faultOf(world, other, SESSIONS)).toBe('UNAUTHENTICATED');
    expect(await ask(world, admin, END, { id: textAt(own, 'id') })).toBe(false);
  });

  it('cannot be ended by anybody else', async () => {
    const { admin } = await addPartner(world);
    const stranger = (await addPartner(world)).admin;
    const [own] = listAt({ all: await ask(world, admin, SESSIONS) }, 'all');
    expect(await ask(world, stranger, END, { id: textAt(own, 'id') })).toBe(false);
    expect(listAt({ all: await ask(world, admin, SESSIONS) }, 'all')).toHaveLength(1);
  });
});

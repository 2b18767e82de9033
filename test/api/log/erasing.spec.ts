import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leafHash, leafOf, verifyCheckpoint, verifyInclusion, fromBase64 } from '@assent/proof';
import { AcceptancePersonEntity } from '@assent/server/src/acceptances/acceptance-person.entity';
import { erase } from '@assent/server/src/cli/erase';
import { verifyLogOf } from '@assent/server/src/cli/verify-log';
import { EventOriginEntity } from '@assent/server/src/events/event-origin.entity';
import { readLogEvent } from '@assent/server/src/events/log-event';
import { readProof } from '@assent/server/src/log/proof.reader';
import { verifyLog } from '@assent/server/src/verification/verify-log';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { said } from '../../support/said';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { publishLog, signerOf, verifiersOf } from '../../support/world/log';
import { accepted, attested, invited } from '../../support/world/moves';
import { eventsOf } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld({ env: async () => ({ LOG_CHECKPOINT_SECONDS: '3600' }) });
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const personOf = (acceptanceId: string): Promise<AcceptancePersonEntity> => world.database.read((manager) => manager.findOneByOrFail(AcceptancePersonEntity, { acceptanceId }));

const eraseHere = (person: string) => said(() => erase(world.app.config, { person, yes: true }));

async function isProved(eventId: string): Promise<boolean> {
  const [event, proof] = await world.database.read(async (manager) => [await readLogEvent(manager, eventId), await readProof(manager, eventId)] as const);
  const verified = verifyCheckpoint(proof?.checkpoint ?? '', await verifiersOf(world));
  if (event === null || proof === null || !verified.ok) return false;
  const inclusion = proof.inclusion.map((hash) => fromBase64(hash) ?? Buffer.alloc(0));
  return verifyInclusion({ leaf: leafHash(leafOf(event)), index: proof.leafIndex, size: proof.treeSize, proof: inclusion, root: verified.checkpoint.root });
}

describe('Erasing a person', () => {
  it('takes every personal field, the salts and the address away, says so in the log, and leaves every proof', async () => {
    const { partner, customer } = await directScene(world);
    const user = await addUser(world, customer);
    const id = await accepted(world, user, await invited(world, partner.admin, { customer }), german);
    await publishLog(world);
    const [recorded] = await eventsOf(world, { kind: 'ACCEPTANCE_RECORDED', subjectId: id });
    const origin = { eventId: recorded?.id ?? '' };
    expect(await world.database.read((manager) => manager.countBy(EventOriginEntity, origin))).toBe(1);
    const { text } = await eraseHere(id);
    expect(text).toContain(id);
    const { acceptanceId, erasedAt, ...rest } = await personOf(id);
    expect(acceptanceId).toBe(id);
    expect(erasedAt).toBeInstanceOf(Date);
    expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
    expect(await world.database.read((manager) => manager.countBy(EventOriginEntity, origin))).toBe(0);
    expect(await eventsOf(world, { kind: 'PERSON_ERASED', subjectId: id })).toMatchObject([{ actorKind: 'OPERATOR', customerId: customer.id, partnerId: partner.id, payload: {} }]);
    await publishLog(world);
    expect(await isProved(origin.eventId)).toBe(true);
    expect(await verifyLog(world.database, { note: null, keys: [] })).toMatchObject({ ok: true });
    const shown = await ask(world, partner.admin, `query One($id: ID!) { acceptance(id: $id) { signer { firstName email } evidence { address } proof { leafIndex } } }`, { id });
    expect(shown).toMatchObject({ signer: { firstName: null, email: null }, evidence: null });
    expect(at(shown, 'proof.leafIndex')).toBeTypeOf('number');
  });

  it('by an address takes all that the address signed, however it is written, and nobody else’s', async () => {
    const { partner, customer } = await directScene(world);
    const attestedBy = (email: string, dateAgreed: string): Promise<string> => attested(world, partner.admin, { customer, version: german, dateAgreed, signer: { firstName: 'Ada', lastName: 'Kessler', email, phone: null } });
    const ids = [await attestedBy('ada@lindenhof.example', '2026-03-02'), await attestedBy('ada@lindenhof.example', '2026-03-03')];
    const other = await attestedBy('ada@rosenhof.example', '2026-03-04');
    expect((await eraseHere(' Ada@Lindenhof.example ')).text).toContain('2 acceptances');
    for (const id of ids) expect((await personOf(id)).email).toBeNull();
    expect((await personOf(other)).email).toBe('ada@rosenhof.example');
  });

  it('is asked about on a terminal, naming the acceptances, and needs --yes where nobody can be asked', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    const told: string[] = [];
    const answering = (answer: string) => ({ ask: () => Promise.resolve(answer), tell: (line: string) => void told.push(line) });
    await expect(erase(world.app.config, { person: id }, null)).rejects.toThrow(/add --yes/);
    for (const answer of ['', 'y', 'no']) await expect(erase(world.app.config, { person: id }, answering(answer))).rejects.toThrow(/nothing was erased/);
    expect((await personOf(id)).erasedAt).toBeNull();
    expect(told.join()).toContain(id);
    await said(() => erase(world.app.config, { person: id }, answering('Yes')));
    expect((await personOf(id)).erasedAt).toBeInstanceOf(Date);
  });

  it('that is not there, or was erased before, is refused and says nothing in the log', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    await eraseHere(id);
    const before = (await eventsOf(world, { kind: 'PERSON_ERASED' })).length;
    await expect(erase(world.app.config, { person: id, yes: true })).rejects.toThrow(/no acceptance has this id/);
    await expect(erase(world.app.config, { person: 'nobody@example.com', yes: true })).rejects.toThrow(/no acceptance has this id/);
    expect(await eventsOf(world, { kind: 'PERSON_ERASED' })).toHaveLength(before);
  });
});

describe('The command that verifies the log', () => {
  it('says what is whole, ends with 0, and takes what was kept outside', async () => {
    const note = await publishLog(world);
    const folder = await mkdtemp(join(tmpdir(), 'assent-verify-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [checkpoint, key] = [join(folder, 'checkpoint'), join(folder, 'keys')];
    const { verifierKey } = await signerOf(world.app);
    await Promise.all([writeFile(checkpoint, note), writeFile(key, `${verifierKey}\n`)]);
    for (const options of [{}, { key: [verifierKey] }, { checkpoint, key: [key] }]) {
      const { text, code } = await said(() => verifyLogOf(world.app.config, options));
      expect(text).toMatch(/^The log is whole: \d+ leaves with the root /);
      expect(code).toBe(process.exitCode);
    }
    await writeFile(checkpoint, note.replace(/\n\d+\n/, '\n1\n'));
    const forged = await said(() => verifyLogOf(world.app.config, { checkpoint, key: [key] }));
    expect(forged.text).toMatch(/not whole\. First fault:\n\n {2}outside checkpoint/);
    expect(forged.code).toBe(1);
  });

  it.each([
    [{ checkpoint: '/nowhere/checkpoint' }, /--key is missing/],
    [{ checkpoint: '/nowhere/checkpoint', key: ['/nowhere/key'] }, /--key \/nowhere\/key is neither a key/],
    [{ key: ['test.example/log+00000000+AAAA'] }, /is neither a key/],
  ])('refuses %o', async (options, why) => {
    await expect(verifyLogOf(world.app.config, options)).rejects.toThrow(why);
  });
});

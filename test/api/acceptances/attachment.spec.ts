import { createHash } from 'node:crypto';
import { AttachmentUploadEntity } from '@assent/server/src/acceptances/attachment-upload.entity';
import { AttachmentEntity } from '@assent/server/src/acceptances/attachment.entity';
import { housekeeping } from '@assent/server/src/jobs/housekeeping.job';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, inJapanese, textAt } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { ATTEST } from '../../support/world/documents';
import { attest, SIGNER } from '../../support/world/moves';
import { addAgent, addPartner, type Agent } from '../../support/world/partners';
import { faultCodeOf, fetched, upload, uploaded } from '../../support/world/receipts';
import { acceptancesOf, eventsOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const PDF = Buffer.from('%PDF-1.7\nsigned by hand');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const attestWith = (agent: Agent, customerId: string, attachmentId: string | null, key = `paper ${world.next()}`): Promise<unknown> =>
  ask(world, agent, ATTEST, { input: { customerId, agreementId: german.id, signer: SIGNER, dateAgreed: '2026-03-02', attachmentId, idempotencyKey: key } });

describe('a document that is uploaded', () => {
  it.each([
    ['a PDF', PDF, 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', JPEG, 'image/jpeg'],
  ])('is known for %s by its first bytes, and answered with its length and hash', async (_, content, mediaType) => {
    const { partner } = await directScene(world);
    const { status, text } = await upload(world, partner.admin, content, { 'content-type': 'text/html' });
    expect([status, JSON.parse(text)]).toMatchObject([201, { mediaType, length: content.length, hash: sha256(content) }]);
  });

  it.each([
    ['a page that calls itself a PDF', Buffer.from('<script>%PDF-</script>')],
    ['an archive', Buffer.from('PK\u0003\u0004')],
    ['a GIF', Buffer.from('GIF89a')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_, content) => {
    const { partner } = await directScene(world);
    const refused = await upload(world, inJapanese(partner.admin), content, { 'content-type': 'application/pdf', 'accept-language': 'ja' });
    expect([refused.status, faultCodeOf(refused)]).toEqual([415, 'ATTACHMENT_TYPE']);
    expect(refused.text).toContain('PDF、PNG、JPEG');
  });

  it('is refused beyond ten megabytes, naming field and limit in the language of the reader', async () => {
    const { partner } = await directScene(world);
    const large = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]);
    const refused = await upload(world, partner.admin, large);
    expect([refused.status, JSON.parse(refused.text)]).toMatchObject([413, { errors: [{ message: 'The document is larger than 10 MB.', extensions: { code: 'ATTACHMENT_TOO_LARGE', field: 'attachmentId', mostBytes: 10_485_760 } }] }]);
    expect((await upload(world, partner.admin, large, { 'accept-language': 'ja' })).text).toContain('10 MB まで');
  });

  it('is sent as it is: a form is refused and told how', async () => {
    const { partner } = await directScene(world);
    const form = Buffer.from('--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n--edge--\r\n');
    const refused = await upload(world, partner.admin, form, { 'content-type': 'multipart/form-data; boundary=edge' });
    expect([refused.status, faultCodeOf(refused)]).toEqual([415, 'ATTACHMENT_NOT_RAW']);
    expect(refused.text).toContain('application/octet-stream');
  });

  it('is taken from pages of the console only, from whoever may attest', async () => {
    const { partner, customer } = await directScene(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    expect((await upload(world, CONSOLE_STRANGER, PDF)).status).toBe(401);
    expect((await upload(world, helpdesk, PDF)).status).toBe(403);
    expect((await upload(world, partner.admin, PDF, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await upload(world, await addUser(world, customer), PDF)).status).toBe(404);
  });

  it('waits with nine others of its agent at most: the oldest makes room', async () => {
    const { partner } = await directScene(world);
    for (let count = 0; count < 12; count += 1) await uploaded(world, partner.admin, PDF);
    expect(await waitingOf(partner.admin)).toHaveLength(10);
  });

  it('is removed after a day when no attestation took it', async () => {
    const { partner } = await directScene(world);
    await uploaded(world, partner.admin, PDF);
    const handler = housekeeping({ database: world.database, attemptWindowMs: 0, passing: [{ entity: AttachmentUploadEntity, column: 'uploadedAt', keptDays: 1 }] });
    const soon = { id: 'x', payload: {}, attempt: 1, createdAt: world.now, signal: new AbortController().signal };
    await handler.run({ ...soon, now: new Date(world.now.getTime() + 3_600_000) });
    expect(await waitingOf(partner.admin)).toHaveLength(1);
    await handler.run({ ...soon, now: new Date(world.now.getTime() + 25 * 3_600_000) });
    expect(await waitingOf(partner.admin)).toEqual([]);
  });
});

const waitingOf = ({ id: uploadedById }: Agent): Promise<AttachmentUploadEntity[]> => world.database.read((manager) => manager.findBy(AttachmentUploadEntity, { uploadedById }));

const DOCUMENT = 'query D($id: ID!) { acceptance(id: $id) { attachedDocument { mediaType length hash url } } }';

describe('an attestation with a document', () => {
  it('names its hash, length and kind in fact and event, and keeps its bytes', async () => {
    const { partner, customer } = await directScene(world);
    const id = textAt(await attestWith(partner.admin, customer.id, await uploaded(world, partner.admin, PDF)), 'acceptance.id');
    expect(await acceptancesOf(world, customer)).toMatchObject([{ attachmentHash: sha256(PDF) }]);
    expect(await eventsOf(world, { subjectId: id })).toMatchObject([{ payload: { attachmentHash: sha256(PDF), attachmentLength: PDF.length, attachmentType: 'application/pdf' } }]);
    expect(await waitingOf(partner.admin)).toEqual([]);
    const kept = await world.database.read((manager) => manager.findOneByOrFail(AttachmentEntity, { acceptanceId: id }));
    expect(kept.content).toEqual(PDF);
  });

  it('serves it to whom the receipt is, and to nobody else', async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    const id = textAt(await attestWith(provider.admin, customer.id, await uploaded(world, provider.admin, PNG)), 'acceptance.id');
    const path = `/acceptances/${id}/attachment`;
    const user = await addUser(world, customer);
    expect(await ask(world, user, DOCUMENT, { id })).toEqual({ attachedDocument: { mediaType: 'image/png', length: PNG.length, hash: sha256(PNG), url: `${world.app.acceptanceUrl}${path}` } });
    for (const reader of [provider.admin, user]) {
      const { status, headers, bytes } = await fetched(world, reader, path);
      expect([status, headers.get('content-type'), headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([200, 'image/png', 'nosniff', 'private, no-store']);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="acceptance-${id}.png"`);
      expect(bytes).toEqual(PNG);
    }
    const stranger = await addPartner(world);
    for (const [reader, status] of [[reseller.admin, 404], [stranger.admin, 404], [CONSOLE_STRANGER, 401]] as const) {
      expect((await fetched(world, reader, path)).status).toBe(status);
    }
    expect(await ask(world, reseller.admin, DOCUMENT, { id })).toEqual({ attachedDocument: null });
  });

  it('is another attestation than the same without it, or with another document', async () => {
    const { partner, customer } = await directScene(world);
    const plain = textAt(await attest(world, partner.admin, { customer, version: german }), 'acceptance.id');
    const first = textAt(await attestWith(partner.admin, customer.id, await uploaded(world, partner.admin, PDF)), 'acceptance.id');
    const same = textAt(await attestWith(partner.admin, customer.id, await uploaded(world, partner.admin, PDF)), 'acceptance.id');
    const other = textAt(await attestWith(partner.admin, customer.id, await uploaded(world, partner.admin, PNG)), 'acceptance.id');
    expect((await acceptancesOf(world, customer)).map(({ id, supersedesId }) => [id, supersedesId])).toEqual([[plain, null], [first, plain], [other, first]]);
    expect(same).toBe(first);
  });

  it('of another agent, or that was taken already, is not found; nothing is recorded', async () => {
    const { partner, customer } = await directScene(world);
    const colleague = await addAgent(world, partner, ['SALES_AGENT']);
    const theirs = await uploaded(world, colleague, PDF);
    expect(await attestWith(partner.admin, customer.id, theirs)).toMatchObject({ code: 'ATTACHMENT_NOT_FOUND', message: 'The uploaded document is not there any more. Choose the file again.', fields: [{ path: 'attachmentId', code: 'UNKNOWN' }] });
    expect(await acceptancesOf(world, customer)).toEqual([]);
    expect(await waitingOf(colleague)).toHaveLength(1);
  });

  it('that is not there is not found, although all else is on record already', async () => {
    const { partner, customer } = await directScene(world);
    await attest(world, partner.admin, { customer, version: german });
    expect(await attestWith(partner.admin, customer.id, '00000000-0000-7000-8000-000000000000')).toMatchObject({ code: 'ATTACHMENT_NOT_FOUND' });
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
  });

  it('records once, however often the same request comes', async () => {
    const { partner, customer } = await directScene(world);
    const attachmentId = await uploaded(world, partner.admin, JPEG);
    const answers = await Promise.all(Array.from({ length: 8 }, () => attestWith(partner.admin, customer.id, attachmentId, 'once')));
    expect(new Set(answers.map((answer) => at(answer, 'acceptance.id'))).size).toBe(1);
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
  });
});

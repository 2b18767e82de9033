import { decide, publishFacts, storedFact, tables, type FieldFault, type PublicationInput, type PublishFacts, type StoredVersion } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../../auth/idempotency.service';
import { recordEvent } from '../../events/event.service';
import type { Context, OperatorViewer } from '../../graphql/context';
import { refused, type RefusalFacts } from '../../graphql/refusals';
import { addTexts, publishAgreement as insertAgreement, sha256, type NewAgreement } from '../publish.service';
import { prepare, type PreparedVersion } from './prepared';
import { lockPublishing, readStoredVersions, type StoredAgreement } from './stored.reader';

export interface VersionPublished {
  readonly kind: 'PUBLISHED';
  readonly agreementId: string;
  /** Whether anything was written; not if the same version was there. */
  readonly isNew: boolean;
}

export type PublishResult = VersionPublished | RefusalFacts;

const isPublished = (stored: unknown): stored is VersionPublished => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'PUBLISHED';

/** Table G, for one version that an operator's program sends. */
export async function publishVersion(context: Context, operator: OperatorViewer, { idempotencyKey: key, ...input }: PublicationInput & { readonly idempotencyKey: string }): Promise<Replayable<PublishResult>> {
  const { database, now } = context;
  const prepared = prepare(input);
  if (!prepared.ok) return { result: refusedFields(prepared.fields), replayed: false };
  const { value } = prepared;
  const call = { actorId: operator.id, key, operation: 'publishAgreement', input: keyOf(value), now };
  return once<PublishResult>(database, call, isPublished, async (manager) => publishOne(manager, { ...value, now, operatorId: operator.id }));
}

/** What an idempotency key stands for: every field, and of the files their hashes. */
const keyOf = ({ texts, ...days }: PreparedVersion) => ({ ...days, texts: texts.map((text) => ({ ...hashesOf(text), fileName: text.fileName })) });

async function publishOne(manager: EntityManager, given: NewAgreement): Promise<Outcome<PublishResult>> {
  await lockPublishing(manager);
  const result = await decideOne(manager, given, await countriesWithVersions(manager, [given.country]));
  return { result, isRecorded: result.kind === 'PUBLISHED' };
}

/** Several versions in the transaction of the caller, who rolls it back unless all are published. Results are in the order given; a country's oldest comes first. */
export async function publishAll(manager: EntityManager, given: readonly NewAgreement[]): Promise<PublishResult[]> {
  await lockPublishing(manager);
  const known = await countriesWithVersions(manager, given.map(({ country }) => country));
  const results = new Map<NewAgreement, PublishResult>();
  for (const one of given.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))) results.set(one, await decideOne(manager, one, known));
  return given.flatMap((one) => results.get(one) ?? []);
}

async function countriesWithVersions(manager: EntityManager, countries: readonly string[]): Promise<ReadonlySet<string>> {
  const stored = await readStoredVersions(manager, countries);
  return new Set(stored.map(({ country }) => country));
}

async function decideOne(manager: EntityManager, given: NewAgreement, known: ReadonlySet<string>): Promise<PublishResult> {
  const stored = await readStoredVersions(manager, [given.country]);
  const { row, outcome } = decide(tables.G, publishFacts(asStored(given), { stored, isFirst: !known.has(given.country), now: given.now }));
  switch (outcome.kind) {
    case 'PUBLISH':
      return { kind: 'PUBLISHED', agreementId: (await insertAgreement(manager, given)).id, isNew: true };
    case 'KEEP':
      return { kind: 'PUBLISHED', agreementId: sameOf(stored, given).id, isNew: false };
    case 'ADD_TEXTS': {
      const { id, texts } = sameOf(stored, given);
      await addTexts(manager, id, { ...given, texts: given.texts.filter(({ language }) => !texts.some((text) => text.language === language)) });
      return { kind: 'PUBLISHED', agreementId: id, isNew: true };
    }
    case 'REFUSE': {
      const { country, version, now, operatorId = null } = given;
      await recordEvent(manager, { kind: 'PUBLICATION_REFUSED', actor: { kind: 'OPERATOR', id: operatorId }, code: outcome.code, rule: row, payload: { country, version }, now });
      return refused(row, outcome);
    }
  }
}

function sameOf(stored: readonly StoredAgreement[], { version }: NewAgreement): StoredAgreement {
  const same = stored.find((one) => one.version === version);
  if (same === undefined) throw new Error('table G kept a version that is not there');
  return same;
}

const hashesOf = ({ language, file, shownHtml }: NewAgreement['texts'][number]) => ({ language, fileHash: sha256(file), shownHash: sha256(Buffer.from(shownHtml, 'utf8')) });

const asStored = ({ version, effectiveOn, acceptancesFrom, reacceptBy, texts }: NewAgreement): StoredVersion => ({ version, effectiveOn, acceptancesFrom, reacceptBy, texts: texts.map(hashesOf) });

const FAULTY: PublishFacts = {
  isInputGood: false,
  version: storedFact({ effectiveOn: '', acceptancesFrom: '', reacceptBy: null, texts: [] }, null),
  hasBegun: false,
  isDayFree: true,
  isOlderThanInForce: false,
  acceptances: 'EARLY_ENOUGH',
  reacceptBy: 'NONE',
};

/** G1: the fields at fault. Nothing is recorded. */
export function refusedFields(fields: readonly FieldFault[]): RefusalFacts {
  const { row, outcome } = decide(tables.G, FAULTY);
  if (outcome.kind !== 'REFUSE') throw new Error('table G took what is malformed');
  return refused(row, outcome, { fields });
}

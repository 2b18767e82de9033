import type { LogEvent } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { checkCompanion, checkCompanionRows } from './companions';
import { factKinds, type FactKind } from './facts';
import { end } from './finding';
import { ATTACHMENT, checkAttachment, checkErasure, checkPerson } from './persons';
import { readRows, textOf, type RawRow } from './row';
import { checkTexts } from './texts';

const PERSON = 'acceptance_person';
const WITH_TEXTS = ['AGREEMENT_PUBLISHED', 'AGREEMENT_TEXTS_ADDED'];

/** Holds facts against events: each event against its fact as the log is walked, then each fact for an event. */
export class FactWalk {
  count = 0;
  readonly #textIds = new Set<string>();

  constructor(private readonly database: Database) {}

  /** The facts of these events, in the order of the log. */
  async check(events: readonly LogEvent[]): Promise<void> {
    await this.database.read(async (manager) => {
      const facts = await readFacts(manager, events);
      for (const event of events) await this.#checkOne(manager, event, facts);
    });
  }

  async #checkOne(manager: EntityManager, event: LogEvent, facts: Facts): Promise<void> {
    const kind = factKinds.find((each) => each.event === event.kind);
    if (kind !== undefined) this.#checkFact(kind, event, facts);
    if (event.kind === 'PERSON_ERASED') checkErasure(event, facts.get(PERSON)?.get(event.subjectId ?? ''));
    if (WITH_TEXTS.includes(event.kind)) for (const id of await checkTexts(manager, event)) this.#textIds.add(id);
    await checkCompanion(manager, event);
  }

  #checkFact({ table, check }: FactKind, event: LogEvent, facts: Facts): void {
    const id = event.subjectId ?? '';
    const row = facts.get(table)?.get(id);
    if (row === undefined) return end(table, id, `is missing, though the event ${event.id} recorded it`);
    check(event, row);
    if (table === 'acceptance') {
      checkPerson(row, facts.get(PERSON)?.get(id));
      checkAttachment(event, facts.get(ATTACHMENT)?.get(id), facts.get(PERSON)?.get(id));
    }
    this.count += 1;
  }

  /** What no event speaks of, and what two speak of. */
  async checkRest(): Promise<void> {
    await this.database.read(async (manager) => {
      for (const { event, table } of factKinds) await assertOneEventEach(manager, event, table);
      await assertTextsKnown(manager, this.#textIds);
      await assertErasuresKnown(manager);
      await checkCompanionRows(manager);
    });
  }
}

type Facts = ReadonlyMap<string, ReadonlyMap<string, RawRow>>;

async function readFacts(manager: EntityManager, events: readonly LogEvent[]): Promise<Facts> {
  const subjectsOf = (kinds: readonly string[]): string[] => events.flatMap(({ kind, subjectId }) => (kinds.includes(kind) && subjectId !== null ? [subjectId] : []));
  const facts = new Map<string, ReadonlyMap<string, RawRow>>();
  for (const { event, table } of factKinds) facts.set(table, await readRows(manager, table, 'id', subjectsOf([event])));
  facts.set(PERSON, await readRows(manager, PERSON, 'acceptance_id', subjectsOf(['ACCEPTANCE_RECORDED', 'PERSON_ERASED'])));
  facts.set(ATTACHMENT, await readRows(manager, ATTACHMENT, 'acceptance_id', subjectsOf(['ACCEPTANCE_RECORDED'])));
  return facts;
}

async function assertOneEventEach(manager: EntityManager, kind: string, table: string): Promise<void> {
  const [lonely] = await manager.query<RawRow[]>(
    `SELECT id AS "id" FROM ${table} WHERE id NOT IN (SELECT subject_id FROM event WHERE kind = $1 AND subject_id IS NOT NULL) ORDER BY id LIMIT 1`,
    [kind],
  );
  if (lonely !== undefined) end(table, textOf(lonely, 'id'), 'has no event');
  const [double] = await manager.query<RawRow[]>('SELECT subject_id AS "id" FROM event WHERE kind = $1 GROUP BY subject_id HAVING COUNT(*) > 1 ORDER BY subject_id LIMIT 1', [kind]);
  if (double !== undefined) end(table, textOf(double, 'id'), 'has more than one event that recorded it');
}

async function assertTextsKnown(manager: EntityManager, known: ReadonlySet<string>): Promise<void> {
  const rows = await manager.query<RawRow[]>('SELECT id AS "id" FROM agreement_text ORDER BY id');
  const unknown = rows.find((row) => !known.has(textOf(row, 'id')));
  if (unknown !== undefined) end('agreement_text', textOf(unknown, 'id'), 'has no event that published it');
}

async function assertErasuresKnown(manager: EntityManager): Promise<void> {
  const erased = `SELECT acceptance_id AS "id" FROM ${PERSON} WHERE erased_at IS NOT NULL`;
  const events = `SELECT subject_id FROM event WHERE kind = 'PERSON_ERASED' AND subject_id IS NOT NULL`;
  const [silent] = await manager.query<RawRow[]>(`${erased} AND acceptance_id NOT IN (${events}) ORDER BY acceptance_id LIMIT 1`);
  if (silent !== undefined) end(PERSON, textOf(silent, 'id'), 'was erased without an event');
  for (const table of [PERSON, ATTACHMENT]) {
    const [stray] = await manager.query<RawRow[]>(`SELECT acceptance_id AS "id" FROM ${table} WHERE acceptance_id NOT IN (SELECT id FROM acceptance) LIMIT 1`);
    if (stray !== undefined) end(table, textOf(stray, 'id'), 'belongs to no acceptance');
  }
}

import type { QueryRunner } from 'typeorm';
import type { Dialect } from './columns';

/** The log's own tables: what they hold was published. */
const logTables = ['log_leaf', 'log_subtree', 'log_key', 'checkpoint', 'checkpoint_timestamp'] as const;

/** What was recorded stays: correction and withdrawal are rows of their own. */
export const insertOnly = ['acceptance', 'withdrawal', 'dispute', 'event', 'agreement', 'agreement_text', 'agreement_deadline', 'reacceptance_reminder', ...logTables] as const;

/** What an erased person leaves: nothing, not even the salts that tie the commitments to a guess. */
const personal = ['first_name', 'last_name', 'email', 'phone', 'signer_salt', 'evidence', 'evidence_salt', 'parties', 'parties_salt'];

interface Guard {
  table: string;
  event: 'UPDATE' | 'DELETE' | 'TRUNCATE';
  message: string;
  /** When it refuses, as a condition on NEW and OLD; always, if left out. */
  when?: string;
}

const guards: readonly Guard[] = [
  ...insertOnly.flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE'), refuse(table, 'TRUNCATE')]),
  refuse('acceptance_person', 'DELETE'),
  refuse('acceptance_person', 'TRUNCATE'),
  { ...refuse('acceptance_person', 'UPDATE'), message: 'acceptance_person may only be erased', when: notAnErasure() },
  refuse('acceptance_attachment', 'DELETE'),
  refuse('acceptance_attachment', 'TRUNCATE'),
  { ...refuse('acceptance_attachment', 'UPDATE'), message: 'acceptance_attachment may only be erased', when: notAnErasedAttachment() },
];

/** TypeORM makes a SQLite table anew when it alters it, and its triggers are gone: so they are made again after every migration. */
export async function installTriggers(runner: QueryRunner, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await runner.query(refusal);
  for (const guard of guards) {
    for (const statement of dialect === 'postgres' ? onPostgres(guard) : onSqlite(guard)) await runner.query(statement);
  }
}

/** The names of the triggers that must be there. */
export function triggerNames(dialect: Dialect): string[] {
  return guards.filter((guard) => dialect === 'postgres' || guard.event !== 'TRUNCATE').map(nameOf);
}

function refuse(table: string, event: Guard['event']): Guard {
  return { table, event, message: `${table} is insert-only` };
}

function notAnErasure(): string {
  const keepsSomething = personal.map((column) => `NEW.${column} IS NOT NULL`);
  return [...keepsSomething, 'NEW.acceptance_id <> OLD.acceptance_id', 'NEW.erased_at IS NULL'].join(' OR ');
}

/** The paper bears the name and hand of the person: its bytes go, what the fact names of them stays. */
function notAnErasedAttachment(): string {
  const changesSomething = ['acceptance_id', 'media_type', 'length', 'hash'].map((column) => `NEW.${column} <> OLD.${column}`);
  return [...changesSomething, 'NEW.content IS NOT NULL', 'NEW.erased_at IS NULL'].join(' OR ');
}

function nameOf({ table, event }: Guard): string {
  return `tr_${table}_${event.toLowerCase()}`;
}

function onSqlite(guard: Guard): string[] {
  if (guard.event === 'TRUNCATE') return [];
  const name = nameOf(guard);
  const when = guard.when === undefined ? '' : `WHEN ${guard.when} `;
  return [
    `DROP TRIGGER IF EXISTS ${name}`,
    `CREATE TRIGGER ${name} BEFORE ${guard.event} ON ${guard.table} FOR EACH ROW ${when}BEGIN SELECT RAISE(ABORT, '${guard.message}'); END`,
  ];
}

// ENABLE ALWAYS: a session that calls itself a replica is refused too.
function onPostgres(guard: Guard): string[] {
  const name = nameOf(guard);
  const each = guard.event === 'TRUNCATE' ? 'STATEMENT' : 'ROW';
  const when = guard.when === undefined ? '' : `WHEN (${guard.when}) `;
  return [
    `CREATE OR REPLACE TRIGGER ${name} BEFORE ${guard.event} ON ${guard.table} FOR EACH ${each} ${when}EXECUTE FUNCTION refuse_change('${guard.message}')`,
    `ALTER TABLE ${guard.table} ENABLE ALWAYS TRIGGER ${name}`,
  ];
}

const refusal = `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$`;

import { dialect } from '@assent/server/src/database/columns';
import { openMigrationSource } from '@assent/server/src/database/migrate';
import type { DataSource } from 'typeorm';
import { rowsOf } from '../rows';
import { addVersion, type Version } from './agreements';
import { crowdStatements } from './crowd.statements';
import { addPartner, type PartnerInWorld } from './partners';
import type { World } from './world';

/** A provider with very many customers, written by a few statements: what lists are measured on. */
export interface Crowd {
  readonly provider: PartnerInWorld;
  readonly resellers: readonly PartnerInWorld[];
  readonly version: Version;
}

export async function addCrowd(world: World, size: number): Promise<Crowd> {
  const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
  const resellers = [];
  while (resellers.length < 4) resellers.push(await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] }));
  const version = await addVersion(world);
  const parties = { provider: provider.id, resellers: resellers.map(({ id }) => id), agreementId: version.id, textId: version.texts[0]?.id ?? '' };
  const source = await openMigrationSource(dialect, world.database.options);
  const { lines } = world.app;
  const before = lines.length;
  try {
    await fast(source, async () => {
      for (const statement of crowdStatements(size, parties)) await source.query(statement);
    });
  } finally {
    await source.destroy();
    // What the server wanted to write meanwhile found the file taken, and is done at its next turn.
    lines.splice(before, lines.length, ...lines.slice(before).filter((line) => !line.includes('SQLITE_BUSY')));
  }
  return { provider, resellers, version };
}

/** Indexes are made anew afterwards, which takes a fraction of the time; PostgreSQL then gets its statistics as a server in use has them. */
async function fast(source: DataSource, work: () => Promise<void>): Promise<void> {
  for (const setting of dialect === 'postgres' ? POSTGRES : SQLITE) await source.query(setting);
  const indexes = rowsOf(await source.query(dialect === 'postgres' ? POSTGRES_INDEXES : SQLITE_INDEXES));
  for (const { name } of indexes) await source.query(`DROP INDEX ${String(name)}`);
  const keys = dialect === 'postgres' ? Object.entries(PRIMARY_KEYS) : [];
  for (const [table] of keys) await source.query(`ALTER TABLE ${table} DROP CONSTRAINT pk_${table}`);
  await work();
  for (const { definition } of indexes) await source.query(String(definition));
  for (const [table, columns] of keys) await source.query(`ALTER TABLE ${table} ADD CONSTRAINT pk_${table} PRIMARY KEY (${columns})`);
  if (dialect === 'postgres') await source.query('ANALYZE');
}

const PRIMARY_KEYS = {
  partner_customer_key: 'partner_id, key, name_key, customer_id',
  partner_customer_place: 'partner_id, list, sort_key, customer_id',
};

/** Durability and foreign keys are for other tests. */
const SQLITE = ['PRAGMA synchronous = OFF', 'PRAGMA cache_size = -200000', 'PRAGMA temp_store = MEMORY'];
const POSTGRES = ['SET session_replication_role = replica', "SET work_mem = '200MB'", "SET maintenance_work_mem = '200MB'"];

const FILLED = "('customer', 'relationship', 'acceptance', 'purchase_order', 'invitation', 'partner_customer')";
const SQLITE_INDEXES = `SELECT name, sql AS definition FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ${FILLED}`;
const POSTGRES_INDEXES = `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE 'pk_%' AND tablename IN ${FILLED}`;

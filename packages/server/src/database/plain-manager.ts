import {
  type EntityTarget,
  type FindManyOptions,
  type FindOneOptions,
  type FindOptionsWhere,
  DataSource,
  EntityManager,
  InsertResult,
  type ObjectLiteral,
  type QueryRunner,
  UpdateResult,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { PlainTable } from './plain-table';

/** A data source whose managers are ours. */
export class PlainDataSource extends DataSource {
  readonly #tables = new Map<EntityTarget<ObjectLiteral>, PlainTable>();

  override createEntityManager(queryRunner?: QueryRunner): PlainManager {
    return new PlainManager(this, queryRunner);
  }

  table(target: EntityTarget<ObjectLiteral>): PlainTable {
    const table = this.#tables.get(target) ?? new PlainTable(this, target);
    this.#tables.set(target, table);
    return table;
  }
}

type Where<Entity> = FindOptionsWhere<Entity> | FindOptionsWhere<Entity>[];

/**
 * TypeORM's manager with a short way for what most of our statements are: one table, plain values. Its query builders make the statement anew for every call, which costs more than the statement (ADR 0182).
 * Whatever is not plain goes TypeORM's way.
 */
export class PlainManager extends EntityManager {
  constructor(
    override readonly connection: PlainDataSource,
    queryRunner?: QueryRunner,
  ) {
    super(connection, queryRunner);
  }

  override async find<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options: FindManyOptions<Entity> = {}): Promise<Entity[]> {
    return (await this.#select<Entity>(target, options)) ?? super.find(target, options);
  }

  override async findBy<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: Where<Entity>): Promise<Entity[]> {
    return (await this.#select<Entity>(target, { where })) ?? super.findBy(target, where);
  }

  override async findOne<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options: FindOneOptions<Entity>): Promise<Entity | null> {
    const rows = await this.#select<Entity>(target, { ...options, take: 1 });
    return rows === null ? super.findOne(target, options) : (rows[0] ?? null);
  }

  override async findOneBy<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: Where<Entity>): Promise<Entity | null> {
    const rows = await this.#select<Entity>(target, { where, take: 1 });
    return rows === null ? super.findOneBy(target, where) : (rows[0] ?? null);
  }

  /** No column is made by the database, so there is nothing to tell. */
  override async insert<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    rows: QueryDeepPartialEntity<Entity> | QueryDeepPartialEntity<Entity>[],
  ): Promise<InsertResult> {
    const statement = this.connection.table(target).insert(Array.isArray(rows) ? rows : [rows]);
    if (statement === null) return super.insert(target, rows);
    await this.query(statement.text, [...statement.parameters]);
    return new InsertResult();
  }

  override async update<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: unknown, change: QueryDeepPartialEntity<Entity>): Promise<UpdateResult> {
    const statement = this.connection.table(target).update(where, change);
    if (statement === null || this.queryRunner === undefined) return super.update(target, where, change);
    return UpdateResult.from(await this.queryRunner.query(statement.text, [...statement.parameters], true));
  }

  async #select<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, { where, select, order, take, ...others }: FindManyOptions<Entity>): Promise<Entity[] | null> {
    if (Object.keys(others).length > 0) return null;
    const table = this.connection.table(target);
    const selection = table.select({ where, select, order, take });
    if (selection === null) return null;
    const rows = await this.query<Record<string, unknown>[]>(selection.text, [...selection.parameters]);
    return rows.map((row) => table.fill(this.create(target), row, selection.columns));
  }
}

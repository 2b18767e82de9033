import { bool, bytes, code, day, hash, id, instant, int, json, long, sortKey, text } from '@assent/server/src/database/columns';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A table of the tests' own with a column of every kind. */
@Entity('ledger_entry')
@Index('uq_ledger_entry_label', ['label'], { unique: true })
@Index('uq_ledger_entry_place', ['groupId', 'place'], { unique: true })
export class LedgerEntryEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  groupId!: string;

  @Column(int())
  place!: number;

  @Column(code(40, { nullable: true }))
  label!: string | null;

  @Column(text({ nullable: true }))
  note!: string | null;

  @Column(sortKey({ nullable: true }))
  nameKey!: string | null;

  @Column(hash({ nullable: true }))
  digest!: string | null;

  @Column(instant({ nullable: true }))
  writtenAt!: Date | null;

  @Column(day({ nullable: true }))
  writtenOn!: string | null;

  @Column(bool({ default: false }))
  isChecked!: boolean;

  @Column(long({ nullable: true }))
  total!: number | null;

  @Column(bytes({ nullable: true }))
  file!: Buffer | null;

  @Column(json({ nullable: true }))
  payload!: string[] | null;
}

import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { bytes, id, instant, json, text } from '../database/columns';
import { AcceptanceEntity } from './acceptance.entity';
import type { EvidenceFacts } from './evidence';
import type { PartiesFacts } from './parties';

/** The personal fields behind an acceptance's commitments. Erasing a person sets them and all salts to null; the proof still holds. */
@Entity('acceptance_person')
export class AcceptancePersonEntity {
  @PrimaryColumn(id())
  acceptanceId!: string;

  @OneToOne(() => AcceptanceEntity)
  @JoinColumn({ name: 'acceptance_id', foreignKeyConstraintName: 'fk_acceptance_person_acceptance' })
  acceptance?: AcceptanceEntity;

  @Column(text({ nullable: true }))
  firstName!: string | null;

  @Column(text({ nullable: true }))
  lastName!: string | null;

  @Column(text({ nullable: true }))
  email!: string | null;

  @Column(text({ nullable: true }))
  phone!: string | null;

  /** 32 random bytes. */
  @Column(bytes({ nullable: true }))
  signerSalt!: Buffer | null;

  /** How it was done: address, browser, sign-in, and the words that were shown. */
  @Column(json({ nullable: true }))
  evidence!: EvidenceFacts | null;

  @Column(bytes({ nullable: true }))
  evidenceSalt!: Buffer | null;

  /** How company, partners and whoever recorded it were called then. */
  @Column(json({ nullable: true }))
  parties!: PartiesFacts | null;

  @Column(bytes({ nullable: true }))
  partiesSalt!: Buffer | null;

  @Column(instant({ nullable: true }))
  erasedAt!: Date | null;
}

import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { bytes, id, instant, json, text } from '../database/columns';
import { AcceptanceEntity } from './acceptance.entity';
import type { EvidenceFacts } from './evidence';

/** The personal fields behind an acceptance's commitments. Erasing a person sets them and both salts to null; the proof still holds. */
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

  /** What only a person's device and place tell: address, user agent, time zone, sign-in. */
  @Column(json({ nullable: true }))
  evidence!: EvidenceFacts | null;

  @Column(bytes({ nullable: true }))
  evidenceSalt!: Buffer | null;

  @Column(instant({ nullable: true }))
  erasedAt!: Date | null;
}

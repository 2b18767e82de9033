import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { bytes, code, hash, id, instant, int } from '../database/columns';
import { AcceptanceEntity } from './acceptance.entity';

/** The document that came with an attestation, the signed paper for instance: kept byte for byte, changed by nothing but an erasure. */
@Entity('acceptance_attachment')
export class AttachmentEntity {
  @PrimaryColumn(id())
  acceptanceId!: string;

  @OneToOne(() => AcceptanceEntity)
  @JoinColumn({ name: 'acceptance_id', foreignKeyConstraintName: 'fk_acceptance_attachment_acceptance' })
  acceptance?: AcceptanceEntity;

  @Column(code(100))
  mediaType!: string;

  @Column(int())
  length!: number;

  @Column(hash())
  hash!: string;

  /** Null once the person was erased. */
  @Column(bytes({ nullable: true }))
  content!: Buffer | null;

  @Column(instant({ nullable: true }))
  erasedAt!: Date | null;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { bytes, code, hash, id, instant, int } from '../database/columns';
import { PartnerEntity } from '../partners/partner.entity';

/** A document that waits for its attestation. No fact yet: it is removed with the attestation that takes it, or after a day. */
@Entity('attachment_upload')
@Index('ix_attachment_upload_at', ['uploadedAt'])
export class AttachmentUploadEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  partnerId!: string;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'fk_attachment_upload_partner' })
  partner?: PartnerEntity;

  @Column(id())
  uploadedById!: string;

  @Column(code(100))
  mediaType!: string;

  @Column(int())
  length!: number;

  @Column(hash())
  hash!: string;

  @Column(bytes())
  content!: Buffer;

  @Column(instant())
  uploadedAt!: Date;
}

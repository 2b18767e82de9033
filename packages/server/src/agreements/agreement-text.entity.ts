import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { bytes, code, hash, id, instant, int, text } from '../database/columns';
import { AgreementEntity } from './agreement.entity';

/** An agreement in one language: the exact file, and the HTML shown on screen, each with its SHA-256. Insert-only. */
@Entity('agreement_text')
@Index('uq_agreement_text_language', ['agreementId', 'language'], { unique: true })
export class AgreementTextEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  agreementId!: string;

  @ManyToOne(() => AgreementEntity)
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'fk_agreement_text_agreement' })
  agreement?: AgreementEntity;

  @Column(code(40))
  language!: string;

  @Column(text())
  fileName!: string;

  @Column(code(100))
  mediaType!: string;

  @Column(bytes())
  file!: Buffer;

  @Column(hash())
  fileHash!: string;

  @Column(int())
  fileLength!: number;

  @Column(text())
  shownHtml!: string;

  /** SHA-256 of the UTF-8 bytes of shownHtml. */
  @Column(hash())
  shownHash!: string;

  @Column(int())
  shownLength!: number;

  @Column(instant())
  createdAt!: Date;
}

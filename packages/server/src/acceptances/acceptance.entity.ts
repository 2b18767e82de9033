import type { AcceptanceMethod } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AgreementTextEntity } from '../agreements/agreement-text.entity';
import { AgreementEntity } from '../agreements/agreement.entity';
import { CustomerEntity } from '../customers/customer.entity';
import { bool, code, day, hash, id, instant, int } from '../database/columns';
import { PartnerEntity } from '../partners/partner.entity';

/**
 * One fact that a customer agreed. Insert-only: database triggers refuse UPDATE and DELETE.
 * Personal fields live in acceptance_person; this row keeps only salted commitments to them.
 */
@Entity('acceptance')
@Index('ix_acceptance_customer', ['customerId', 'recordedAt'])
@Index('ix_acceptance_attested_by', ['attestedByPartnerId'])
@Index('uq_acceptance_supersedes', ['supersedesId'], { unique: true })
@Index('uq_acceptance_invitation', ['invitationId', 'agreementId'], { unique: true })
export class AcceptanceEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(code(40))
  method!: AcceptanceMethod;

  @Column(id())
  customerId!: string;

  @ManyToOne(() => CustomerEntity)
  @JoinColumn({ name: 'customer_id', foreignKeyConstraintName: 'fk_acceptance_customer' })
  customer?: CustomerEntity;

  /** The customer's country when it agreed. */
  @Column(code(40))
  country!: string;

  @Column(id())
  agreementId!: string;

  @ManyToOne(() => AgreementEntity)
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'fk_acceptance_agreement' })
  agreement?: AgreementEntity;

  @Column(id())
  agreementTextId!: string;

  @ManyToOne(() => AgreementTextEntity)
  @JoinColumn({ name: 'agreement_text_id', foreignKeyConstraintName: 'fk_acceptance_agreement_text' })
  agreementText?: AgreementTextEntity;

  @Column(code(40))
  language!: string;

  @Column(hash())
  fileHash!: string;

  @Column(hash())
  shownHash!: string;

  /** ATTESTED: the attesting partner. DIRECT: the partner whose link was followed. */
  @Column(id({ nullable: true }))
  partnerId!: string | null;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'fk_acceptance_partner' })
  partner?: PartnerEntity | null;

  /** DIRECT through a reseller's link: the provider that the link named. */
  @Column(id({ nullable: true }))
  providerId!: string | null;

  /** Set only for ATTESTED, where it equals partnerId. */
  @Column(id({ nullable: true }))
  attestedByPartnerId!: string | null;

  /** Who recorded it: an agent (ATTESTED) or a customer user (DIRECT). */
  @Column(code(40))
  recordedByKind!: 'AGENT' | 'CUSTOMER_USER' | 'IMPORT';

  @Column(id({ nullable: true }))
  recordedById!: string | null;

  @Column(id({ nullable: true }))
  invitationId!: string | null;

  /** The day on which the customer agreed, as declared (ATTESTED) or in its own zone (DIRECT). */
  @Column(day())
  dateAgreed!: string;

  @Column(instant())
  recordedAt!: Date;

  /** Row of the decision table that allowed it. */
  @Column(code(40))
  rule!: string;

  @Column(id({ nullable: true }))
  supersedesId!: string | null;

  @ManyToOne(() => AcceptanceEntity)
  @JoinColumn({ name: 'supersedes_id', foreignKeyConstraintName: 'fk_acceptance_supersedes' })
  supersedes?: AcceptanceEntity | null;

  @Column(bool())
  imported!: boolean;

  /** SHA-256 over salt and canonical signer fields. */
  @Column(hash())
  signerCommitment!: string;

  /** SHA-256 over salt and canonical evidence (address, user agent ...). */
  @Column(hash())
  evidenceCommitment!: string;

  /** SHA-256 over salt and canonical names of those concerned. Null in acceptances from before it was kept. */
  @Column(hash({ nullable: true }))
  partiesCommitment!: string | null;

  /** Bytes of the file whose hash is above, and of the HTML shown. */
  @Column(int({ nullable: true }))
  fileLength!: number | null;

  @Column(int({ nullable: true }))
  shownLength!: number | null;

  /** SHA-256 of the attached document, the signed paper for instance. */
  @Column(hash({ nullable: true }))
  attachmentHash!: string | null;
}

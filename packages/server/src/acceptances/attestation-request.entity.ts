import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { code, id, instant, text } from '../database/columns';
import { RelationshipEntity } from '../relationships/relationship.entity';

/** A reseller, or the customer, asks the attesting partner to attest. One open request per relationship and asker's side. */
@Entity('attestation_request')
@Index('uq_attestation_request_open', ['openKey'], { unique: true })
@Index('ix_attestation_request_relationship', ['relationshipId'])
export class AttestationRequestEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  relationshipId!: string;

  @ManyToOne(() => RelationshipEntity)
  @JoinColumn({ name: 'relationship_id', foreignKeyConstraintName: 'fk_attestation_request_relationship' })
  relationship?: RelationshipEntity;

  @Column(code(40))
  requestedByKind!: 'AGENT' | 'CUSTOMER_USER';

  @Column(id())
  requestedById!: string;

  @Column(text({ nullable: true }))
  message!: string | null;

  /** "relationship:kind" while open; null once the relationship is provided. */
  @Column(code(120, { nullable: true }))
  openKey!: string | null;

  @Column(instant())
  createdAt!: Date;

  @Column(instant({ nullable: true }))
  answeredAt!: Date | null;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { id, instant } from '../database/columns';
import { PartnerEntity } from './partner.entity';

/** An indirect reseller works with one or more indirect providers. */
@Entity('partner_link')
@Index('ix_partner_link_provider', ['providerId'])
export class PartnerLinkEntity {
  @PrimaryColumn(id())
  resellerId!: string;

  @PrimaryColumn(id())
  providerId!: string;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'reseller_id', foreignKeyConstraintName: 'fk_partner_link_reseller' })
  reseller?: PartnerEntity;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'provider_id', foreignKeyConstraintName: 'fk_partner_link_provider' })
  provider?: PartnerEntity;

  @Column(instant())
  createdAt!: Date;
}

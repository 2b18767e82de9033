import type { AgentRole } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { code, id, instant, json, text } from '../database/columns';
import { PartnerEntity } from './partner.entity';

/** A person who works for a partner. */
@Entity('agent')
@Index('uq_agent_email', ['emailKey'], { unique: true })
@Index('ix_agent_partner', ['partnerId'])
export class AgentEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  partnerId!: string;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'fk_agent_partner' })
  partner?: PartnerEntity;

  @Column(text())
  firstName!: string;

  @Column(text())
  lastName!: string;

  @Column(text())
  email!: string;

  /** The address as it is compared at sign-in: NFKC, lower case. */
  @Column(text())
  emailKey!: string;

  @Column(json())
  roles!: AgentRole[];

  /** BCP 47 tag of the language that mails use. */
  @Column(code(40))
  language!: string;

  /** Argon2id, PHC string format. */
  @Column(text())
  passwordHash!: string;

  /** The password was issued, not chosen: the first sign-in must change it. */
  @Column(code(40))
  passwordState!: 'ONE_TIME' | 'CHOSEN';

  @Column(instant({ nullable: true }))
  disabledAt!: Date | null;

  @Column(instant())
  createdAt!: Date;
}

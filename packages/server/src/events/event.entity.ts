import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, json } from '../database/columns';
import type { EventKind } from './event-kinds';

// Who may read only what is about customers reads a range of its own; whoever may read all reads two (ADR 0192).
const ABOUT_A_CUSTOMER = 'customer_id IS NOT NULL';
const ABOUT_NONE = 'customer_id IS NULL';

/** What happened, who did it and under which row. Insert-only; every fact is committed together with its event. */
@Entity('event')
@Index('ix_event_partner_customers', ['partnerId', 'occurredAt', 'id'], { unique: true, where: ABOUT_A_CUSTOMER })
@Index('ix_event_partner_own', ['partnerId', 'occurredAt', 'id'], { unique: true, where: ABOUT_NONE })
@Index('ix_event_kind_customers', ['partnerId', 'kind', 'occurredAt', 'id'], { unique: true, where: ABOUT_A_CUSTOMER })
@Index('ix_event_kind_own', ['partnerId', 'kind', 'occurredAt', 'id'], { unique: true, where: ABOUT_NONE })
@Index('ix_event_actor_customers', ['partnerId', 'actorId', 'kind', 'occurredAt', 'id'], { unique: true, where: ABOUT_A_CUSTOMER })
@Index('ix_event_actor_own', ['partnerId', 'actorId', 'kind', 'occurredAt', 'id'], { unique: true, where: ABOUT_NONE })
@Index('ix_event_customer', ['partnerId', 'customerId', 'kind', 'occurredAt', 'id'], { unique: true, where: ABOUT_A_CUSTOMER })
@Index('ix_event_customer_actor', ['partnerId', 'customerId', 'actorId', 'kind', 'occurredAt', 'id'], { unique: true, where: ABOUT_A_CUSTOMER })
@Index('ix_event_company', ['customerId', 'kind', 'occurredAt', 'id'], { unique: true, where: ABOUT_A_CUSTOMER })
@Index('ix_event_company_actor', ['customerId', 'actorId', 'kind', 'occurredAt', 'id'], { unique: true, where: ABOUT_A_CUSTOMER })
export class EventEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(code(64))
  kind!: EventKind;

  @Column(instant())
  occurredAt!: Date;

  @Column(code(40))
  actorKind!: 'AGENT' | 'CUSTOMER_USER' | 'OPERATOR' | 'SYSTEM' | 'ANONYMOUS';

  @Column(id({ nullable: true }))
  actorId!: string | null;

  @Column(id({ nullable: true }))
  partnerId!: string | null;

  @Column(id({ nullable: true }))
  customerId!: string | null;

  /** The acceptance, invitation, order ... that it is about. */
  @Column(id({ nullable: true }))
  subjectId!: string | null;

  /** Refusal code, when the event is a refusal. */
  @Column(code(64, { nullable: true }))
  code!: string | null;

  @Column(code(40, { nullable: true }))
  rule!: string | null;

  /** No personal data: ids, codes, hashes, days. */
  @Column(json())
  payload!: object;
}

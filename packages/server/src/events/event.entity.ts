import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, json } from '../database/columns';
import type { EventKind } from './event-kinds';

/** What happened, who did it and under which row. Insert-only; every fact is committed together with its event. */
@Entity('event')
@Index('ix_event_customer', ['customerId', 'occurredAt', 'id'], { unique: true })
@Index('ix_event_actor', ['partnerId', 'actorId', 'occurredAt', 'id'], { unique: true })
@Index('ix_event_partner', ['partnerId', 'occurredAt', 'id'], { unique: true })
@Index('ix_event_kind', ['partnerId', 'kind', 'occurredAt', 'id'], { unique: true })
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

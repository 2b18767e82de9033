import { ArgsType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { EVENT_KINDS, type EventKind } from '../events/event-kinds';
import { PageArgs, PageInfo } from '../graphql/connection';
import { DateTimeISO } from '../graphql/scalars';
import { Partner, Person } from '../partners/partner.types';
import { ACTOR_KINDS, wordsOfActor, wordsOfKind, type ActorKind } from './audit-words';

/** An enum whose values are described by the words that readers see. */
function enumOf<Code extends string>(name: string, description: string, codes: readonly Code[], wordsOf: (code: Code) => string): object {
  const members = Object.fromEntries(codes.map((code) => [code, code]));
  registerEnumType(members, { name, description, valuesConfig: Object.fromEntries(codes.map((code) => [code, { description: `${wordsOf(code)}.` }])) });
  return members;
}

const AuditEventKindEnum = enumOf('AuditEventKind', 'What happened.', EVENT_KINDS, (kind) => wordsOfKind('en', kind));
const AuditActorKindEnum = enumOf('AuditActorKind', 'Who or what did it.', ACTOR_KINDS, (kind) => wordsOfActor('en', kind));

@ObjectType({ description: 'The company that an event is about, as far as the reader may know it.' })
export class AuditCustomer {
  @Field(() => ID, { description: 'Opaque identifier: the one of `customer(id)`.' })
  id!: string;

  @Field(() => String, { description: 'Its name; as typed while a request is open.' })
  companyName!: string;
}

@ObjectType({ description: 'One entry of the audit trail: what happened, who did it, when and from where. It is never changed.' })
export class AuditEvent {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => AuditEventKindEnum, { description: 'What happened, as a stable code.' })
  kind!: EventKind;

  @Field(() => String, { description: 'What happened, in the language asked for by Accept-Language.' })
  message!: string;

  @Field(() => DateTimeISO, { description: 'When, to the millisecond.' })
  at!: string;

  @Field(() => AuditActorKindEnum, { description: 'Who or what did it.' })
  actorKind!: ActorKind;

  @Field(() => ID, { nullable: true, description: 'The person who did it: give it as `actorId`. Null for others than the reader’s own people.' })
  actorId!: string | null;

  @Field(() => Person, { nullable: true, description: 'The person who did it; null where nobody did, and where the reader may not know who.' })
  actor!: Person | null;

  @Field(() => Person, { nullable: true, description: 'Whose account a sign-in was tried or a password changed for; only of the reader’s own people.' })
  account!: Person | null;

  @Field(() => Partner, { nullable: true, description: 'The partner that it concerns.' })
  partner!: Partner | null;

  @Field(() => AuditCustomer, { nullable: true, description: 'The customer that it concerns; null where there is none, and where the reader may not see it.' })
  customer!: AuditCustomer | null;

  @Field(() => ID, { nullable: true, description: 'The acceptance, invitation, order or account that it is about.' })
  subjectId!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a refusal: its code.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a refusal: its words, in the language asked for by Accept-Language.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Row of the decision table that decided (docs/rules.md).' })
  rule!: string | null;

  @Field(() => String, { nullable: true, description: 'Network address from which the reader’s own people acted. Kept for 400 days; null where the role may not know it.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'What the browser or program called itself; as `address`.' })
  userAgent!: string | null;
}

@ObjectType({ description: 'A row of the audit trail.' })
export class AuditEventEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => AuditEvent, { description: 'The event.' })
  node!: AuditEvent;
}

@ObjectType({ description: 'A page of the audit trail, latest first.' })
export class AuditEventConnection {
  @Field(() => [AuditEventEdge], { description: 'The rows.' })
  edges!: AuditEventEdge[];

  @Field(() => PageInfo, { description: 'Where the page starts and ends.' })
  pageInfo!: PageInfo;
}

/** Which events, and which page of them. */
@ArgsType()
export class AuditEventArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those about this customer.' })
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this person of the reader’s own company did.' })
  actorId?: string | null;

  @Field(() => [AuditEventKindEnum], { nullable: true, description: 'Only these kinds.' })
  kind?: EventKind[] | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'Not before this instant.' })
  from?: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'Before this instant.' })
  to?: Date | null;
}

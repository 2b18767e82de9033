import type { AgreementStatus } from '@assent/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../graphql/connection';
import { AgreementStatusEnum } from '../graphql/enums';
import { Refusal, Warning } from '../graphql/refusal.types';
import { CountryCode, DateTimeISO, LanguageTag } from '../graphql/scalars';
import type { CustomerView } from './customer-view';

@ObjectType({ description: 'A person at a customer.' })
export class Contact {
  @Field(() => String, { description: 'Given name.' })
  firstName!: string;

  @Field(() => String, { description: 'Family name.' })
  lastName!: string;

  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number as given.' })
  phone!: string | null;
}

@ObjectType({ description: 'A postal address.' })
export class Address {
  @Field(() => String, { description: 'Street and number.' })
  line1!: string;

  @Field(() => String, { nullable: true, description: 'Second line.' })
  line2!: string | null;

  @Field(() => String, { description: 'City.' })
  city!: string;

  @Field(() => String, { nullable: true, description: 'State, province or prefecture.' })
  state!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode!: string | null;
}

@ObjectType({ description: 'A company that buys through partners. What the viewer may not read of it is null (table V).' })
export class Customer {
  /** Who looks, and what it may see; not part of the schema. */
  view!: CustomerView;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => String, { description: 'Company name; while only requested, as the partner typed it.' })
  companyName!: string;

  @Field(() => String, { nullable: true, description: 'Domain of the tenant.' })
  domain!: string | null;

  @Field(() => CountryCode, { nullable: true, description: 'Country: decides which agreement is offered.' })
  country!: string | null;

  @Field(() => LanguageTag, { nullable: true, description: 'Language of mails to the company.' })
  language!: string | null;

  @Field(() => String, { nullable: true, description: 'IANA time zone.' })
  timeZone!: string | null;

  @Field(() => String, { nullable: true, description: 'Registration number, where its country demands one.' })
  registrationNumber!: string | null;

  @Field(() => Address, { nullable: true, description: 'Address.' })
  address!: Address | null;

  @Field(() => Contact, { nullable: true, description: 'Primary contact: proposed as the signer.' })
  primaryContact!: Contact | null;
}

@ObjectType({ description: 'What to do next.' })
export class NextStep {
  @Field(() => String, { description: 'Stable code.' })
  code!: string;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  message!: string;
}

@ObjectType({ description: 'Whether the customer accepted directly, by any link.' })
export class DirectAcceptance {
  @Field(() => Boolean, { description: 'Whether there is a direct acceptance in force; false also to whoever may not know.' })
  accepted!: boolean;

  @Field(() => DateTimeISO, { nullable: true, description: 'When the latest one was recorded.' })
  at!: string | null;

  @Field(() => String, { nullable: true, description: 'Its version.' })
  version!: string | null;
}

@ObjectType({ description: 'Whether the viewer may do something, by the same table that the mutation asks.' })
export class Permission {
  @Field(() => Boolean, { description: 'Whether the mutation would go ahead with a complete input.' })
  allowed!: boolean;

  @Field(() => Refusal, { nullable: true, description: 'Why not, and what to do instead.' })
  refusal!: Refusal | null;

  @Field(() => Warning, { nullable: true, description: 'What to know before doing it: CUSTOMER_WILL_BE_SENT_BACK of an invitation, which `invite` would say too late.' })
  warning!: Warning | null;
}

@ObjectType({ description: 'What the viewer may do for a customer. The screen asks; it never decides.' })
export class ViewerMay {
  @Field(() => Permission, { description: 'Attest that the customer agreed (table A).' })
  attest!: Permission;

  @Field(() => Permission, { description: 'Invite the customer to accept (table I).' })
  invite!: Permission;

  @Field(() => Permission, { description: 'Order for the customer (table P).' })
  order!: Permission;
}

@ObjectType({ description: 'A row of a list of customers.' })
export class CustomerEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Customer, { description: 'The customer.' })
  node!: Customer;
}

@ObjectType({ description: 'A page of customers.' })
export class CustomerConnection {
  /** Not part of the schema: what `totalCount` tells, and whether that is all. */
  count!: () => Promise<{ readonly count: number; readonly isExact: boolean }>;

  @Field(() => [CustomerEdge], { description: 'The rows, in the order asked for.' })
  edges!: CustomerEdge[];

  @Field(() => PageInfo, { description: 'Where the page starts and ends.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'How many customers stand at one status.' })
export class StatusCount {
  @Field(() => AgreementStatusEnum, { description: 'The status.' })
  status!: AgreementStatus;

  @Field(() => Int, { description: 'How many customers.' })
  count!: number;
}

@ObjectType({ description: "Where a partner's active customers stand with the agreement." })
export class AcceptanceSummary {
  @Field(() => Int, { description: 'All of them.' })
  total!: number;

  @Field(() => [StatusCount], { description: 'By status; a status that nobody has is left out.' })
  byStatus!: StatusCount[];
}

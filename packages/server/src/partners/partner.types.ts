import type { AgentRole, PartnerType as PartnerTypeCode } from '@assent/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { PageInfo } from '../graphql/connection';
import { AgentRoleEnum, PartnerTypeEnum } from '../graphql/enums';
import { CountryCode, LanguageTag } from '../graphql/scalars';

@ObjectType({ description: 'Whom a customer may reach at a partner.' })
export class PartnerContact {
  @Field(() => String, { description: 'Person or desk.' })
  name!: string;

  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number as given.' })
  phone!: string | null;
}

@ObjectType({ description: 'A company in the CSP program.' })
export class Partner {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => PartnerTypeEnum, { description: 'Direct bill partner, indirect provider or indirect reseller.' })
  type!: PartnerTypeCode;

  @Field(() => String, { description: 'Company name.' })
  name!: string;

  @Field(() => CountryCode, { description: 'Where it is; its CSP region follows from it.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'Identifier in the Microsoft partner network, when it has one.' })
  mpnId!: string | null;

  @Field(() => String, { description: 'IANA time zone: its day is the latest that an attestation may carry.' })
  timeZone!: string;

  @Field(() => PartnerContact, { description: 'Whom its customers may reach.' })
  contact!: PartnerContact;
}

@ObjectType({ description: 'A row of a list of partners.' })
export class PartnerEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Partner, { description: 'The partner.' })
  node!: Partner;
}

@ObjectType({ description: 'A page of partners, by name.' })
export class PartnerConnection {
  @Field(() => [PartnerEdge], { description: 'The rows.' })
  edges!: PartnerEdge[];

  @Field(() => PageInfo, { description: 'Where the page starts and ends.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'A person who works for a partner.' })
export class Agent {
  /** Not part of the schema: resolves `partner` and `today`. */
  partnerId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => String, { description: 'Given name.' })
  firstName!: string;

  @Field(() => String, { description: 'Family name.' })
  lastName!: string;

  @Field(() => String, { description: 'E-mail address: the sign-in name.' })
  email!: string;

  @Field(() => [AgentRoleEnum], { description: 'What the agent may do.' })
  roles!: AgentRole[];

  @Field(() => LanguageTag, { description: 'Language of mails to the agent.' })
  language!: string;
}

@ObjectType({ description: 'A person to turn to.' })
export class Person {
  @Field(() => String, { description: 'Given name.' })
  firstName!: string;

  @Field(() => String, { description: 'Family name.' })
  lastName!: string;

  @Field(() => String, { description: 'E-mail address.' })
  email!: string;
}

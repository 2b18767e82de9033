import type { AcceptanceMethod } from '@assent/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CustomerView } from '../customers/customer-view';
import { PageInfo } from '../graphql/connection';
import { AcceptanceMethodEnum, RecorderKindEnum, type RecorderKind } from '../graphql/enums';
import { CountryCode, DateTimeISO, LanguageTag, LocalDate, Url } from '../graphql/scalars';
import { AcceptWords } from '../invitations/invitation.types';
import { Partner } from '../partners/partner.types';
import type { AcceptanceRow } from './acceptance-row';

@ObjectType({ description: 'The person who agreed. Fields are null once the person was erased.' })
export class Signer {
  @Field(() => String, { nullable: true, description: 'Given name.' })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  lastName!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number as given; optional.' })
  phone!: string | null;
}

@ObjectType({ description: 'An attestation taken back.' })
export class Withdrawal {
  @Field(() => DateTimeISO, { description: 'When it was recorded.' })
  at!: string;

  @Field(() => String, { nullable: true, description: 'Why; null for those who only see that it is withdrawn.' })
  reason!: string | null;
}

@ObjectType({ description: 'How a direct acceptance was made, as far as the server saw it.' })
export class Evidence {
  @Field(() => String, { nullable: true, description: 'Network address of the peer, or what the trusted proxy hop says.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'User-Agent header.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: 'How the person signed in, with every factor: PASSWORD, ONE_TIME_PASSWORD, ONE_TIME_PASSWORD_AND_MAIL_CODE, PASSWORD_AND_AUTHENTICATOR or PASSWORD_AND_RECOVERY_CODE.' })
  signInMethod!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When the person signed in.' })
  signedInAt!: string | null;

  @Field(() => String, { nullable: true, description: 'IANA zone that the browser named.' })
  timeZone!: string | null;

  @Field(() => String, { nullable: true, description: 'Accept-Language header of the request: on the site, the language that was chosen there.' })
  browserLanguage!: string | null;

  @Field(() => Partner, { nullable: true, description: 'The partner that handed out the first credentials, unless the company confirmed them by a code in its own mailbox.' })
  credentialsIssuedBy!: Partner | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When the server last served this person the ask, by its own clock; null when it was not asked for through the site.' })
  displayedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Which build of the site was being served: SHA-256 of its first page, which names every other file by its content.' })
  siteBuild!: string | null;

  @Field(() => AcceptWords, { nullable: true, description: 'The words that were shown around the tick; null when no page showed any.' })
  words!: AcceptWords | null;
}

@ObjectType({ description: 'The company as it was called when the acceptance was recorded.' })
export class CompanyThen {
  @Field(() => String, { description: 'Company name.' })
  name!: string;

  @Field(() => String, { description: 'Domain.' })
  domain!: string;

  @Field(() => String, { nullable: true, description: 'Registration number, where it had one.' })
  registrationNumber!: string | null;
}

@ObjectType({ description: 'Who recorded an acceptance: apart from the signer, who agreed.' })
export class Recorder {
  @Field(() => RecorderKindEnum, { description: 'What recorded it.' })
  kind!: RecorderKind;

  @Field(() => String, { nullable: true, description: 'Given name then; null for an import, once the person was erased, and for those who may not know it.' })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name then.' })
  lastName!: string | null;
}

@ObjectType({ description: 'The document that came with an attestation, the signed paper for instance.' })
export class AttachedDocument {
  @Field(() => String, { description: 'application/pdf, image/png or image/jpeg.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Bytes.' })
  length!: number;

  @Field(() => String, { description: 'SHA-256 of the bytes: part of the fact.' })
  hash!: string;

  @Field(() => Url, { nullable: true, description: 'Where it is served to whoever may open the receipt; null once the person was erased.' })
  url!: string | null;
}

@ObjectType({ description: 'One fact that a customer agreed. What the viewer may not read of it is null (table V).' })
export class Acceptance {
  /** The row behind it and how much of it is disclosed; not part of the schema. */
  row!: AcceptanceRow;

  disclosure!: 'FULL' | 'SUMMARY';

  view!: CustomerView;

  @Field(() => ID, { description: 'Opaque identifier: the reference on the receipt.' })
  id!: string;

  @Field(() => AcceptanceMethodEnum, { description: 'ATTESTED by a partner, or DIRECT by the customer.' })
  method!: AcceptanceMethod;

  @Field(() => Signer, { nullable: true, description: 'Who agreed.' })
  signer!: Signer | null;

  @Field(() => CountryCode, { description: "The customer's country when it agreed." })
  country!: string;

  @Field(() => LocalDate, { description: 'The day on which the customer agreed.' })
  dateAgreed!: string;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it was recorded.' })
  recordedAt!: string | null;

  @Field(() => LanguageTag, { nullable: true, description: 'Language of the text.' })
  language!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the exact file.' })
  fileHash!: string | null;

  @Field(() => Int, { nullable: true, description: 'Bytes of the exact file; null in acceptances from before it was kept.' })
  fileLength!: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the HTML shown.' })
  shownHash!: string | null;

  @Field(() => Int, { nullable: true, description: 'Bytes of the HTML shown; null in acceptances from before it was kept.' })
  shownLength!: number | null;

  @Field(() => String, { nullable: true, description: 'Row of the decision table that allowed it.' })
  rule!: string | null;

  @Field(() => ID, { nullable: true, description: 'The earlier attestation that this one replaces.' })
  supersedesId!: string | null;

  @Field(() => Withdrawal, { nullable: true, description: 'Set when it was taken back.' })
  withdrawn!: Withdrawal | null;
}

/** What is plain of an acceptance; the rest is resolved when asked. */
export type AcceptanceCore = Omit<Acceptance, 'row' | 'disclosure' | 'view'>;

@ObjectType({ description: 'A row of a list of acceptances.' })
export class AcceptanceEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Acceptance, { description: 'The acceptance.' })
  node!: Acceptance;
}

@ObjectType({ description: 'A page of acceptances, latest first.' })
export class AcceptanceConnection {
  /** Not part of the schema: resolves `totalCount`. */
  total!: number;

  @Field(() => [AcceptanceEdge], { description: 'The rows.' })
  edges!: AcceptanceEdge[];

  @Field(() => PageInfo, { description: 'Where the page starts and ends.' })
  pageInfo!: PageInfo;
}

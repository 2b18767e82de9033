import type { ContactPartnerScenario, InvitationKind, InvitationStatus } from '@assent/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { PageInfo } from '../graphql/connection';
import { ContactPartnerScenarioEnum, InvitationKindEnum, InvitationOutcomeEnum, InvitationStatusEnum, type InvitationOutcome } from '../graphql/enums';
import { Refusal } from '../graphql/refusal.types';
import { DateTimeISO, LanguageTag } from '../graphql/scalars';
import { Partner } from '../partners/partner.types';

@ObjectType({ description: 'A link that a partner sent. The link itself is shown once, when it is made.' })
export class Invitation {
  /** Not part of the schema: resolve `partner`, `seller` and `provider`. */
  partnerId!: string;

  sellerId!: string;

  providerId!: string | null;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => InvitationKindEnum, { description: 'What it asks for.' })
  kind!: InvitationKind;

  @Field(() => InvitationStatusEnum, { description: 'Open until answered, revoked or run out.' })
  status!: InvitationStatus;

  @Field(() => String, { description: 'The company as the partner typed it.' })
  companyName!: string;

  @Field(() => String, { nullable: true, description: 'The address as the partner typed it; null where it may not see one.' })
  email!: string | null;

  @Field(() => LanguageTag, { description: 'Language of the mail.' })
  language!: string;

  @Field(() => DateTimeISO, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTimeISO, { description: 'When it runs out (an accepted one does not).' })
  expiresAt!: string;

  @Field(() => DateTimeISO, { nullable: true, description: 'When somebody of the customer first opened it signed in.' })
  firstOpenedAt!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When the customer was last told to contact the partner.' })
  toldToContactAt!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it was answered, revoked or replaced.' })
  closedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the customer declined, in its words; null when it did not, or gave no reason.' })
  declineReason!: string | null;
}

@ObjectType({ description: 'A mail for the partner to send, in the language of its reader. The link must stay in.' })
export class InvitationMail {
  /** Not part of the schema: resolve `warning`. */
  warningCode!: string | null;

  @Field(() => LanguageTag, { description: 'Language of the mail.' })
  language!: string;

  @Field(() => String, { description: 'Subject line.' })
  subject!: string;

  @Field(() => String, { description: 'Plain text.' })
  text!: string;

  @Field(() => String, { description: 'The same as HTML.' })
  html!: string;
}

@ObjectType({ description: 'What an invitation asks for now.' })
export class InvitationAsks {
  @Field(() => Boolean, { description: 'The reseller relationship.' })
  relationship!: boolean;

  @Field(() => Boolean, { description: 'The agreement.' })
  agreement!: boolean;
}

@ObjectType({ description: 'The customer cannot accept directly: its partner has to attest (D10, D11).' })
export class ContactPartner {
  @Field(() => String, { description: 'The exact words of the guide.' })
  message!: string;

  @Field(() => ContactPartnerScenarioEnum, { description: 'Which of the two scenarios.' })
  scenario!: ContactPartnerScenario;

  @Field(() => Partner, { description: 'The seller.' })
  partner!: Partner;

  @Field(() => Partner, { nullable: true, description: 'The provider behind an indirect reseller.' })
  provider!: Partner | null;

  @Field(() => Partner, { description: 'Who of them must attest.' })
  attestedBy!: Partner;

  @Field(() => String, { description: 'Row of the decision table.' })
  rule!: string;
}

@ObjectType({ description: 'The words around the tick: a page that asks shows these and no others, and sends back their hash. They become evidence.' })
export class AcceptWords {
  @Field(() => LanguageTag, { description: 'Their language.' })
  language!: string;

  @Field(() => String, { description: 'Who answers for which company.' })
  statement!: string;

  @Field(() => String, { description: 'What is recorded with the answer.' })
  notice!: string;

  @Field(() => String, { nullable: true, description: 'Label of the box of the relationship, where it is asked.' })
  relationshipBox!: string | null;

  @Field(() => String, { nullable: true, description: 'Label of the box of the agreement, where it is asked.' })
  agreementBox!: string | null;

  @Field(() => String, { description: 'Label of the button.' })
  button!: string;

  @Field(() => String, { description: 'SHA-256 over a purpose tag and the canonical JSON of the other fields.' })
  hash!: string;
}

/** What a link shows to whoever holds it. Signed out: who asks, and the company only as the partner typed it. */
@ObjectType({ description: 'What a link shows: signed out, who asks and for which company; signed in, what is asked.' })
export class InvitationView {
  /** Not part of the schema: resolve `partner`, `provider`, `agreement` and `acceptance`. */
  sellerId!: string;

  providerId!: string | null;

  agreementId!: string | null;

  acceptanceId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Identifier, for the signed-in customer only.' })
  id!: string | null;

  @Field(() => InvitationKindEnum, { description: 'What it asks for.' })
  kind!: InvitationKind;

  @Field(() => String, { description: 'For which company: as the partner typed it; signed in and bound, its own name. Empty to somebody of another company.' })
  companyName!: string;

  @Field(() => InvitationOutcomeEnum, { description: 'What to do now (table D).' })
  outcome!: InvitationOutcome;

  @Field(() => String, { description: 'Row of the decision table.' })
  rule!: string;

  @Field(() => Refusal, { nullable: true, description: 'Why not, in words, for REFUSED and SIGN_IN_REQUIRED.' })
  refusal!: Refusal | null;

  @Field(() => ContactPartner, { nullable: true, description: 'For CONTACT_PARTNER.' })
  contactPartner!: ContactPartner | null;

  @Field(() => InvitationAsks, { description: 'Which boxes are asked.' })
  asks!: InvitationAsks;

  @Field(() => AcceptWords, { nullable: true, description: 'What to show around the tick, in the language asked for by Accept-Language, for ASK.' })
  words!: AcceptWords | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it runs out.' })
  expiresAt!: string | null;
}

@ObjectType({ description: 'A row of a list of invitations.' })
export class InvitationEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Invitation, { description: 'The invitation.' })
  node!: Invitation;
}

@ObjectType({ description: 'A page of invitations, latest first.' })
export class InvitationConnection {
  /** Not part of the schema: counts what is listed. */
  count!: () => Promise<number>;

  @Field(() => [InvitationEdge], { description: 'The rows.' })
  edges!: InvitationEdge[];

  @Field(() => PageInfo, { description: 'Where the page starts and ends.' })
  pageInfo!: PageInfo;
}

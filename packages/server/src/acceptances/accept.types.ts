import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refusal } from '../graphql/refusal.types';
import { ContactPartner } from '../invitations/invitation.types';
import { Acceptance } from './acceptance.types';
import { PartnerRelationship } from './partner-relationship.types';

@InputType({ description: 'What the customer accepts: which link, the boxes it ticked, and exactly what it was shown.' })
export class AcceptInput {
  @Field(() => String, { nullable: true, description: 'The secret of the link; or give `invitationId`.' })
  token?: string | null;

  @Field(() => ID, { nullable: true, description: "An invitation of the reader's own company." })
  invitationId?: string | null;

  @Field(() => Boolean, { description: 'The box of the reseller relationship.' })
  relationshipTicked!: boolean;

  @Field(() => Boolean, { description: 'The box of the agreement.' })
  agreementTicked!: boolean;

  @Field(() => ID, { nullable: true, description: 'The version shown.' })
  agreementId?: string | null;

  @Field(() => String, { nullable: true, description: 'The language shown.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file that was offered.' })
  fileHash?: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the HTML that was shown.' })
  shownHash?: string | null;

  @Field(() => String, { nullable: true, description: '`words.hash` of the invitation, when a page showed its words: kept as evidence. Other words than the ones served are AGREEMENT_CHANGED.' })
  wordsHash?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA zone of the browser; kept as evidence, believed for nothing.' })
  timeZone?: string | null;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input records once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'Accepted: what was asked is on record.' })
export class Accepted {
  @Field(() => Acceptance, { nullable: true, description: 'The acceptance; null when only the relationship was asked.' })
  acceptance!: Acceptance | null;

  @Field(() => PartnerRelationship, { nullable: true, description: 'The relationship as it stands now.' })
  relationship!: PartnerRelationship | null;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key recorded it.' })
  replayed!: boolean;
}

@ObjectType({ description: 'Nothing is left to ask: it was accepted before.' })
export class AlreadyAccepted {
  @Field(() => Acceptance, { nullable: true, description: 'The acceptance on record.' })
  acceptance!: Acceptance | null;

  @Field(() => PartnerRelationship, { nullable: true, description: 'The relationship.' })
  relationship!: PartnerRelationship | null;
}

export const AcceptResult = createUnionType({
  name: 'AcceptResult',
  description: 'What accepting came to.',
  types: () => [Accepted, AlreadyAccepted, ContactPartner, Refusal] as const,
});

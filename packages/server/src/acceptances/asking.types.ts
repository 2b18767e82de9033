import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refusal } from '../graphql/refusal.types';
import { DateTimeISO } from '../graphql/scalars';
import { Partner } from '../partners/partner.types';
import { Acceptance } from './acceptance.types';

@InputType({ description: 'Which attestation is not right, and why.' })
export class DisputeAcceptanceInput {
  @Field(() => ID, { description: "An attestation on record of the person's own company." })
  acceptanceId!: string;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters; the partner reads it.' })
  reason!: string;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input records once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'A customer said that an attestation is not right.' })
export class Dispute {
  @Field(() => DateTimeISO, { description: 'When.' })
  at!: string;

  @Field(() => String, { description: 'Why, in the words of the customer.' })
  reason!: string;
}

@ObjectType({ description: 'The objection is on record; the partner sees it as needing attention.' })
export class AcceptanceDisputed {
  @Field(() => Acceptance, { description: 'The attestation.' })
  acceptance!: Acceptance;

  @Field(() => Boolean, { description: 'Whether this server mails it to the agents of the partner; otherwise they see it in the console alone.' })
  mailed!: boolean;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key recorded it.' })
  replayed!: boolean;
}

export const DisputeAcceptanceResult = createUnionType({
  name: 'DisputeAcceptanceResult',
  description: 'What the objection came to.',
  types: () => [AcceptanceDisputed, Refusal] as const,
});

@InputType({ description: 'For which relationship somebody is asked to attest.' })
export class RequestAttestationInput {
  @Field(() => ID, { description: "A reseller's relationship, or one of the customer's own." })
  relationshipId!: string;

  @Field(() => String, { nullable: true, description: 'A word to the partner, at most 1,000 characters.' })
  message?: string | null;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input asks once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The attesting partner is asked. A request that was open already is kept.' })
export class AttestationRequested {
  @Field(() => ID, { description: 'Identifier of the request.' })
  id!: string;

  @Field(() => Partner, { description: 'Who was asked.' })
  attestedBy!: Partner;

  @Field(() => Boolean, { description: 'Whether this server mails the request to the agents of that partner; otherwise they see it in the console alone.' })
  mailed!: boolean;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key asked.' })
  replayed!: boolean;
}

export const RequestAttestationResult = createUnionType({
  name: 'RequestAttestationResult',
  description: 'What asking came to.',
  types: () => [AttestationRequested, Refusal] as const,
});

@ObjectType({ description: 'Somebody asked to attest, and nothing has answered it yet.' })
export class AttestationRequest {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether the customer itself asked; otherwise its reseller did.' })
  byCustomer!: boolean;

  @Field(() => String, { nullable: true, description: 'A word to the partner; what its reseller wrote is not for the customer.' })
  message!: string | null;

  @Field(() => DateTimeISO, { description: 'When.' })
  at!: string;
}

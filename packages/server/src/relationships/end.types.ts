import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refusal } from '../graphql/refusal.types';
import { Relationship } from './relationship.types';

@InputType({ description: 'Which relationship ends.' })
export class EndRelationshipInput {
  @Field(() => ID, { description: "An active relationship of the agent's partner, as seller or provider." })
  relationshipId!: string;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input ends it once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The relationship is over: its links are revoked and its held orders cancelled.' })
export class RelationshipEnded {
  @Field(() => Relationship, { description: 'The relationship.' })
  relationship!: Relationship;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key ended it.' })
  replayed!: boolean;
}

export const EndRelationshipResult = createUnionType({
  name: 'EndRelationshipResult',
  description: 'What ending came to.',
  types: () => [RelationshipEnded, Refusal] as const,
});

import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refusal } from '../graphql/refusal.types';

@InputType({ description: 'Which link is declined: by its secret, or by the id of one that is bound to the company.' })
export class DeclineInput {
  @Field(() => String, { nullable: true, description: 'The secret of the link; or give `invitationId`.' })
  token?: string | null;

  @Field(() => ID, { nullable: true, description: "An invitation of the reader's own company." })
  invitationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters; the partner reads it.' })
  reason?: string | null;
}

@ObjectType({ description: 'The request is declined; the partner sees it, with the reason.' })
export class Declined {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

export const DeclineResult = createUnionType({ name: 'DeclineResult', description: 'What declining came to.', types: () => [Declined, Refusal] as const });

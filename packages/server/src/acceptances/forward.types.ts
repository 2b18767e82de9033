import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { CustomerUser } from '../customers/customer-user.types';
import { Refusal } from '../graphql/refusal.types';

@InputType({ description: 'Which request is forwarded, and to whom.' })
export class ForwardInvitationInput {
  @Field(() => String, { nullable: true, description: 'The secret of the link; or give `invitationId`.' })
  token?: string | null;

  @Field(() => ID, { nullable: true, description: "An invitation of the reader's own company." })
  invitationId?: string | null;

  @Field(() => ID, { description: 'One of `colleagues`: somebody of the same company who may accept.' })
  colleagueId!: string;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input forwards once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The request is forwarded. The colleague also finds it under `waitingInvitations`, once it is bound to the company.' })
export class InvitationForwarded {
  @Field(() => CustomerUser, { description: 'To whom.' })
  colleague!: CustomerUser;

  @Field(() => Boolean, { description: 'Whether a mail is on its way to the colleague; where this server sends none, the person has to tell it.' })
  mailed!: boolean;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key forwarded it.' })
  replayed!: boolean;
}

export const ForwardInvitationResult = createUnionType({
  name: 'ForwardInvitationResult',
  description: 'What forwarding came to.',
  types: () => [InvitationForwarded, Refusal] as const,
});

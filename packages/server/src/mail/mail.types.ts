import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refusal, Warning } from '../graphql/refusal.types';
import { Invitation } from '../invitations/invitation.types';

@InputType({ description: 'Which link to send by mail.' })
export class SendInvitationInput {
  @Field(() => ID, { description: "An open invitation of the viewer's partner." })
  invitationId!: string;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key sends once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The mail is on its way. It carries a new link, and the earlier one does not work any more.' })
export class InvitationSent {
  @Field(() => Invitation, { description: 'The invitation with the new link.' })
  invitation!: Invitation;

  @Field(() => Warning, { nullable: true, description: 'CUSTOMER_WILL_BE_SENT_BACK: attest instead.' })
  warning!: Warning | null;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key sent it.' })
  replayed!: boolean;
}

export const SendInvitationResult = createUnionType({
  name: 'SendInvitationResult',
  description: 'What sending an invitation came to.',
  types: () => [InvitationSent, Refusal] as const,
});

import type { InvitationKind } from '@assent/domain';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { InvitationKindEnum } from '../graphql/enums';
import { Refusal, Warning } from '../graphql/refusal.types';
import { LanguageTag, Url } from '../graphql/scalars';
import { Invitation, InvitationMail } from './invitation.types';

@InputType({ description: 'A company that need not be known: the partner never learns whether it is.' })
export class CompanyInput {
  @Field(() => String, { description: 'Company name.' })
  name!: string;

  @Field(() => String, { description: 'E-mail address to send the link to.' })
  email!: string;
}

@InputType({ description: 'Whom to invite: exactly one of the two.' })
export class InviteeInput {
  @Field(() => ID, { nullable: true, description: 'A customer that the partner can see.' })
  customerId?: string | null;

  @Field(() => CompanyInput, { nullable: true, description: 'Any company, for a relationship request.' })
  company?: CompanyInput | null;
}

@InputType({ description: 'What to ask, and of whom.' })
export class InviteInput {
  @Field(() => InviteeInput, { description: 'Whom.' })
  invitee!: InviteeInput;

  @Field(() => InvitationKindEnum, { description: 'What is asked.' })
  kind!: InvitationKind;

  @Field(() => ID, { nullable: true, description: 'The provider through which an indirect reseller will sell.' })
  providerId?: string | null;

  @Field(() => LanguageTag, { description: 'Language of the mail: `en` or `ja`; any other is written in English.' })
  language!: string;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input makes one invitation.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The invitation is made. Its link is shown here once and never again.' })
export class InvitationCreated {
  @Field(() => Invitation, { description: 'The invitation.' })
  invitation!: Invitation;

  @Field(() => Url, { nullable: true, description: 'The link; null when this is a replay.' })
  url!: string | null;

  @Field(() => InvitationMail, { nullable: true, description: 'The generated mail with the link in it; null when this is a replay.' })
  mail!: InvitationMail | null;

  @Field(() => [InvitationMail], { description: 'The same mail in every language that we write, to choose from; empty when this is a replay.' })
  mails!: InvitationMail[];

  @Field(() => Warning, { nullable: true, description: 'CUSTOMER_WILL_BE_SENT_BACK: attest instead.' })
  warning!: Warning | null;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key made it.' })
  replayed!: boolean;
}

export const InviteResult = createUnionType({ name: 'InviteResult', description: 'What inviting came to.', types: () => [InvitationCreated, Refusal] as const });

@ObjectType({ description: 'The link does not work any more.' })
export class InvitationRevoked {
  @Field(() => Invitation, { description: 'The invitation.' })
  invitation!: Invitation;
}

export const RevokeInvitationResult = createUnionType({
  name: 'RevokeInvitationResult',
  description: 'What revoking came to.',
  types: () => [InvitationRevoked, Refusal] as const,
});

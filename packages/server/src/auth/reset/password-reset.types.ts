import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../../graphql/refusal.types';

@InputType({ description: 'Whose password is to be set anew.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'What the person signs in with.' })
  email!: string;
}

@ObjectType({ description: 'If there is such an account at this site, a link is on its way. Whether there is one is not told.' })
export class PasswordResetRequested {
  @Field(() => Int, { description: 'For how many minutes the link works. A newer one replaces it.' })
  validMinutes!: number;
}

export const RequestPasswordResetResult = createUnionType({
  name: 'RequestPasswordResetResult',
  description: 'What asking for a link came to.',
  types: () => [PasswordResetRequested, Refusal] as const,
});

@InputType({ description: 'The link that was mailed, and the password to be.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The secret of the link.' })
  token!: string;

  @Field(() => String, { description: '12 to 128 characters of any kind.' })
  newPassword!: string;
}

@ObjectType({ description: 'The new password is set and every session of the person has ended; it signs in next.' })
export class PasswordReset {
  @Field(() => String, { description: 'The sign-in name, for the form and for password managers.' })
  email!: string;
}

export const ResetPasswordResult = createUnionType({ name: 'ResetPasswordResult', description: 'What setting a new password came to.', types: () => [PasswordReset, Refusal] as const });

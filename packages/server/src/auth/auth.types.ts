import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { CustomerUser } from '../customers/customer-user.types';
import { Refusal } from '../graphql/refusal.types';
import { Agent } from '../partners/partner.types';
import { CodeRequired } from './factors/code.types';

export const ViewerUnion = createUnionType({
  name: 'Viewer',
  description: 'Whoever is signed in.',
  types: () => [Agent, CustomerUser] as const,
});

@InputType({ description: 'What a person signs in with.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail address; case does not matter.' })
  email!: string;

  @Field(() => String, { description: 'Password, or the one-time password of the first credentials.' })
  password!: string;
}

@ObjectType({ description: 'The session cookie is set.' })
export class SignedIn {
  @Field(() => ViewerUnion, { description: 'Who is signed in now.' })
  viewer!: Agent | CustomerUser;
}

@ObjectType({ description: 'The password was a one-time one: nothing but `changePassword` and `signOut` works until it is changed.' })
export class PasswordChangeRequired {
  @Field(() => String, { description: 'The sign-in name, for the form and for password managers.' })
  email!: string;
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  description: 'Refusal: SIGN_IN_FAILED.',
  types: () => [SignedIn, PasswordChangeRequired, CodeRequired, Refusal] as const,
});

@InputType({ description: 'The password as it is and as it should be.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The one that was signed in with.' })
  currentPassword!: string;

  @Field(() => String, { description: '12 to 128 characters of any kind.' })
  newPassword!: string;
}

@ObjectType({ description: 'Changed; a new session began and every other one of the person ended.' })
export class PasswordChanged {
  @Field(() => ViewerUnion, { description: 'Who is signed in now.' })
  viewer!: Agent | CustomerUser;
}

export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  description: 'Refusal: PASSWORD_REFUSED, with the field at fault and why.',
  types: () => [PasswordChanged, Refusal] as const,
});

import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../../graphql/refusal.types';
import { PasswordChangeRequired, SignedIn } from '../auth.types';
import { CodeRequired } from './code.types';

@InputType({ description: 'The code that a sign-in waits for.' })
export class ConfirmCodeInput {
  @Field(() => String, { description: 'Six digits; spaces and hyphens do not matter. A recovery code does in place of an authenticator.' })
  code!: string;
}

export const ConfirmCodeResult = createUnionType({
  name: 'ConfirmCodeResult',
  description: 'What entering the code came to.',
  types: () => [SignedIn, PasswordChangeRequired, Refusal] as const,
});

export const ResendCodeResult = createUnionType({ name: 'ResendCodeResult', description: 'What asking for another code came to.', types: () => [CodeRequired, Refusal] as const });

@InputType({ description: 'What the person knows and has.' })
export class EnableSecondFactorInput {
  @Field(() => String, { description: 'The password, once more.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'Left out: a secret is offered. With a code of an authenticator that has this secret, the second factor is on.' })
  code?: string | null;
}

@ObjectType({ description: 'Give this to an authenticator app, then send a code of it.' })
export class SecondFactorOffered {
  @Field(() => String, { description: 'The shared secret, to type (Base32). It is shown this once.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an `otpauth://` address, to open or to show as a QR code.' })
  uri!: string;
}

@ObjectType({ description: 'From now on every sign-in asks for a code. Other sessions of the person have ended.' })
export class SecondFactorEnabled {
  @Field(() => [String], { description: 'Each lets the person in once without its authenticator. They are shown this once.' })
  recoveryCodes!: string[];
}

export const EnableSecondFactorResult = createUnionType({
  name: 'EnableSecondFactorResult',
  description: 'What came of either step.',
  types: () => [SecondFactorOffered, SecondFactorEnabled, Refusal] as const,
});

@InputType({ description: 'Both factors, once more.' })
export class DisableSecondFactorInput {
  @Field(() => String, { description: 'The password.' })
  password!: string;

  @Field(() => String, { description: 'A code of the authenticator, or a recovery code.' })
  code!: string;
}

@ObjectType({ description: 'The second factor of the signed-in person.' })
export class SecondFactor {
  @Field(() => Boolean, { description: 'Whether sign-ins ask for a code.' })
  enabled!: boolean;

  @Field(() => Boolean, { description: 'Whether this server can keep one: it needs a key to encrypt it with.' })
  available!: boolean;

  @Field(() => Int, { description: 'How many recovery codes are left.' })
  recoveryCodesLeft!: number;
}

@ObjectType({ description: 'Sign-ins ask for the password alone again. Other sessions of the person have ended.' })
export class SecondFactorDisabled {
  @Field(() => SecondFactor, { description: 'As it is now.' })
  secondFactor!: SecondFactor;
}

export const DisableSecondFactorResult = createUnionType({ name: 'DisableSecondFactorResult', description: 'What turning it off came to.', types: () => [SecondFactorDisabled, Refusal] as const });

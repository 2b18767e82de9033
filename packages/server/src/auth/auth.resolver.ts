import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { CustomerUser } from '../customers/customer-user.types';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { requirePerson } from '../graphql/policy';
import type { Refusal } from '../graphql/refusal.types';
import type { Agent } from '../partners/partner.types';
import { authRefusal } from './auth-refusal';
import {
  ChangePasswordInput,
  ChangePasswordResult,
  PasswordChanged,
  PasswordChangeRequired,
  SignedIn,
  SignInInput,
  SignInResult,
  ViewerUnion,
} from './auth.types';
import type { CodeRequired } from './factors/code.types';
import { codeRequired } from './factors/factor.resolver';
import { changePassword, type PasswordChangeOutcome } from './password-change.service';
import { signIn } from './sign-in.service';
import { signOut } from './sign-out.service';
import { readSignedIn, readViewer } from './viewer.reader';

@Resolver()
export class AuthResolver {
  @Query(() => ViewerUnion, { nullable: true, description: 'Who is signed in; null when nobody is, and while a code is due or a one-time password has to be changed.' })
  async viewer(@Ctx() context: Context): Promise<Agent | CustomerUser | null> {
    return context.viewer === null ? null : readViewer(context, requirePerson(context));
  }

  @Mutation(() => SignInResult, { description: 'Signs in at this site. Refusal: SIGN_IN_FAILED. Too many attempts: TOO_MANY_REQUESTS with `retryAfterSeconds`.' })
  async signIn(@Arg('input', () => SignInInput, { description: 'What the person signs in with.' }) { email, password }: SignInInput, @Ctx() context: Context): Promise<SignedIn | PasswordChangeRequired | CodeRequired | Refusal> {
    const outcome = await signIn(context, email, password);
    switch (outcome.kind) {
      case 'SIGNED_IN':
        return make(SignedIn, { viewer: await readSignedIn(context) });
      case 'PASSWORD_CHANGE_REQUIRED':
        return make(PasswordChangeRequired, { email: outcome.email });
      case 'CODE_REQUIRED':
        return codeRequired(outcome);
      case 'FAILED':
        return authRefusal(context, 'SIGN_IN_FAILED');
    }
  }

  @Mutation(() => Boolean, { description: 'Ends the session at the server. False when there was none.' })
  async signOut(@Ctx() context: Context): Promise<boolean> {
    return signOut(context);
  }

  @Mutation(() => ChangePasswordResult, {
    description:
      'Changes the password of the signed-in person and ends its other sessions. Refusal: PASSWORD_REFUSED, whose field says PASSWORD_WRONG, ' +
      'PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_COMMON, PASSWORD_CONTAINS_NAME or PASSWORD_UNCHANGED.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The password as it is and as it should be.' }) { currentPassword, newPassword }: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<PasswordChanged | Refusal> {
    const outcome = await changePassword(context, currentPassword, newPassword);
    if (outcome.kind === 'CHANGED') return make(PasswordChanged, { viewer: await readSignedIn(context) });
    return refusalOf(context, outcome);
  }
}

const refusalOf = (context: Context, { path, code }: Extract<PasswordChangeOutcome, { kind: 'REFUSED' }>): Refusal => authRefusal(context, 'PASSWORD_REFUSED', [{ path, code }]);

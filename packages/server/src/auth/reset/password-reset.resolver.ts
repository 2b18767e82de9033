import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { make } from '../../graphql/make';
import { authRefusal } from '../auth-refusal';
import { RESET_MINUTES, requestPasswordReset, resetPassword } from './password-reset.service';
import { PasswordReset, PasswordResetRequested, RequestPasswordResetInput, RequestPasswordResetResult, ResetPasswordInput, ResetPasswordResult } from './password-reset.types';

@Resolver()
export class PasswordResetResolver {
  @Mutation(() => RequestPasswordResetResult, {
    description: 'Mails a link that sets a new password, if there is such an account at this site. Refusal: MAIL_NOT_CONFIGURED. Too many attempts: TOO_MANY_REQUESTS, also for an account that there is not.',
  })
  async requestPasswordReset(@Arg('input', () => RequestPasswordResetInput, { description: 'Whose.' }) { email }: RequestPasswordResetInput, @Ctx() context: Context): Promise<typeof RequestPasswordResetResult> {
    const outcome = await requestPasswordReset(context, email);
    return outcome.kind === 'REFUSED' ? authRefusal(context, outcome.code) : make(PasswordResetRequested, { validMinutes: RESET_MINUTES });
  }

  @Mutation(() => ResetPasswordResult, {
    description:
      'Sets a new password with a link that was mailed; a second factor stays as it is. Refusals: RESET_LINK_INVALID (unknown, used, replaced, too late or of the other site), ' +
      'PASSWORD_REFUSED, whose field says PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_COMMON, PASSWORD_CONTAINS_NAME or PASSWORD_UNCHANGED.',
  })
  async resetPassword(@Arg('input', () => ResetPasswordInput, { description: 'Link and password.' }) { token, newPassword }: ResetPasswordInput, @Ctx() context: Context): Promise<typeof ResetPasswordResult> {
    const outcome = await resetPassword(context, token, newPassword);
    if (outcome.kind === 'RESET') return make(PasswordReset, { email: outcome.email });
    return authRefusal(context, outcome.code, outcome.code === 'PASSWORD_REFUSED' ? [{ path: 'newPassword', code: outcome.fault }] : []);
  }
}

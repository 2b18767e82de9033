import { translate } from '@assent/i18n';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { make } from '../../graphql/make';
import { requirePerson } from '../../graphql/policy';
import type { Refusal } from '../../graphql/refusal.types';
import { authRefusal } from '../auth-refusal';
import { PasswordChangeRequired, SignedIn } from '../auth.types';
import { readSignedIn } from '../viewer.reader';
import type { CodeAsked } from './ask-for-code.service';
import { CodeRequired } from './code.types';
import { confirmCode, resendCode } from './confirm-code.service';
import {
  ConfirmCodeInput,
  ConfirmCodeResult,
  DisableSecondFactorInput,
  DisableSecondFactorResult,
  EnableSecondFactorInput,
  EnableSecondFactorResult,
  ResendCodeResult,
  SecondFactor,
  SecondFactorDisabled,
  SecondFactorEnabled,
  SecondFactorOffered,
} from './factor.types';
import { disableSecondFactor, enableSecondFactor, readSecondFactor, type SecondFactorRefused } from './second-factor.service';

@Resolver()
export class FactorResolver {
  @Mutation(() => ConfirmCodeResult, {
    description: 'The second step of a sign-in that answered CodeRequired, in the same browser. Refusals: CODE_WRONG; CODE_EXPIRED, after which the sign-in begins anew. Too many attempts: TOO_MANY_REQUESTS.',
  })
  async confirmCode(@Arg('input', () => ConfirmCodeInput, { description: 'The code.' }) { code }: ConfirmCodeInput, @Ctx() context: Context): Promise<typeof ConfirmCodeResult> {
    const outcome = await confirmCode(context, code);
    if (outcome.kind === 'REFUSED') return authRefusal(context, outcome.code, outcome.code === 'CODE_WRONG' ? [{ path: 'code', code: 'CODE_WRONG' }] : []);
    if (outcome.kind === 'PASSWORD_CHANGE_REQUIRED') return make(PasswordChangeRequired, { email: outcome.email });
    return make(SignedIn, { viewer: await readSignedIn(context) });
  }

  @Mutation(() => ResendCodeResult, { description: 'Mails another code for the sign-in that waits for one; the code before stops working. Refusal: CODE_NOT_SENT_AGAIN.' })
  async resendCode(@Ctx() context: Context): Promise<typeof ResendCodeResult> {
    const outcome = await resendCode(context);
    return outcome.kind === 'REFUSED' ? authRefusal(context, outcome.code) : codeRequired(outcome);
  }

  @Query(() => SecondFactor, { description: 'The second factor of the signed-in person.' })
  async secondFactor(@Ctx() context: Context): Promise<SecondFactor> {
    return secondFactorOf(context, requirePerson(context).id);
  }

  @Mutation(() => EnableSecondFactorResult, {
    description:
      'Adds an authenticator app (TOTP) to the signed-in person, in two calls: the first offers its secret, the second proves that the app has it. ' +
      'Refusals: SECOND_FACTOR_NOT_AVAILABLE, SECOND_FACTOR_ON, SECOND_FACTOR_REFUSED with the field at fault.',
  })
  async enableSecondFactor(@Arg('input', () => EnableSecondFactorInput, { description: 'The password, and in the second call a code.' }) input: EnableSecondFactorInput, @Ctx() context: Context): Promise<typeof EnableSecondFactorResult> {
    const outcome = await enableSecondFactor(context, translate(context.locale, 'common.product'), input);
    if (outcome.kind === 'REFUSED') return refusalOf(context, outcome);
    if (outcome.kind === 'OFFERED') return make(SecondFactorOffered, { secret: outcome.secret, uri: outcome.uri });
    return make(SecondFactorEnabled, { recoveryCodes: [...outcome.recoveryCodes] });
  }

  @Mutation(() => DisableSecondFactorResult, { description: 'Takes the authenticator away. Refusals: SECOND_FACTOR_OFF, SECOND_FACTOR_REFUSED with the field at fault.' })
  async disableSecondFactor(@Arg('input', () => DisableSecondFactorInput, { description: 'Password and code.' }) input: DisableSecondFactorInput, @Ctx() context: Context): Promise<typeof DisableSecondFactorResult> {
    const outcome = await disableSecondFactor(context, input);
    if (outcome.kind === 'REFUSED') return refusalOf(context, outcome);
    return make(SecondFactorDisabled, { secondFactor: await secondFactorOf(context, requirePerson(context).id) });
  }
}

async function secondFactorOf(context: Context, userId: string): Promise<SecondFactor> {
  const { isEnabled, recoveryCodesLeft } = await readSecondFactor(context, userId);
  return make(SecondFactor, { enabled: isEnabled, available: context.config.secrets.length > 0, recoveryCodesLeft });
}

export const codeRequired = ({ code, sentTo, validUntil }: CodeAsked): CodeRequired => make(CodeRequired, { kind: code, sentTo, validUntil: validUntil.toISOString() });

const refusalOf = (context: Context, { code, field }: SecondFactorRefused): Refusal => authRefusal(context, code, field === null ? [] : [field]);

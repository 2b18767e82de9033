import type { FieldFault, PublicationInput, PublicationTextInput } from '@assent/domain';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { make } from '../../graphql/make';
import { requireOperator } from '../../graphql/policy';
import { answerRefusal } from '../../graphql/refusals';
import { moveReacceptanceDay } from './deadline.service';
import {
  AgreementPublished,
  MoveReacceptanceDayInput,
  MoveReacceptanceDayResult,
  PublishAgreementInput,
  PublishAgreementResult,
  ReacceptanceDayMoved,
  type PublishedTextInput,
} from './publish.types';
import { publishVersion, refusedFields } from './publish-version.service';

@Resolver()
export class PublishResolver {
  @Mutation(() => PublishAgreementResult, {
    description:
      'Publishes a version with its texts (table G); for an operator key. The same version with the same bytes is answered as it is. Refusals: AGREEMENT_INCOMPLETE, AGREEMENT_VERSION_TAKEN, ' +
      'AGREEMENT_VERSION_IN_FORCE, AGREEMENT_DAY_TAKEN, AGREEMENT_TOO_OLD, AGREEMENT_DATES_WRONG.',
  })
  async publishAgreement(
    @Arg('input', () => PublishAgreementInput, { description: 'The version.' }) input: PublishAgreementInput,
    @Ctx() context: Context,
  ): Promise<typeof PublishAgreementResult> {
    const operator = requireOperator(context);
    const undecodable = input.texts.flatMap(faultOfPdf);
    if (undecodable.length > 0) return answerRefusal(context, refusedFields(undecodable));
    const { result, replayed } = await publishVersion(context, operator, { ...asBytes(input), idempotencyKey: input.idempotencyKey });
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    return make(AgreementPublished, { agreement: await context.loaders.agreement.load(result.agreementId), isNew: result.isNew, replayed });
  }

  @Mutation(() => MoveReacceptanceDayResult, {
    description:
      'Moves the last day for accepting a version again (table M); for an operator key. Who was reminded of the earlier day is reminded of the new one. Refusals: AGREEMENT_INCOMPLETE, ' +
      'AGREEMENT_VERSION_UNKNOWN, AGREEMENT_DOES_NOT_ASK, AGREEMENT_DATES_WRONG.',
  })
  async moveReacceptanceDay(
    @Arg('input', () => MoveReacceptanceDayInput, { description: 'Which, and to when.' }) input: MoveReacceptanceDayInput,
    @Ctx() context: Context,
  ): Promise<typeof MoveReacceptanceDayResult> {
    const { result, replayed } = await moveReacceptanceDay(context, requireOperator(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    return make(ReacceptanceDayMoved, { agreement: await context.loaders.agreement.load(result.agreementId), isNew: result.isNew, replayed });
  }
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

function faultOfPdf({ pdf }: PublishedTextInput, index: number): FieldFault[] {
  return pdf == null || BASE64.test(pdf) ? [] : [{ path: `texts.${index}.pdf`, code: 'MALFORMED' }];
}

function asBytes({ texts, idempotencyKey: _, ...days }: PublishAgreementInput): PublicationInput {
  return { ...days, texts: texts.map(textAsBytes) };
}

const textAsBytes = ({ html, markdown, pdf, ...named }: PublishedTextInput): PublicationTextInput => ({
  ...named,
  html: html == null ? null : Buffer.from(html, 'utf8'),
  markdown: markdown == null ? null : Buffer.from(markdown, 'utf8'),
  pdf: pdf == null ? null : Buffer.from(pdf, 'base64'),
});

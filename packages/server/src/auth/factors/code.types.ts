import { Field, ObjectType } from 'type-graphql';
import { SignInCodeKindEnum } from '../../graphql/enums';
import { DateTimeISO } from '../../graphql/scalars';
import type { CodeKind } from './ask-for-code.service';

@ObjectType({ description: 'The password was right, and a code is due as well: nothing but `confirmCode`, `resendCode` and `signOut` works until it was entered.' })
export class CodeRequired {
  @Field(() => SignInCodeKindEnum, { description: 'Where the code comes from.' })
  kind!: CodeKind;

  @Field(() => String, { nullable: true, description: 'For MAIL: the mailbox that it was sent to, not whole.' })
  sentTo!: string | null;

  @Field(() => DateTimeISO, { description: 'Until when it can be entered.' })
  validUntil!: string;
}

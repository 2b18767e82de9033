import type { InvitationKind, InvitationStatus } from '@assent/domain';
import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../graphql/connection';
import { InvitationKindEnum, InvitationStatusEnum } from '../graphql/enums';
import { LanguageTag } from '../graphql/scalars';

/** Which invitations, and which page of them. */
@ArgsType()
export class InvitationArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those to this customer.' })
  customerId?: string | null;

  @Field(() => [InvitationStatusEnum], { nullable: true, description: 'Only these statuses.' })
  status?: InvitationStatus[] | null;
}

/** Which mail to draft. */
@ArgsType()
export class InvitationMailArgs {
  @Field(() => InvitationKindEnum, { description: 'What it asks for.' })
  kind!: InvitationKind;

  @Field(() => ID, { nullable: true, description: 'To whom; left out for a company that the partner does not know.' })
  customerId?: string | null;

  @Field(() => LanguageTag, { description: 'Language of the mail; one that is not written is written in English.' })
  language!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Link and first credentials in one mail, which comes with a warning; two mails are the default.' })
  withCredentials!: boolean;
}

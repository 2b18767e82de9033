import type { InvitationStatus } from '@assent/domain';
import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../graphql/connection';
import { InvitationStatusEnum } from '../graphql/enums';

/** Which invitations, and which page of them. */
@ArgsType()
export class InvitationArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those to this customer.' })
  customerId?: string | null;

  @Field(() => [InvitationStatusEnum], { nullable: true, description: 'Only these statuses.' })
  status?: InvitationStatus[] | null;
}

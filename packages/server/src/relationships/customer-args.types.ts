import type { AgreementStatus, RelationshipState } from '@assent/domain';
import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../graphql/connection';
import { AgreementStatusEnum, CustomerOrderByEnum, RelationshipStatusEnum, type CustomerOrder } from '../graphql/enums';
import { CountryCode } from '../graphql/scalars';

/** Which customers, in which order, and which page of them. */
@ArgsType()
export class CustomerArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Beginnings of words of company, domain or contact, all of which must be there; in a script without spaces any part of a word.' })
  search?: string | null;

  @Field(() => [AgreementStatusEnum], { nullable: true, description: 'Only these statuses of the agreement.' })
  agreementStatus?: AgreementStatus[] | null;

  @Field(() => [CountryCode], { nullable: true, description: 'Only these countries.' })
  country?: string[] | null;

  @Field(() => [RelationshipStatusEnum], { nullable: true, description: 'Only these states of the relationship.' })
  relationship?: RelationshipState[] | null;

  @Field(() => ID, { nullable: true, description: 'Only those that a provider sells to through this reseller.' })
  resellerId?: string | null;

  @Field(() => CustomerOrderByEnum, { defaultValue: 'NAME_ASC', description: 'The order.' })
  orderBy!: CustomerOrder;
}

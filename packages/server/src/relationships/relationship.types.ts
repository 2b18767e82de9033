import type { AgreementStatus, RelationshipState } from '@assent/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { AgreementStatusEnum, RelationshipStatusEnum } from '../graphql/enums';
import { DateTimeISO } from '../graphql/scalars';
import { Partner } from '../partners/partner.types';

@ObjectType({ description: 'A customer and its seller; when the seller is a reseller, also its provider.' })
export class Relationship {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => RelationshipStatusEnum, { description: 'State (table R).' })
  status!: RelationshipState;

  @Field(() => Partner, { description: 'Who sells to the customer.' })
  seller!: Partner;

  @Field(() => Partner, { nullable: true, description: 'The provider behind an indirect reseller.' })
  provider!: Partner | null;

  @Field(() => AgreementStatusEnum, { nullable: true, description: 'Status of the agreement (table S); null where the viewer may not know it.' })
  agreementStatus!: AgreementStatus | null;

  @Field(() => DateTimeISO, { description: 'When it was first recorded.' })
  createdAt!: string;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it became active.' })
  activatedAt!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it ended.' })
  endedAt!: string | null;
}

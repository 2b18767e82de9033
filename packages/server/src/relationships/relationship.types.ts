import type { AgreementStatus, RelationshipState } from '@assent/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { AgreementStatusEnum, RelationshipStatusEnum } from '../graphql/enums';
import { DateTimeISO } from '../graphql/scalars';

@ObjectType({ description: 'A customer and its seller; when the seller is a reseller, also its provider.' })
export class Relationship {
  /** Not part of the schema: resolve `seller` and `provider`. */
  sellerId!: string;

  providerId!: string | null;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => RelationshipStatusEnum, { description: 'State (table R).' })
  status!: RelationshipState;

  @Field(() => AgreementStatusEnum, { nullable: true, description: 'Status of the agreement (table S); null where the viewer may not know it.' })
  agreementStatus!: AgreementStatus | null;

  @Field(() => DateTimeISO, { description: 'When it was first recorded.' })
  createdAt!: string;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it became active.' })
  activatedAt!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it ended.' })
  endedAt!: string | null;
}

import type { AgreementStatus, RelationshipState } from '@assent/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { NextStep } from '../customers/customer.types';
import { PageInfo } from '../graphql/connection';
import { AgreementStatusEnum, RelationshipStatusEnum } from '../graphql/enums';
import { DateTimeISO } from '../graphql/scalars';

@ObjectType({ description: 'One partner of the signed-in customer.' })
export class PartnerRelationship {
  /** Not part of the schema: resolve `partner`, `provider` and what counts. */
  sellerId!: string;

  providerId!: string | null;

  customerId!: string;

  @Field(() => ID, { description: 'Identifier of the relationship.' })
  id!: string;

  @Field(() => RelationshipStatusEnum, { description: 'State (table R).' })
  status!: RelationshipState;

  @Field(() => DateTimeISO, { nullable: true, description: 'Since when it is active; null while it is only requested.' })
  since!: string | null;

  @Field(() => AgreementStatusEnum, { description: 'Where the agreement stands with this partner (table S).' })
  agreementStatus!: AgreementStatus;

  @Field(() => NextStep, { description: 'What that means for the customer.' })
  nextStep!: NextStep;
}

@ObjectType({ description: 'A row of the consolidated list.' })
export class PartnerRelationshipEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => PartnerRelationship, { description: 'The partner.' })
  node!: PartnerRelationship;
}

@ObjectType({ description: 'The partners of the signed-in customer, in one consolidated list.' })
export class PartnerRelationshipConnection {
  /** Not part of the schema: resolves `totalCount`. */
  total!: number;

  @Field(() => [PartnerRelationshipEdge], { description: 'The rows: active ones first.' })
  edges!: PartnerRelationshipEdge[];

  @Field(() => PageInfo, { description: 'Where the page starts and ends.' })
  pageInfo!: PageInfo;
}

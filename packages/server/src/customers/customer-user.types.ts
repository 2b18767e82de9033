import type { CustomerUserRole } from '@assent/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { CustomerUserRoleEnum } from '../graphql/enums';
import { LanguageTag } from '../graphql/scalars';

@ObjectType({ description: 'A person who signs in for a customer.' })
export class CustomerUser {
  /** Not part of the schema: resolves `customer` and `today`. */
  customerId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => String, { description: 'Given name.' })
  firstName!: string;

  @Field(() => String, { description: 'Family name.' })
  lastName!: string;

  @Field(() => String, { description: 'Sign-in name.' })
  email!: string;

  @Field(() => [CustomerUserRoleEnum], { description: 'What the person may do; GLOBAL_ADMIN and BILLING_ADMIN may accept.' })
  roles!: CustomerUserRole[];

  @Field(() => LanguageTag, { description: 'Language of mails to the person.' })
  language!: string;
}

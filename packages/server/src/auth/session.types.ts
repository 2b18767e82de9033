import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeISO } from '../graphql/scalars';

@ObjectType({ description: 'A browser in which the person is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Opaque identifier: give it to `endSession`.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current!: boolean;

  @Field(() => String, { nullable: true, description: 'User-Agent header at sign-in.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: 'Network address at sign-in.' })
  address!: string | null;

  @Field(() => DateTimeISO, { description: 'When it began.' })
  createdAt!: string;

  @Field(() => DateTimeISO, { description: 'When it was last used, to the minute.' })
  lastSeenAt!: string;
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import type { Context } from '../graphql/context';
import { requestOnly } from '../graphql/policy';
import { readTypedEmail } from './relationship.reader';

@Resolver(() => Customer)
export class TypedEmailResolver {
  @FieldResolver(() => String, { nullable: true, description: "The address that the viewer's partner typed when it asked, while it only has a request (V2); the company's own contact is `primaryContact`." })
  async typedEmail(@Root() { view }: Customer, @Ctx() { database }: Context): Promise<string | null> {
    const relationshipId = requestOnly(view);
    return relationshipId === null ? null : database.read((manager) => readTypedEmail(manager, relationshipId));
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import type { Context } from '../graphql/context';
import { readTypedEmail } from './relationship.reader';

@Resolver(() => Customer)
export class TypedEmailResolver {
  @FieldResolver(() => String, { nullable: true, description: "The address that the viewer's partner typed when it asked, while it only has a request (V2); the company's own contact is `primaryContact`." })
  async typedEmail(@Root() { view }: Customer, @Ctx() { database }: Context): Promise<string | null> {
    if (view.kind === 'OWN' || view.shows.profile !== 'AS_TYPED') return null;
    return database.read((manager) => readTypedEmail(manager, view.relationshipId));
  }
}

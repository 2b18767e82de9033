import { todayIn } from '@assent/domain';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { foundOrNot, requireCustomerUser } from '../graphql/policy';
import { LocalDate } from '../graphql/scalars';
import { CustomerUser } from './customer-user.types';
import { findOwnCustomer, readUsersWhoMay, type CustomerUserRow } from './customer.reader';
import { Customer } from './customer.types';

export function toCustomerUser({ id, customerId, firstName, lastName, email, roles, language }: CustomerUserRow): CustomerUser {
  return make(CustomerUser, { id, customerId, firstName, lastName, email, roles, language });
}

@Resolver(() => CustomerUser)
export class CustomerUserResolver {
  @Query(() => [CustomerUser], { description: 'The people of the signed-in company who may accept: whom a request can be forwarded to. At most ten.' })
  async colleagues(@Ctx() context: Context): Promise<CustomerUser[]> {
    const { id, customerId } = requireCustomerUser(context);
    const people = await context.database.read((manager) => readUsersWhoMay(manager, customerId));
    return people.filter((person) => person.id !== id).map(toCustomerUser);
  }

  @FieldResolver(() => Customer, { description: 'The company.' })
  async customer(@Root() { customerId }: CustomerUser, @Ctx() context: Context): Promise<Customer> {
    return foundOrNot(await findOwnCustomer(context, customerId));
  }

  @FieldResolver(() => LocalDate, { description: "Today in the company's time zone: the day that a direct acceptance carries." })
  async today(@Root() { customerId }: CustomerUser, @Ctx() context: Context): Promise<string> {
    const { timeZone } = foundOrNot(await findOwnCustomer(context, customerId));
    return todayIn(timeZone ?? 'UTC', context.now);
  }
}

import { toCustomerUser } from '../customers/customer-user.resolver';
import type { CustomerUser } from '../customers/customer-user.types';
import { readCustomerUser } from '../customers/customer.reader';
import type { Context, PersonViewer } from '../graphql/context';
import { requirePerson } from '../graphql/policy';
import { toAgent } from '../partners/partner.resolver';
import type { Agent } from '../partners/partner.types';

/** The signed-in person as the schema shows it. */
export async function readViewer({ loaders, database }: Context, viewer: PersonViewer): Promise<Agent | CustomerUser> {
  if (viewer.kind === 'AGENT') return toAgent(await loaders.agent.load(viewer.id));
  return toCustomerUser(await database.read((manager) => readCustomerUser(manager, viewer.id)));
}

/** After a sign-in, which the session might not have outlived. */
export async function readSignedIn(context: Context): Promise<Agent | CustomerUser> {
  return readViewer(context, requirePerson(context));
}

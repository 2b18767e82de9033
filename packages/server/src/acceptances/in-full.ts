import { pickLocale, translate } from '@assent/i18n';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../graphql/context';
import { isInFull, requirePerson } from '../graphql/policy';
import { sendFault } from '../http/fault-reply';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { readAcceptances } from './acceptance.reader';
import { toAcceptance } from './acceptance.resolver';
import type { Acceptance } from './acceptance.types';

/** An acceptance whose receipt the viewer may open: the customer, the partner concerned and its provider. Null otherwise, whether or not there is one. */
export async function findInFull(context: Context, id: string): Promise<Acceptance | null> {
  if (context.viewer === null) return null;
  requirePerson(context);
  const [row] = await context.database.read((manager) => readAcceptances(manager, [id]));
  const customer = row && (await findCustomer(context, row.customerId, NO_FIELDS));
  const acceptance = customer ? toAcceptance(customer.view, row) : null;
  return acceptance && isInFull(acceptance) ? acceptance : null;
}

const NO_FIELDS: ReadonlySet<string> = new Set();

/** The answer to whoever may not: signed out or not found, in the reader's words. */
export async function refuseReceipt(request: FastifyRequest, reply: FastifyReply, { viewer }: Context): Promise<FastifyReply> {
  const [status, code] = viewer === null ? ([401, 'UNAUTHENTICATED'] as const) : ([404, 'NOT_FOUND'] as const);
  const locale = pickLocale({ accepted: request.headers['accept-language'] });
  await sendFault(request, reply, { status, code, message: translate(locale, `refusals.fault.${code}`) });
  return reply;
}

/** For the one who asked, and to be saved, not shown: what it holds must not act with our origin. */
export const sendPrivate = (reply: FastifyReply, name: string): FastifyReply =>
  reply.header('cache-control', 'private, no-store').header('content-disposition', `attachment; filename="${name}"`);

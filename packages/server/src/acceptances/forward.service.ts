import { CUSTOMER_UNKNOWN, decide, NOTHING_SUBMITTED, strongestReaderRole, tables, type CustomerUserRole, type Refuse } from '@assent/domain';
import { IsNull, type EntityManager } from 'typeorm';
import { deliverSecret } from '../auth/delivery';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { readUsersWhoMay } from '../customers/customer.reader';
import { recordEvent } from '../events/event.service';
import type { Context, CustomerUserViewer } from '../graphql/context';
import { notFound } from '../graphql/errors';
import { refused, type RefusalFacts } from '../graphql/refusals';
import { openLink, type LinkKey } from './opening';
import { refuseLink } from './refuse-link.service';

export interface ForwardInput extends LinkKey {
  readonly colleagueId: string;
  readonly idempotencyKey: string;
}

export interface Forwarded {
  readonly kind: 'FORWARDED';
  readonly colleagueId: string;
}

export type ForwardResult = Forwarded | RefusalFacts;

const isForwarded = (stored: unknown): stored is Forwarded => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'FORWARDED';

type Asked = Omit<ForwardInput, 'idempotencyKey'>;

/** D19: somebody of the company passes a request on to a colleague who may accept. Neither learns more of it than the link tells. */
export function forwardInvitation(context: Context, viewer: CustomerUserViewer, { idempotencyKey: key, ...input }: ForwardInput): Promise<Replayable<ForwardResult>> {
  const { database, now } = context;
  return once<ForwardResult>(database, { actorId: viewer.id, key, operation: 'forwardInvitation', input, now }, isForwarded, (manager) => forward(manager, context, viewer, input));
}

async function forward(manager: EntityManager, { now }: Context, viewer: CustomerUserViewer, input: Asked): Promise<Outcome<ForwardResult>> {
  const opening = await openLink(manager, { key: input, action: 'FORWARD', viewer, now });
  const { invitation, decision } = opening;
  const { outcome, row: rule } = decision;
  if (outcome.kind === 'REFUSE') return { result: await refuseLink(manager, opening, { outcome, kind: 'FORWARD_REFUSED', viewer, now }), isRecorded: false };
  if (invitation === null || outcome.kind !== 'FORWARD') throw new Error(`table D: ${rule} is no outcome of forwarding a link`);
  const colleague = await findColleague(manager, viewer, input.colleagueId);
  if (colleague === null) throw notFound();
  const mayNot = refusalOfReader(colleague.roles);
  if (mayNot !== null) return { result: refused(mayNot.row, mayNot.outcome, { people: await readUsersWhoMay(manager, viewer.customerId) }), isRecorded: false };
  const { customerId } = viewer;
  const actor = { kind: 'CUSTOMER_USER', id: viewer.id } as const;
  const payload = { toUserId: colleague.id };
  await recordEvent(manager, { kind: 'INVITATION_FORWARDED', actor, partnerId: invitation.partnerId, customerId, subjectId: invitation.id, rule, payload, now });
  await deliverSecret(manager, { what: 'FORWARDED_REQUEST', invitationId: invitation.id, userId: colleague.id, fromUserId: viewer.id, secret: input.token ?? null, now });
  return { result: { kind: 'FORWARDED', colleagueId: colleague.id }, isRecorded: true };
}

const findColleague = async (manager: EntityManager, { id, customerId }: CustomerUserViewer, colleagueId: string): Promise<CustomerUserEntity | null> =>
  colleagueId === id ? null : manager.findOneBy(CustomerUserEntity, { id: colleagueId, customerId, disabledAt: IsNull() });

/** What table D would tell the colleague: whoever D5 turns away is no help. */
function refusalOfReader(roles: readonly CustomerUserRole[]): { row: string; outcome: Refuse } | null {
  const { row, outcome } = decide(tables.D, { action: 'OPEN', link: 'OPEN', reader: strongestReaderRole(roles), binding: 'THIS_CUSTOMER', ...CUSTOMER_UNKNOWN, ...NOTHING_SUBMITTED });
  return outcome.kind === 'REFUSE' && outcome.code === 'ROLE_CANNOT_ACCEPT' ? { row, outcome } : null;
}

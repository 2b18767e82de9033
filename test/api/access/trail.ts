import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { EventOriginEntity } from '@assent/server/src/events/event-origin.entity';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import type { World } from '../../support/world/world';
import type { Viewer } from './cast';

/** What is on record of an event, for what of it whom may be told depends on who did it. */
interface Recorded {
  readonly event: EventEntity;
  readonly origin: EventOriginEntity | null;
}

/** Every event as the database has it; read anew when one is met that came later. */
export class Trail {
  readonly #world: World;
  readonly #events = new Map<string, Recorded>();
  /** The partner or company of each person, by the person's id. */
  readonly #companies = new Map<string, string>();

  constructor(world: World) {
    this.#world = world;
  }

  async read(): Promise<this> {
    const { database } = this.#world;
    const [events, origins, agents, users] = await database.read(async (manager) => [
      await manager.find(EventEntity),
      await manager.find(EventOriginEntity),
      await manager.find(AgentEntity),
      await manager.find(CustomerUserEntity),
    ] as const);
    for (const { id, partnerId } of agents) this.#companies.set(id, partnerId);
    for (const { id, customerId } of users) this.#companies.set(id, customerId);
    const places = new Map(origins.map((origin) => [origin.eventId, origin]));
    for (const event of events) this.#events.set(event.id, { event, origin: places.get(event.id) ?? null });
    return this;
  }

  has(id: string): boolean {
    return this.#events.has(id);
  }

  /**
   * Who did it, as seen by this reader: `own-act` somebody of its own company, `own-try` whoever tried to sign in as one of them, `customers-act` a person of the customer that it is about, `others-act` anybody
   * else with a name, `nobodys-act`. Of a trail a sales agent is told less than an admin agent of the same column (table T).
   */
  nameOf(id: string, viewer: Viewer): string {
    return `${this.#doer(this.#recorded(id).event, this.#companies.get(viewer.personId ?? ''))}${viewer.name.endsWith('/sales') ? '-for-sales' : ''}`;
  }

  #doer({ actorId, actorKind, subjectId, customerId }: EventEntity, own: string | undefined): string {
    const company = this.#companies.get(actorId ?? '');
    if (company !== undefined) return company === own ? 'own-act' : company === customerId ? 'customers-act' : 'others-act';
    return actorKind === 'ANONYMOUS' && this.#companies.has(subjectId ?? '') && this.#companies.get(subjectId ?? '') === own ? 'own-try' : 'nobodys-act';
  }

  /** Whether there is anything on record that a field, or a column of the file, could tell. */
  isRecorded(id: string, field: string, viewer: Viewer): boolean {
    const { event, origin } = this.#recorded(id);
    const own = this.#companies.get(viewer.personId ?? '');
    const known: Readonly<Record<string, boolean>> = {
      customer: event.customerId !== null,
      account: this.#companies.has(event.subjectId ?? '') && this.#companies.get(event.subjectId ?? '') === own,
      code: event.code !== null,
      rule: event.rule !== null,
      address: origin !== null,
      userAgent: origin?.userAgent != null,
      subjectId: event.subjectId !== null,
      partner: event.partnerId !== null,
    };
    const found = known[AS_FIELD[field] ?? field];
    if (found === undefined) throw new Error(`test/api/access/trail.ts: say when there is something to tell in ${field} of an event`);
    return found;
  }

  #recorded(id: string): Recorded {
    const found = this.#events.get(id);
    if (found === undefined) throw new Error(`${id} is no event`);
    return found;
  }
}

/** Columns of the file, and fields that say another one in words. */
const AS_FIELD: Readonly<Record<string, string>> = { reason: 'code', 'Why-not': 'code', Code: 'code', Rule: 'rule', Customer: 'customer', Account: 'account', Partner: 'partner', Address: 'address', Device: 'userAgent' };

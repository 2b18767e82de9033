import { decide } from '../decision';
import { type AgentRoleFact, strongestAgentRole } from '../people/role';
import type { AgentRole, RelationshipState } from '../vocabulary';
import { type ReadingFacts, readingTable } from '../customers/reading.table';

/** One relationship of a customer, as a plain row. */
export interface RelationshipRow {
  readonly sellerId: string;
  readonly providerId: string | null;
  readonly state: RelationshipState;
  /** A user of the customer opened its link, open or accepted now, and was told to contact the partner. */
  readonly wasToldToContact: boolean;
}

/** What is known about a partner and one customer: the customer's relationships, and whether this partner ever attested for it. */
export interface PartnerTowardCustomer {
  readonly partnerId: string;
  readonly relationships: readonly RelationshipRow[];
  readonly hasOwnAttestation: boolean;
}

/** The relationships in which this partner is seller or provider. */
export function relationshipsOf(partnerId: string, relationships: readonly RelationshipRow[]): RelationshipRow[] {
  return relationships.filter(({ sellerId, providerId }) => sellerId === partnerId || providerId === partnerId);
}

/** The best of a partner's relationships, as seller or provider: ACTIVE, then ENDED, then REQUESTED. */
export function bestRelationship({ partnerId, relationships }: PartnerTowardCustomer): ReadingFacts['relationship'] {
  const states = relationshipsOf(partnerId, relationships).map(({ state }) => state);
  const best = (['ACTIVE', 'ENDED', 'REQUESTED'] as const).find((state) => states.includes(state));
  return best ?? (states.length > 0 ? 'CLOSED' : 'NONE');
}

/** The facts of table V. */
export function readingFacts(toward: PartnerTowardCustomer, roles: readonly AgentRole[]): ReadingFacts {
  return {
    relationship: bestRelationship(toward),
    hasOwnAttestation: toward.hasOwnAttestation,
    role: strongestAgentRole(roles),
  };
}

/** Whether table V hides the customer from this partner. It never depends on the role: V1 asks for none. */
export function isHidden(toward: PartnerTowardCustomer): boolean {
  const role: AgentRoleFact = 'ADMIN_AGENT';
  const facts = { relationship: bestRelationship(toward), hasOwnAttestation: toward.hasOwnAttestation, role };
  return decide(readingTable, facts).row === 'V1';
}

/** The `standing` fact of table A. */
export function attestStanding(toward: PartnerTowardCustomer): 'HIDDEN' | 'NONE' | 'TOLD' | 'ACTIVE' {
  const own = relationshipsOf(toward.partnerId, toward.relationships);
  if (own.some(({ state }) => state === 'ACTIVE')) return 'ACTIVE';
  if (own.some((one) => one.state === 'REQUESTED' && one.wasToldToContact)) return 'TOLD';
  return isHidden(toward) ? 'HIDDEN' : 'NONE';
}

/**
 * The `standing` fact of table P toward the relationship that the order names; `null`: the customer has no such relationship.
 * A provider acts for its reseller through the reseller's relationship.
 */
export function orderStanding(toward: PartnerTowardCustomer, through: RelationshipRow | null): 'HIDDEN' | 'NONE' | 'ACTIVE' {
  if (isHidden(toward)) return 'HIDDEN';
  const isOwn = through !== null && relationshipsOf(toward.partnerId, [through]).length > 0;
  return isOwn && through.state === 'ACTIVE' ? 'ACTIVE' : 'NONE';
}

/** The `standing` fact of table I for a known customer, toward the relationship that the invitation names or asks for, if there is one. */
export function inviteStanding(toward: PartnerTowardCustomer, named: RelationshipRow | null): 'HIDDEN' | 'VISIBLE' | 'ACTIVE' {
  const standing = orderStanding(toward, named);
  return standing === 'NONE' ? 'VISIBLE' : standing;
}

/** Whether the partner of a relationship is an existing one for its customer: ACTIVE now. ENDED counts as new. */
export function isExistingPartner({ state }: Pick<RelationshipRow, 'state'>): boolean {
  return state === 'ACTIVE';
}

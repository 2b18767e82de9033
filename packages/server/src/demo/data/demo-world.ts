import type { CountryCode } from '@assent/domain';
import { sampleAgreementLanguages } from '../../agreements/samples/sample-agreement';
import { sampleAgreementEditions } from '../../agreements/samples/sample-agreement.versions';
import { DEMO_AGENTS } from './demo-agents';
import type { CustomerWithoutOrigin } from './demo-customers';
import { DEMO_CUSTOMERS, DEMO_CUSTOMER_USERS } from './demo-customers';
import { DEMO_PERSONAS, DEMO_TRIALS } from './demo-highlights';
import { DEMO_PARTNERS } from './demo-partners';
import type { PlotLine } from './demo-plot';
import { DEMO_PLOT } from './demo-plot';
import { unboundInvitations } from './demo-unbound-invitations';
import { chosen } from './demo-variation';
import type { Day, DemoAgent, DemoAgreement, DemoCustomer, DemoPartner, DemoRelationship, DemoWorld, Slug } from './demo-world.types';
import { agreementSlug } from './stories/acceptance.rows';
import { STORY_BOOK } from './stories/story-book';
import type { Scene, StoryRows } from './stories/story.types';

/** Before this day the last days for accepting again would lie before the version that sets them. */
const EARLIEST_TODAY = '2026-10-01';

function bySlug<Row extends { readonly slug: Slug }>(rows: readonly Row[], slug: Slug): Row {
  const row = rows.find((candidate) => candidate.slug === slug);
  if (row === undefined) throw new Error(`The demo data names ${slug}, which does not exist`);
  return row;
}

function busyAgent(partner: DemoPartner, seed: string): DemoAgent {
  const [first, ...rest] = DEMO_AGENTS.filter((agent) => agent.partner === partner.slug && agent.roles.some((role) => role !== 'HELPDESK_AGENT'));
  if (first === undefined) throw new Error(`The demo partner ${partner.slug} has nobody who may attest`);
  return chosen(`${seed} ${partner.slug}`, [first, ...rest]);
}

function sceneOf(line: PlotLine, relationship: Slug, today: Day): Scene {
  const customer = bySlug(DEMO_CUSTOMERS, line.customer);
  const [admin, ...others] = DEMO_CUSTOMER_USERS.filter((user) => user.customer === customer.slug);
  if (admin === undefined) throw new Error(`The demo customer ${customer.slug} has no user`);
  const seller = bySlug(DEMO_PARTNERS, line.seller);
  const attestingPartner = line.provider === null ? seller : bySlug(DEMO_PARTNERS, line.provider);
  return {
    today, relationship, customer, users: [admin, ...others], seller, provider: line.provider,
    sellerAgent: busyAgent(seller, relationship), attestingPartner, attestingAgent: busyAgent(attestingPartner, relationship),
  };
}

/** `customer~seller`, `customer~reseller~provider`, and `~2` when the same partners come together again. */
function relationshipSlug(line: PlotLine, index: number): Slug {
  const names = (other: PlotLine) => [other.customer, other.seller, other.provider].filter((name) => name !== null).join('~');
  const before = DEMO_PLOT.slice(0, index).filter((other) => names(other) === names(line)).length;
  return before === 0 ? names(line) : `${names(line)}~${before + 1}`;
}

interface Told extends StoryRows {
  readonly row: DemoRelationship;
}

function tell(today: Day): Told[] {
  return DEMO_PLOT.map((line, index) => {
    const slug = relationshipSlug(line, index);
    const rows = STORY_BOOK[line.story](sceneOf(line, slug, today));
    const { customer, seller, provider, agreementStatus } = line;
    return { ...rows, row: { slug, customer, seller, provider, ...rows.relationship, agreementStatus } };
  });
}

/** The partner of a customer's first relationship created it, on that day. */
function withOrigin(customer: CustomerWithoutOrigin, told: readonly Told[]): DemoCustomer {
  const [first] = told.filter(({ row }) => row.customer === customer.slug).sort((one, other) => (one.row.createdAt < other.row.createdAt ? -1 : 1));
  if (first === undefined) throw new Error(`The demo customer ${customer.slug} has no relationship`);
  const { seller, imported, createdAt } = first.row;
  const wasAttested = first.acceptances?.[0]?.method === 'ATTESTED';
  return { ...customer, createdBy: seller, agreementRoute: imported ? 'IMPORTED' : wasAttested ? 'ATTESTED' : 'WILL_BE_ASKED', createdAt };
}

function agreementsOf(countries: readonly CountryCode[], today: Day): DemoAgreement[] {
  return countries.flatMap((country) =>
    sampleAgreementEditions(country, today).map((edition) => ({ slug: agreementSlug(country, edition.version), languages: sampleAgreementLanguages(country), ...edition })),
  );
}

/**
 * Everything the demo begins with, as plain rows that name each other by slug. Depends on nothing but `today`, `YYYY-MM-DD` in UTC: the same day gives the same world. What happened lies
 * at least a day before `today`; nothing lies after it but expiries and renewals.
 */
export function demoWorld(today: Day): DemoWorld {
  if (today < EARLIEST_TODAY) throw new Error(`The demo data begins on ${EARLIEST_TODAY}; the clock says ${today}`);
  const told = tell(today);
  const relationships = told.map(({ row }) => row);
  const customers = DEMO_CUSTOMERS.map((customer) => withOrigin(customer, told));
  return {
    today,
    partners: DEMO_PARTNERS,
    agents: DEMO_AGENTS,
    customers,
    customerUsers: DEMO_CUSTOMER_USERS,
    relationships,
    agreements: agreementsOf([...new Set(customers.map(({ country }) => country))], today),
    acceptances: told.flatMap((rows) => rows.acceptances ?? []),
    withdrawals: told.flatMap((rows) => rows.withdrawals ?? []),
    invitations: [...told.flatMap((rows) => rows.invitations ?? []), ...unboundInvitations(today)],
    orders: told.flatMap((rows) => rows.orders ?? []),
    subscriptions: told.flatMap((rows) => rows.subscriptions ?? []),
    personas: DEMO_PERSONAS,
    trials: DEMO_TRIALS,
  };
}

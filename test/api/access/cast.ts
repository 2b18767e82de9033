import type { Viewer as ServerViewer } from '@assent/server/src/graphql/context';
import type { Visitor } from '../../support/world/asking';
import { CONSOLE_STRANGER, STRANGER } from '../../support/world/asking';
import { addCustomer, addUser, type CustomerInWorld, type CustomerPerson } from '../../support/world/customers';
import { addAgent, addPartner, signedIn, type Agent, type NewPartner, type PartnerInWorld } from '../../support/world/partners';
import { addOperator } from '../../support/world/operators';
import type { World } from '../../support/world/world';

/** What each partner of the scene is to the company Lindenhof; `outside` is partner of another company and nobody's viewer. */
export const PARTNERS = ['seller', 'provider', 'reseller', 'former', 'asking', 'told', 'owed', 'declined', 'expired', 'stranger', 'outside'] as const;
export type PartnerName = (typeof PARTNERS)[number];

/** Columns of the table: viewers who must get the same answers. A partner's name is its admin and sales agents, with `-desk` its helpdesk and people without a role. */
export const COLUMNS = [
  'seller',
  'seller-desk',
  'reseller',
  'reseller-desk',
  'provider',
  'provider-desk',
  'former',
  'former-desk',
  'asking',
  'asking-desk',
  'told',
  'told-desk',
  'owed',
  'owed-desk',
  'closed',
  'closed-desk',
  'stranger',
  'stranger-desk',
  'signer',
  'billing',
  'user',
  'elsewhere',
  'nobody',
  'operator',
] as const;
export type Column = (typeof COLUMNS)[number];

const isDesk = (column: Column): boolean => column.endsWith('-desk');
const CUSTOMERS: readonly Column[] = ['signer', 'billing', 'user', 'elsewhere'];
const AGENTS = COLUMNS.filter((column) => column !== 'nobody' && column !== 'operator' && !CUSTOMERS.includes(column));

/** Words of the table for several columns at once: each stands for those of its columns that the head does not name by themselves. */
export const SETS: Readonly<Record<string, readonly Column[]>> = {
  partners: AGENTS.filter((column) => !isDesk(column)),
  desks: AGENTS.filter(isDesk),
  agents: AGENTS,
  customers: CUSTOMERS,
  everyone: COLUMNS.filter((column) => column !== 'operator'),
};

export const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name);

/** Where each kind of viewer stands. A kind without a place does not compile: add its people here, its column, and its cells in the table. */
export const COLUMN_OF_KIND: Readonly<Record<ServerViewer['kind'], Column>> = { AGENT: 'seller', CUSTOMER_USER: 'signer', OPERATOR: 'operator' };

/** The members of the union `Viewer` of the schema, each of which is one of these kinds. */
export const MEMBERS_OF_VIEWER: readonly string[] = ['Agent', 'CustomerUser'];

export interface Viewer {
  /** As messages call it: `seller/sales`. */
  readonly name: string;
  readonly column: Column;
  readonly visitor: Visitor;
  /** The partner that the viewer works for. */
  readonly partner: string | null;
  /** Null for somebody who is not signed in. */
  readonly personId: string | null;
}

export interface Staff {
  readonly admin: Agent;
  readonly sales: Agent;
  readonly helpdesk: Agent;
  readonly none: Agent;
}

export type Partner = PartnerInWorld & { readonly staff: Staff };

export interface Cast {
  readonly partners: Readonly<Record<PartnerName, Partner>>;
  readonly linden: CustomerInWorld;
  readonly admin: CustomerPerson;
  readonly billing: CustomerPerson;
  readonly user: CustomerPerson;
  readonly elsewhere: CustomerInWorld;
  readonly elsewhereAdmin: CustomerPerson;
}

export async function assemble(world: World): Promise<Cast> {
  const partner = async (given: NewPartner = {}): Promise<Partner> => withStaff(world, await addPartner(world, { mpnId: `MPN ${world.next()}`, ...given }));
  const provider = await partner({ type: 'INDIRECT_PROVIDER' });
  const partners = {
    provider,
    seller: await partner(),
    reseller: await partner({ type: 'INDIRECT_RESELLER', providers: [provider] }),
    former: await partner(),
    asking: await partner(),
    told: await partner(),
    owed: await partner(),
    declined: await partner(),
    expired: await partner(),
    stranger: await partner(),
    outside: await partner(),
  };
  const linden = await addCustomer(world, { ...LINDEN, createdByPartnerId: partners.seller.id });
  const elsewhere = await addCustomer(world, { companyName: 'Elsewhere Trading', domain: 'elsewhere.example' });
  const issuer = { credentialsIssuedByPartnerId: partners.reseller.id };
  return {
    partners,
    linden,
    elsewhere,
    admin: await addUser(world, linden, { roles: ['GLOBAL_ADMIN'], ...issuer }),
    billing: await addUser(world, linden, { roles: ['BILLING_ADMIN'] }),
    user: await addUser(world, linden, { roles: ['USER'] }),
    elsewhereAdmin: await addUser(world, elsewhere),
  };
}

const LINDEN = {
  companyName: 'Lindenhof Werke AG',
  domain: 'lindenhof-real.example',
  addressLine1: 'Geheimrat-Allee 7',
  addressLine2: 'Aufgang C',
  state: 'Thüringen',
  registrationNumber: 'HRB 778899',
  contactFirstName: 'Margarethe',
  contactLastName: 'Vogelsang',
  contactEmail: 'margarethe@lindenhof-real.example',
  contactPhone: '+49 3643 771177',
};

async function withStaff(world: World, partner: PartnerInWorld): Promise<Partner> {
  const staff = {
    admin: partner.admin,
    sales: await addAgent(world, partner, ['SALES_AGENT']),
    helpdesk: await addAgent(world, partner, ['HELPDESK_AGENT']),
    none: await addAgent(world, partner, []),
  };
  return { ...partner, staff };
}

/** Everybody who asks. The first of a column also performs its mutations. */
export async function viewersOf(world: World, cast: Cast): Promise<Viewer[]> {
  const { partners, admin, billing, user, elsewhereAdmin } = cast;
  const shown = (['seller', 'reseller', 'provider', 'former', 'asking', 'told', 'owed'] as const).flatMap((name) => staffOf(partners[name], name, [name, `${name}-desk`]));
  const closed = (['declined', 'expired'] as const).flatMap((name) => staffOf(partners[name], name, ['closed', 'closed-desk']));
  const person = (name: string, column: Column, { id, ...visitor }: CustomerPerson): Viewer => ({ name, column, visitor, partner: null, personId: id });
  return [
    ...shown,
    ...closed,
    ...staffOf(partners.stranger, 'stranger', ['stranger', 'stranger-desk']),
    person('signer', 'signer', admin),
    person('billing', 'billing', billing),
    person('user', 'user', user),
    person('elsewhere', 'elsewhere', elsewhereAdmin),
    ...(await nobodies(world, cast)),
    { name: 'operator', column: 'operator', visitor: await addOperator(world), partner: null, personId: null },
  ];
}

export const firstsOf = (viewers: readonly Viewer[]): Viewer[] => viewers.filter(({ column }, index) => viewers.findIndex((other) => other.column === column) === index);

function staffOf({ staff }: Partner, name: string, [tasks, desk]: readonly [Column, Column]): Viewer[] {
  const viewer = (role: keyof Staff, column: Column): Viewer => {
    const { id, ...visitor } = staff[role];
    return { name: `${name}/${role}`, column, visitor, partner: name, personId: id };
  };
  return [viewer('admin', tasks), viewer('sales', tasks), viewer('helpdesk', desk), viewer('none', desk)];
}

/** Signed out at either site, with the cookie of the other site under either name, or before a one-time password was changed. */
async function nobodies(world: World, { partners, admin }: Cast): Promise<Viewer[]> {
  const agent = partners.seller.admin;
  const tokenOf = ({ cookie }: Visitor): string => cookie.split('=')[1] ?? '';
  const changing = { signInMethod: 'ONE_TIME_PASSWORD', state: 'PASSWORD_CHANGE' } as const;
  const visitors: Record<string, Visitor> = {
    'signed out at the console': CONSOLE_STRANGER,
    'signed out at the acceptance site': STRANGER,
    'an agent’s cookie at the acceptance site': { site: 'ACCEPTANCE', cookie: agent.cookie },
    'an agent’s token as a customer’s cookie': { site: 'ACCEPTANCE', cookie: `assent-acceptance=${tokenOf(agent)}` },
    'a customer’s cookie at the console': { site: 'CONSOLE', cookie: admin.cookie },
    'a customer’s token as an agent’s cookie': { site: 'CONSOLE', cookie: `assent-console=${tokenOf(admin)}` },
    'an agent before its first password': { site: 'CONSOLE', cookie: await signedIn(world, 'CONSOLE', agent.id, changing) },
    'a customer before its first password': { site: 'ACCEPTANCE', cookie: await signedIn(world, 'ACCEPTANCE', admin.id, changing) },
  };
  return Object.entries(visitors).map(([name, visitor]) => ({ name, column: 'nobody', visitor, partner: null, personId: null }));
}

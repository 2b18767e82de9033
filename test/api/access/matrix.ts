import { SessionEntity } from '@assent/server/src/auth/session.entity';
import type { GraphQLSchema } from 'graphql';
import { at, hear } from '../../support/world/asking';
import type { World } from '../../support/world/world';
import type { MailWorld } from '../mail/mail-world';
import { firstsOf, PARTNERS, type Cast, type Viewer } from './cast';
import { documentOf, type Document, type Heard, type Naming, type RootField } from './documents';
import { given, namesAt, observe, type Observation, type Seeing } from './observe';
import { addNewcomer, performancesOf } from './performances';
import { roadsOf, type Road } from './roads';
import type { Stage } from './stage';
import { collect, listenToEverything } from './streams';
import { Trail } from './trail';

export interface Findings {
  readonly observations: readonly Observation[];
  readonly heard: readonly Heard[];
  /** Lists whose count is not the number of their rows: it would tell of hidden ones. */
  readonly miscounted: readonly string[];
  /** Root fields without a road. */
  readonly missing: readonly string[];
}

interface Asking {
  readonly world: World;
  readonly schema: GraphQLSchema;
  readonly nameOf: Naming;
  readonly trail: Trail;
  readonly found: { readonly observations: Observation[]; readonly heard: Heard[] };
}

async function begin(world: World, schema: GraphQLSchema, stage: Stage): Promise<Asking> {
  const trail = await new Trail(world).read();
  return { world, schema, trail, nameOf: await namesFor(world, stage, trail), found: { observations: [], heard: [] } };
}

/** Every viewer asks every root field of `Query` with every road, for everything that lies behind it. */
export async function askEverything(world: World, schema: GraphQLSchema, scene: { cast: Cast; stage: Stage; viewers: readonly Viewer[] }): Promise<Findings> {
  const roads = roadsOf(scene.cast, scene.stage);
  const asking = await begin(world, schema, scene.stage);
  const query = schema.getQueryType();
  const firsts = firstsOf(scene.viewers);
  // The trail first: looking at a link, which comes later, adds to it.
  const fields = Object.values(query?.getFields() ?? {}).sort(({ name }) => (name === 'auditEvents' ? -1 : 0));
  for (const field of fields) {
    const [full, lean] = [documentOf(schema, 'query', field), documentOf(schema, 'query', field, { isLean: true })];
    for (const road of roads[field.name] ?? []) {
      const document = road.isLean === true ? lean : full;
      const asked = isNarrow(field.name, road) ? scene.viewers.filter((viewer) => viewer.partner === null || firsts.includes(viewer)) : scene.viewers;
      await Promise.all(asked.map((viewer) => askOne(asking, viewer, { field, road, document })));
    }
  }
  return { ...asking.found, miscounted: miscounted(asking.found.observations), missing: fields.map(({ name }) => name).filter((name) => roads[name] === undefined) };
}

/** What is refused to every agent alike, or gives only which things there are, is asked by one agent of each column; what things show, by agents of each role. */
const isNarrow = (field: string, road: Road): boolean => road.isLean === true || road.isSecret === true || field === 'partner';

/** The first of each column tries every mutation, one after the other; what each gets is held against the same table. */
export async function performEverything(world: MailWorld, schema: GraphQLSchema, scene: { cast: Cast; stage: Stage; viewers: readonly Viewer[] }): Promise<Findings> {
  const newcomer = await addNewcomer(world, scene.cast);
  const asking = await begin(world, schema, { ...scene.stage, names: new Map([...scene.stage.names, [newcomer.importedId, 'newcomer-imported']]) });
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const firsts = firstsOf(scene.viewers);
  const performed = performancesOf({ world, ...scene, newcomer });
  const listening = await listenToEverything(world, schema, firsts);
  for (const { field: name, name: variant, variables, isSecret, by, visitor } of performed) {
    const field = mutations[name];
    if (field === undefined) throw new Error(`test/api/access/performances.ts: there is no Mutation.${name}`);
    const document = documentOf(schema, 'mutation', field);
    for (const viewer of by === undefined ? firsts : firsts.filter(({ column }) => by.includes(column))) {
      const asked = { ...viewer, visitor: (await visitor?.(viewer)) ?? viewer.visitor };
      await askOne(asking, asked, { field, road: { name: variant, variables: await variables(viewer), isSecret }, document, isChange: true });
    }
  }
  const told = await collect(listening, asking);
  const missing = Object.keys(mutations).filter((name) => !performed.some(({ field }) => field === name));
  return { observations: [...asking.found.observations, ...told.observations], heard: [...asking.found.heard, ...told.heard], miscounted: [], missing };
}

/** An id of the scene by its name; a session is the viewer's own or somebody else's; anything else has no name and no section. */
async function namesFor({ database }: World, { names }: Stage, trail: Trail): Promise<Asking['nameOf']> {
  const sessions = await database.read((manager) => manager.find(SessionEntity, { select: { id: true, userId: true } }));
  const owners = new Map(sessions.map(({ id, userId }) => [id, userId]));
  const makers = new Map<string, string>();
  // What the scene does not know was made meanwhile, by whoever is told of it first.
  const madeBy = (id: string, column: string): string => {
    makers.set(id, makers.get(id) ?? column);
    const maker = makers.get(id) ?? column;
    return maker === column ? 'made' : `made-by-${maker}`;
  };
  return (viewer) => (id) => {
    const { column, personId, partner } = viewer;
    if (trail.has(id)) return trail.nameOf(id, viewer);
    const owner = owners.get(id);
    if (owner !== undefined) return owner === personId ? 'own-session' : 'foreign-session';
    const name = names.get(id) ?? madeBy(id, column);
    if (!name.includes('/')) return name;
    if (!name.startsWith(`${String(partner)}/`)) return 'foreign-agent';
    return name.endsWith('/none') ? 'own-agent-without-role' : 'own-agent';
  };
}

interface Asked {
  readonly field: RootField;
  readonly road: Road;
  readonly document: Document;
  readonly isChange?: boolean;
}

async function askOne({ world, nameOf, trail, found }: Asking, viewer: Viewer, { field, road, document, isChange = false }: Asked): Promise<void> {
  const { data, faults } = await hear(world, viewer.visitor, document.text, road.variables);
  const name = road.name === '' ? field.name : `${field.name}:${road.name}`;
  found.heard.push({ viewer, path: name, text: JSON.stringify({ data, faults }), isSecret: road.isSecret === true });
  const value = data?.[field.name];
  const isStrange = road.isSecret === true && at(value, 'id') === null;
  const seeing: Seeing = { viewer, after: isChange ? 'ANSWER' : 'NOTHING', trail, nameOf: isStrange ? askersOf(nameOf(viewer)) : nameOf(viewer), observations: found.observations };
  const [fault] = faults;
  const answer = fault === undefined ? answerOf(seeing, field.name, value, document) : `${String(fault.extensions['code'])}${fault.path && fault.path.length > 1 ? ` at ${fault.path.join('.')}: ${fault.message}` : ''}`;
  found.observations.push({ viewer, type: isChange ? 'Mutation' : 'Query', thing: '*', field: name, answer, value, path: name, count: null, isAfterChange: false });
  if (document.selected !== null) observe(seeing, value, document.selected, { thing: road.name === '' || isChange ? '*' : road.name, path: name, prefix: '' });
}

const askersOf = (nameOf: Seeing['nameOf']): Seeing['nameOf'] => (id) => (PARTNERS.some((name) => name === nameOf(id)) ? 'asker' : nameOf(id));

function answerOf(seeing: Seeing, field: string, value: unknown, { selected }: Document): string {
  if (selected !== null) return given(namesAt(seeing, field), value, selected);
  return value === null || value === undefined ? 'null' : JSON.stringify(value);
}

/** No list of the scene has a second page, so that what it counts are its rows. */
function miscounted(observations: readonly Observation[]): string[] {
  return observations
    .filter(({ field, count, value }) => field === 'totalCount' && count !== value)
    .map(({ viewer, type, path, count, value }) => `${viewer.name}: ${type} through ${path} counts ${String(value)} and shows ${String(count)}`);
}

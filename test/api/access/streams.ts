import type { GraphQLSchema } from 'graphql';
import { openStream, toldAtLeast, codeOf, type Stream } from '../../support/world/streams';
import type { World } from '../../support/world/world';
import type { Viewer } from './cast';
import { documentOf, type Document, type Heard, type Naming } from './documents';
import { observe, type Observation, type Seeing } from './observe';
import type { Trail } from './trail';

interface Listening {
  readonly viewer: Viewer;
  readonly field: string;
  readonly document: Document;
  readonly stream: Stream;
}

/** Whose stream is sure to be told something by the mutations that are performed meanwhile. */
const SURE_TO_BE_TOLD: Readonly<Record<string, Viewer['column']>> = { acceptanceRecorded: 'seller', invitationChanged: 'asking', waitingChanged: 'signer' };

/** Opens every subscription for each of these viewers, for everything that lies behind it. */
export function listenToEverything(world: World, schema: GraphQLSchema, viewers: readonly Viewer[]): Promise<Listening[]> {
  const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  return Promise.all(
    fields.flatMap((field) => {
      const document = documentOf(schema, 'subscription', field);
      return viewers.map(async (viewer) => {
        const headers: Record<string, string> = viewer.visitor.key === undefined ? {} : { authorization: `Bearer ${viewer.visitor.key}` };
        return { viewer, field: field.name, document, stream: await openStream(world, viewer.visitor, document.text, { headers }) };
      });
    }),
  );
}

/** What was told meanwhile: whether each stream opened, and every field of every thing that came. A subscription of which nothing can be sure fails. */
export async function collect(listening: readonly Listening[], { nameOf, trail }: { readonly nameOf: Naming; readonly trail: Trail }): Promise<{ observations: Observation[]; heard: Heard[] }> {
  const found: { observations: Observation[]; heard: Heard[] } = { observations: [], heard: [] };
  for (const { viewer, field, document, stream } of listening) {
    if (SURE_TO_BE_TOLD[field] === undefined) throw new Error(`test/api/access/streams.ts: say who is sure to be told by Subscription.${field}`);
    if (SURE_TO_BE_TOLD[field] === viewer.column) await toldAtLeast(stream, 1);
    const at = { viewer, path: field, isAfterChange: true };
    found.observations.push({ ...at, type: 'Subscription', thing: '*', field, answer: stream.startId === '' ? (codeOf(stream.told[0]) ?? String(stream.status)) : 'open', value: undefined, count: null });
    for (const { data } of stream.told) {
      found.heard.push({ viewer, path: field, text: JSON.stringify(data), isSecret: false });
      const seeing: Seeing = { viewer, after: 'STREAM', trail, nameOf: nameOf(viewer), observations: found.observations };
      if (document.selected !== null) observe(seeing, data?.[field], document.selected, { thing: '*', path: field, prefix: '' });
    }
    stream.close();
  }
  return found;
}

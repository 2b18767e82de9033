import { createOperatorKey } from '@assent/server/src/auth/operator-key.service';
import { ask, type Visitor } from './asking';
import type { World } from './world';

/** A program of whoever runs the product. */
export interface Operator extends Visitor {
  readonly id: string;
  readonly key: string;
}

export async function addOperator(world: World): Promise<Operator> {
  const made = await world.database.transact((manager) => createOperatorKey(manager, `publisher ${world.next()}`, world.now));
  if (made === null) throw new Error('The key was not made');
  return { ...made, site: 'CONSOLE', cookie: '' };
}

const REFUSAL = 'fragment refusal on Refusal { code rule message fields { path code message } remedies { code message } partner { id } people { email } }';

export const PUBLISH = `${REFUSAL} mutation Publish($input: PublishAgreementInput!) { publishAgreement(input: $input) {
  __typename
  ... on AgreementPublished {
    agreement { id country version effectiveOn acceptancesFrom reacceptBy texts { id language fileName mediaType fileHash fileLength shownHash shownLength html documentUrl } } isNew replayed
  }
  ...refusal
} }`;

export const MOVE_DAY = `${REFUSAL} mutation MoveDay($input: MoveReacceptanceDayInput!) { moveReacceptanceDay(input: $input) {
  __typename
  ... on ReacceptanceDayMoved { agreement { id version reacceptBy } isNew replayed }
  ...refusal
} }`;

export interface Publishing {
  readonly country: string;
  readonly version?: string;
  readonly effectiveOn?: string;
  readonly acceptancesFrom?: string;
  readonly reacceptBy?: string;
  readonly texts?: readonly object[];
  readonly idempotencyKey?: string;
}

export const htmlText = (language = 'de-DE', words = 'Bedingungen') => ({ language, html: `<h1>Vertrag</h1><h2 id="scope">Umfang</h2><p>${words}</p>` });

/** Publishes with a good input; what a test is about it gives itself. */
export function publish(world: World, operator: Visitor, given: Publishing): Promise<unknown> {
  const input = { version: '2026.2', effectiveOn: '2026-07-01', texts: [htmlText()], idempotencyKey: `publish ${world.next()}`, ...given };
  return ask(world, operator, PUBLISH, { input });
}

export const moveDay = (world: World, operator: Visitor, input: { country: string; version?: string; reacceptBy: string; idempotencyKey?: string }): Promise<unknown> =>
  ask(world, operator, MOVE_DAY, { input: { version: '2026.2', idempotencyKey: `move ${world.next()}`, ...input } });

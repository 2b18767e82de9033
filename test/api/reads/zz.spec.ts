import { beforeAll, it } from 'vitest';
import { planOf, statementsOf } from '../../support/statements';
import { ask, at, nodesAt } from '../../support/world/asking';
import { addCrowd, type Crowd } from '../../support/world/crowd';
import { shareWorld } from '../../support/world/world';
import { writeFileSync } from 'node:fs';
import { dialect } from '@assent/server/src/database/columns';

const world = shareWorld();
let crowd: Crowd;
let out = '';
beforeAll(async () => {
  const t = Date.now();
  crowd = await addCrowd(world, 200_000);
  out += `crowd ${Date.now() - t}\n`;
}, 600_000);
const LIST = `query List($after: String, $search: String, $agreementStatus: [AgreementStatus!], $country: [CountryCode!], $relationship: [RelationshipStatus!], $resellerId: ID, $orderBy: CustomerOrderBy! = NAME_ASC) {
  customers(first: 50, after: $after, search: $search, agreementStatus: $agreementStatus, country: $country, relationship: $relationship, resellerId: $resellerId, orderBy: $orderBy) {
    pageInfo { hasNextPage endCursor } edges { node { id companyName domain agreementStatus relationship { status } } }
  }
}`;
it('x', async () => {
  const all: [string, object][] = [['all', {}], ['status', { agreementStatus: ['LAPSED'] }], ['three', { agreementStatus: ['LAPSED', 'INVITED', 'NOT_PROVIDED'] }], ['kit', { search: 'kit' }], ['kitano', { search: 'kitano' }], ['kitano cloud', { search: 'kitano cloud' }], ['n1 n2', { search: 'n1 n2' }],
    ['n19', { search: 'n19' }], ['n12345', { search: 'n12345' }], ['k LAPSED', { search: 'k', agreementStatus: ['LAPSED'] }], ['k LAPSED DE,FR res', { search: 'k', agreementStatus: ['LAPSED'], country: ['DE', 'FR'], resellerId: crowd.resellers[1]?.id }]];
  for (const [name, given] of all) for (const orderBy of ['NAME_ASC', 'LAST_ACCEPTED_ASC']) {
    let first: unknown;
    const statements = await statementsOf(world, async () => { first = await ask(world, crowd.provider.admin, LIST, { ...given, orderBy }); });
    for (const statement of statements) {
      const plan = await planOf(world.database, statement);
      const t = Date.now();
      for (let n = 0; n < 5; n += 1) await world.database.read((m) => m.query(statement.text, [...statement.parameters]));
      out += `\n## ${name} ${orderBy}: ${nodesAt({ first }, 'first').length} ${String(at(first, 'pageInfo.hasNextPage'))} ${(Date.now() - t) / 5} ms scans ${plan.scans.join()} sorted ${plan.isSorted}\n${plan.told}\n`;
      if (name === 'k LAPSED') out += statement.text + '\n';
    }
    const t = Date.now();
    const count = await ask(world, crowd.provider.admin, LIST.replace(/pageInfo.*/s, 'totalCount isTotalExact } }'), { ...given, orderBy });
    out += `count ${JSON.stringify(count)} ${Date.now() - t} ms\n`;
  }
  writeFileSync(`/tmp/rd/plans-${dialect}.txt`, out);
}, 600_000);

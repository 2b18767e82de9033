import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@assent/server/src/config';
import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import { pricedFields } from '@assent/server/src/http/cost-table';
import { DocumentRuler } from '@assent/server/src/http/document-measure';
import { Operation } from '@assent/server/src/http/operation';
import { concatAST, isObjectType, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../packages/sdk/operations/', import.meta.url));
const document = concatAST(readdirSync(folder).map((file) => parse(readFileSync(`${folder}${file}`, 'utf8'))));
const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
const schema = await buildAssentSchema();
const { document: limits } = readConfig({});

// No screen asks for longer pages than the API gives.
const LONGEST_PAGE = { first: 100 };

it.each(operations.map((definition) => [definition.name?.value ?? '', definition] as const))('%s of the sites stays within half of each limit', (_name, definition) => {
  const operation = new Operation(document, LONGEST_PAGE, definition);
  const { depth, cost, aliases } = new DocumentRuler(schema, operation).measure();
  expect(depth).toBeGreaterThan(0);
  expect(cost).toBeGreaterThan(0);
  expect(depth).toBeLessThanOrEqual(limits.depth / 2);
  expect(cost).toBeLessThan(limits.cost / 2);
  expect(aliases).toBeLessThan(limits.aliases / 2);
  if (operation.isMutation) expect(operation.rootFields()).toHaveLength(1);
});

it('every price is of a field that there is', () => {
  const unknown = pricedFields.filter((path) => {
    const [parent = '', name = ''] = path.split('.');
    const type = schema.getType(parent);
    return !isObjectType(type) || type.getFields()[name] === undefined;
  });
  expect(unknown).toEqual([]);
});

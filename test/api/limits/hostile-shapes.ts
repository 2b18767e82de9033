const times = (count: number, write: (index: number) => string): string => Array.from({ length: count }, (_, index) => write(index)).join(' ');
/** Balanced: `closed` closes what `opened` opens. */
const nested = (depth: number, opened: string, leaf: string, closed: string): string => opened.repeat(depth) + leaf + closed.repeat(depth);
const NODES = 'customers(first: 100) { edges { node { ';
const text = (value: unknown): string => JSON.stringify({ query: 'query T($search: String) { customers(search: $search) { totalCount } }', variables: { search: value } });
const document = (query: string): string => JSON.stringify({ query });

/** Bodies of requests by name, each the worst of its kind. */
export const hostileShapes: Readonly<Record<string, string>> = {
  ...Object.fromEntries([10, 100, 400, 800, 2000].map((depth) => [`${depth} deep`, document(`{ ${NODES} ${nested(depth, 'latestAcceptance { customer { ', 'id', ' } }')} } } } }`)])),
  ...Object.fromEntries([50, 400, 800, 1200, 1600, 2400].map((depth) => [`${depth} brackets deep`, document(`{ viewer { ${nested(depth, '... { ', '__typename', ' }')} } }`)])),
  ...Object.fromEntries([100, 1000, 100_000].map((width) => [`${width} wide`, document(`{ ${times(width, () => 'viewer { __typename }')} }`)])),
  ...Object.fromEntries([29, 500, 5000].map((count) => [`${count} aliases`, document(`{ ${times(count, (index) => `a${index}: customers { totalCount }`)} }`)])),
  'aliased sign-ins': document(`mutation { ${times(100, (index) => `a${index}: signIn(input: { email: "a@b.example", password: "x" }) { __typename }`)} }`),
  'a fragment in itself': document('{ viewer { ...A } } fragment A on Agent { ...A }'),
  'a chain of fragments': document(`{ viewer { ...F0 } } ${times(490, (index) => `fragment F${index} on Agent { ...F${index + 1} }`)} fragment F490 on Agent { id }`),
  'a ring of fragments': document(`{ viewer { ...F0 } } ${times(300, (index) => `fragment F${index} on Agent { ...F${(index + 1) % 300} }`)}`),
  'fragments that double': document(`{ viewer { ...F0 } } ${times(300, (index) => `fragment F${index} on Agent { ...F${index + 1} ...F${index + 1} }`)} fragment F300 on Agent { id }`),
  'fragments that double, aliased': document(`{ viewer { ...F0 } } ${times(20, (index) => `fragment F${index} on Agent { ...F${index + 1} ... on Agent { ...F${index + 1} } }`)} fragment F20 on Agent { a: id }`),
  'pages in pages': document(`{ ${NODES} ${'acceptances(first: 100) { edges { node { customer { '.repeat(3)} id ${' } } } } '.repeat(3)} } } } }`),
  'a thousand directives': document(`{ viewer ${times(1000, () => '@include(if: true)')} { __typename } }`),
  'a thousand variables': document(`query (${times(1000, (index) => `$v${index}: Int`)}) { viewer { __typename } }`),
  'a thousand operations': document(times(600, (index) => `query Q${index} { viewer { __typename } }`)),
  'introspection in introspection': document(`{ __schema { types { ${nested(50, 'fields { type { ', 'name', ' } }')} } } }`),
  'a subscription': document('subscription { acceptanceRecorded { id } }'),
  'lists in lists': document(`{ customers(country: ${'['.repeat(2400)}${']'.repeat(2400)}) { totalCount } }`),
  'objects in objects': document(`mutation { accept(input: ${'{a: '.repeat(1200)}1${'}'.repeat(1200)}) { __typename } }`),
  'a long name': document(`{ ${'n'.repeat(500_000)} }`),
  'a long string': document(`{ customers(search: "${'s'.repeat(500_000)}") { totalCount } }`),
  'a long variable': text('s'.repeat(900_000)),
  'a body beyond the limit': text('s'.repeat(2_000_000)),
  'a long list': text(Array.from({ length: 100_000 }, () => 1)),
  'a deep variable': `{"query":"{ viewer { __typename } }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
  'a deep object': `{"query":"{ viewer { __typename } }","variables":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  'many keys': JSON.stringify({ query: '{ viewer { __typename } }', variables: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, index])) }),
  'NUL in a document': document('{ viewer\0 { __typename } }'),
  'NUL in a string': document('{ customers(search: "\\u0000") { totalCount } }'),
  'NUL in a variable': text('\0'),
  'half a pair in a document': document('{ customers(search: "\ud83d") { totalCount } }'),
  'half a pair in a string': document('{ customers(search: "\\ud83d") { totalCount } }'),
  'half a pair in a variable': text('\udc00'),
  'NUL in a name of a variable': '{"query":"{ viewer { __typename } }","variables":{"\\u0000":"\\ud800"}}',
  'NUL in the name of the operation': '{"query":"{ viewer { __typename } }","operationName":"\\u0000"}',
  'a prototype in variables': '{"query":"query ($first: Int!) { customers(first: $first) { totalCount } }","variables":{"__proto__":{"first":1},"constructor":{"prototype":{"first":1}}}}',
  'a persisted query': '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
  'a persisted query of another kind': '{"query":"{ viewer { __typename } }","extensions":{"persistedQuery":{"version":"\\u0000","sha256Hash":{}}}}',
  ...Object.fromEntries([0, true, null, [], {}, ['{ viewer { __typename } }']].map((query) => [`a query that is ${JSON.stringify(query)}`, JSON.stringify({ query })])),
  ...Object.fromEntries([0, 'x', [1]].map((variables) => [`variables that are ${JSON.stringify(variables)}`, JSON.stringify({ query: '{ viewer { __typename } }', variables })])),
  ...Object.fromEntries(['', 'null', '0', '"x"', '[]', '[[]]', '{', '{"query":', '{"query":"{ viewer', '\ufeff{}'].map((body) => [`the body ${JSON.stringify(body)}`, body])),
  ...Object.fromEntries([{}, [], 0, true, { $gt: '' }, ['x']].map((value) => [`text that is ${JSON.stringify(value)}`, text(value)])),
};

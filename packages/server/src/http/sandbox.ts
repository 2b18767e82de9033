import type { FastifyInstance } from 'fastify';

/**
 * GraphiQL as GraphQL Yoga packs it, for trying the API out with the session of the site (ADR 0152). Everything comes from this server.
 * Loaded only where it is wanted: it is megabytes.
 */
export async function addSandbox(app: FastifyInstance): Promise<void> {
  const { css, js, editorWorkerService, jsonWorker, graphqlWorker } = await import('@graphql-yoga/render-graphiql/graphiql');
  const files: Readonly<Record<string, { readonly type: string; readonly content: string }>> = {
    '/sandbox': { type: 'text/html', content: PAGE },
    '/sandbox/graphiql.css': { type: 'text/css', content: css },
    '/sandbox/graphiql.js': { type: 'text/javascript', content: js },
    '/sandbox/start.js': { type: 'text/javascript', content: START },
    '/sandbox/editorWorkerService.js': { type: 'text/javascript', content: editorWorkerService },
    '/sandbox/json.js': { type: 'text/javascript', content: jsonWorker },
    '/sandbox/graphql.js': { type: 'text/javascript', content: graphqlWorker },
  };
  for (const [path, { type, content }] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    app.get(path, { compress: false }, async (_request, reply) =>
      reply.headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache', 'content-type': `${type}; charset=utf-8` }).send(bytes),
    );
  }
}

/** Of this page alone: its editor writes styles into the page, and carries its icons as data. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Assent: GraphQL sandbox</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/sandbox/graphiql.css"></head>
<body class="no-focus-outline"><div id="root"></div><script src="/sandbox/graphiql.js"></script><script src="/sandbox/start.js"></script></body>
</html>
`;

/** What the editor begins with, instead of a greeting of the tool's own. */
const FIRST_QUERY = `# This asks Assent as whoever is signed in at this site. Ctrl+Enter runs it.
# このサイトにサインインしている人として Assent に問い合わせます。Ctrl+Enter で実行します。
{
  viewer {
    __typename
    ... on Agent { email partner { name } }
    ... on CustomerUser { email customer { companyName } }
  }
}
`;

const START = `self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => '/sandbox/' + label + '.js' };
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  title: 'Assent',
  defaultQuery: ${JSON.stringify(FIRST_QUERY)},
  endpoint: '/graphql',
  subscriptionsProtocol: 'GRAPHQL_SSE',
  credentials: 'same-origin',
});
`;

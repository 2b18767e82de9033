import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { ErrorLink } from '@apollo/client/link/error'
import { BaseHttpLink } from '@apollo/client/link/http'
import { describeFailure } from './failure'

export interface ClientOptions {
  /** Where the schema is served; both sites use their own origin. */
  url?: string
  /** The language of every message the server writes. */
  locale: () => string
  /** Called when the server no longer knows the session. */
  onUnauthenticated?: () => void
  /** For scripts: an API key. Sites use their cookie. */
  apiKey?: string
  fetch?: typeof fetch
}

// Objects without an id belong to the object that holds them: a later, narrower query adds to them.
const held = { merge: true }

/** A GraphQL client with the sites' cache rules. */
export function createClient(options: ClientOptions): ApolloClient {
  const headers = new SetContextLink((previous) => ({
    ...previous,
    headers: {
      'accept-language': options.locale(),
      ...(previous['isUnattended'] === true ? { 'assent-unattended': '1' } : {}),
      ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
    },
  }))
  const watch = new ErrorLink(({ error }) => {
    if (describeFailure(error).kind === 'signedOut') options.onUnauthenticated?.()
  })
  const http = new BaseHttpLink({
    uri: options.url ?? '/graphql',
    credentials: 'same-origin',
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  })
  return new ApolloClient({
    link: ApolloLink.from([watch, headers, http]),
    cache: new InMemoryCache({
      possibleTypes: { Viewer: ['Agent', 'CustomerUser'] },
      typePolicies: {
        Customer: { fields: { viewerMay: held, nextStep: held, directAcceptance: held, address: held, primaryContact: held } },
      },
    }),
    devtools: { enabled: false },
  })
}

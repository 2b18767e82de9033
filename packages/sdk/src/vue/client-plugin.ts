import type { ApolloClient } from '@apollo/client'
import { inject, type InjectionKey, type Plugin } from 'vue'

const clientKey: InjectionKey<ApolloClient> = Symbol('GraphQL client')

/** `app.use(clientPlugin(createClient(...)))` */
export function clientPlugin(client: ApolloClient): Plugin {
  return { install: (app) => app.provide(clientKey, client) }
}

export function useClient(): ApolloClient {
  const client = inject(clientKey)
  if (client === undefined) throw new Error('clientPlugin() was not installed in this app')
  return client
}

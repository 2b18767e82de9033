import { createClient } from '@assent/sdk'
import { CustomerViewerDocument } from '@assent/sdk/documents'
import { clientPlugin } from '@assent/sdk/vue'
import type { App } from 'vue'
import { customerOf, useSession } from './features/session/session'

export interface ConnectOptions {
  locale: () => string
  /** The server no longer knows the session. */
  onSignedOut: () => void
}

export interface Connection {
  /** Asks who is signed in. Without an answer it stays unknown: the page asks for its own data and says what failed. */
  findViewer: () => Promise<void>
}

/** Gives the app its GraphQL client. */
export function connect(app: App, { locale, onSignedOut }: ConnectOptions): Connection {
  const session = useSession()
  const client = createClient({
    locale,
    onUnauthenticated: () => {
      session.lost()
      onSignedOut()
    },
  })
  app.use(clientPlugin(client))
  return {
    findViewer: () =>
      client.query({ query: CustomerViewerDocument, fetchPolicy: 'network-only' }).then(
        ({ data }) => session.entered(customerOf(data?.viewer)),
        () => undefined,
      ),
  }
}

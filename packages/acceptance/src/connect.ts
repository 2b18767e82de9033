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

/** Gives the app its GraphQL client and finds out who is signed in. */
export async function connect(app: App, { locale, onSignedOut }: ConnectOptions): Promise<void> {
  const session = useSession()
  const client = createClient({
    locale,
    onUnauthenticated: () => {
      session.lost()
      onSignedOut()
    },
  })
  app.use(clientPlugin(client))
  try {
    const { data } = await client.query({ query: CustomerViewerDocument, fetchPolicy: 'network-only' })
    session.entered(customerOf(data?.viewer))
  } catch {
    // Without an answer the session is unknown; the page asks for its own data and says itself what failed.
  }
}

import { join } from 'node:path'
import { CustomerEntity } from '@assent/server/src/customers/customer.entity'
import { type Database, openDatabase } from '@assent/server/src/database/database'
import { entities } from '@assent/server/src/database/entities'
import { demoWorld } from '@assent/server/src/demo/data/demo-world'
import type { DemoWorld, Slug } from '@assent/server/src/demo/data/demo-world.types'
import { demoToken } from '@assent/server/src/demo/demo-credentials'
import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity'
import { inject } from 'vitest'
import { atEndOfFile, type RunningServer, startServer } from './server-process.js'

export interface DemoServer extends RunningServer {
  /** What its data began with. */
  world: DemoWorld
  /** A second connection to its database, beside the running server's own. */
  database: Database
  /** The address of a demo invitation on the customers' site. */
  linkOf(invitation: Slug): Promise<string>
  customerId(customer: Slug): Promise<string>
  companyName(customer: Slug): string
  partnerName(partner: Slug): string
  emailOf(person: Slug): string
}

/** A server that is started for the second time, on demo data of its own. Gone after the tests of the file. */
export async function startDemoServer(env: Record<string, string> = {}): Promise<DemoServer> {
  const server = await startServer({ copyOf: inject('demoDataDir'), env })
  const database = await openDatabase({ file: join(server.dataDir, 'assent.sqlite'), entities, readers: 1 })
  atEndOfFile(() => database.close())
  const world = demoWorld(inject('demoDay'))
  const customerId = (customer: Slug) => idOf(database, named(world.customers, customer).domain)
  return {
    ...server,
    world,
    database,
    customerId,
    companyName: (customer) => named(world.customers, customer).companyName,
    partnerName: (partner) => named(world.partners, partner).name,
    emailOf: (person) => named([...world.agents, ...world.customerUsers], person).email,
    linkOf: async (invitation) => {
      const { customer, sentAt, companyName } = named(world.invitations, invitation)
      const whose = customer === null ? { companyName } : { customerId: await customerId(customer) }
      const row = await database.read((manager) => manager.findOneByOrFail(InvitationEntity, { ...whose, createdAt: new Date(sentAt) }))
      return `${server.acceptanceUrl}/accept/${demoToken(row.id)}`
    },
  }
}

const idOf = (database: Database, domain: string): Promise<string> =>
  database.read(async (manager) => (await manager.findOneByOrFail(CustomerEntity, { domain })).id)

function named<Row extends { readonly slug: Slug }>(rows: readonly Row[], slug: Slug): Row {
  const row = rows.find((candidate) => candidate.slug === slug)
  if (row === undefined) throw new Error(`The demo world has no ${slug}`)
  return row
}

import { cookieOf, signInAt } from '../api/auth/people.js'
import { ask } from './app.js'

const REQUEST = `mutation Request($input: InviteInput!) {
  invite(input: $input) { ... on InvitationCreated { url } ... on Refusal { code message } }
}`

/** A request to a company by its name and mail address, over the API: the address of the link. */
export async function requestRelationship(consoleUrl: string, given: { agent: string; password: string; company: { name: string; email: string } }): Promise<string> {
  const { agent, password, company } = given
  const cookie = cookieOf(await signInAt(consoleUrl, { email: agent, password }))
  const input = { idempotencyKey: `request to ${company.email}`, invitee: { company }, kind: 'RELATIONSHIP_AND_AGREEMENT', language: 'ja' }
  const { body, text } = await ask(consoleUrl, REQUEST, { input }, { cookie })
  const invited = body.data?.['invite']
  if (typeof invited !== 'object' || invited === null || !('url' in invited) || typeof invited.url !== 'string') throw new Error(text)
  return invited.url
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../packages/server/src/', import.meta.url))
const POLICY = 'graphql/policy.ts'

/** What only the policy looks at: which kind of viewer asks, what a table shows to it, and the tables and functions that say so. */
const DECIDING = [
  /\bkind [!=]== '(?:AGENT|CUSTOMER_USER|OPERATOR|OWN|PARTNER)'/,
  /\bdisclosure [!=]== '/,
  /\.shows\b/,
  /\bshows\.\w/,
  /\btables\.[VT]\b/,
  /\b(?:disclosureToPartner|disclosesNames)\b/,
  /\bforbidden\(/,
]

/** What looks like that and decides nothing about reading. */
const ALLOWED: Readonly<Record<string, string>> = {
  'acceptances/acceptance.reader.ts': 'leaves out of a summary what the policy did not disclose',
  'acceptances/acceptance.resolver.ts': 'makes nothing of what is disclosed to nobody',
  'acceptances/parties.ts': 'of whom the name is kept with a record',
  'acceptances/request-attestation.service.ts': 'facts of table Q, which decides who may ask',
  'auth/sign-out.service.ts': 'whose event it is',
  'auth/viewer.reader.ts': 'in which table the signed-in person is',
  'http/stream-endpoint.ts': 'a key has no session that would end its stream',
  'receipts/receipt-sections.ts': 'the words for who recorded it',
}

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('demo/'))

/** Lines of a file that decide, comments aside. */
const decidingIn = (file: string): string[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line) && DECIDING.some((pattern) => pattern.test(line)))
    .map((line) => `${file}: ${line.trim()}`)

describe('who may see what', () => {
  it('is decided in one module', () => {
    expect(sources.filter((file) => file !== POLICY && ALLOWED[file] === undefined).flatMap(decidingIn)).toEqual([])
  })

  it('is found by this test where it is decided, and allowed nowhere without need', () => {
    expect(decidingIn(POLICY).length).toBeGreaterThan(10)
    expect(Object.keys(ALLOWED).filter((file) => decidingIn(file).length === 0)).toEqual([])
  })
})

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a request is answered with instead of a stamp of it. */
export type Answer = (query: Buffer, honest: (query: Buffer) => Promise<Buffer>) => Promise<Buffer | number>

export interface TimestampAuthority {
  readonly url: string
  /** The root certificate, PEM. */
  readonly rootFile: string
  /** Answers the requests that come next so; null: as a good authority does. */
  answerWith(answer: Answer | null): void
  /** What OpenSSL says of a token over some bytes, trusting this root. */
  verify(token: Buffer, data: string): Promise<boolean>
  close(): Promise<void>
}

const CONFIG = (folder: string) => `
[ req ]
distinguished_name = name
prompt = no
[ name ]
CN = Time of the tests
[ root ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[ stamping ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ signing ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, codeSigning
[ tsa ]
default_tsa = authority
[ authority ]
serial = ${folder}/serial
crypto_device = builtin
signer_cert = ${folder}/stamping.pem
certs = ${folder}/root.pem
signer_key = ${folder}/stamping.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`

/** A time-stamping authority of the test's own: OpenSSL behind an HTTP server on this machine. */
export async function openAuthority(): Promise<TimestampAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-stamps-'))
  const at = (name: string) => join(folder, name)
  await writeFile(at('openssl.cnf'), CONFIG(folder))
  await writeFile(at('serial'), '01\n')
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  await openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('root.key'), '-out', at('root.pem'), '-days', '30', '-config', at('openssl.cnf'), '-extensions', 'root')
  await openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('stamping.key'), '-out', at('stamping.csr'), '-subj', '/CN=Stamping of the tests', '-config', at('openssl.cnf'))
  await openssl('x509', '-req', '-in', at('stamping.csr'), '-CA', at('root.pem'), '-CAkey', at('root.key'), '-set_serial', '2', '-days', '30', '-out', at('stamping.pem'), '-extfile', at('openssl.cnf'), '-extensions', 'stamping')
  let count = 0
  let turn: Promise<unknown> = Promise.resolve()
  let answer: Answer | null = null
  // One after the other, for they share the file of serial numbers.
  const honest = (query: Buffer): Promise<Buffer> => {
    const name = at(`query-${String((count += 1))}`)
    const stamped = turn.then(async () => {
      await writeFile(name, query)
      await openssl('ts', '-reply', '-config', at('openssl.cnf'), '-queryfile', name, '-out', `${name}.tsr`)
      return readFile(`${name}.tsr`)
    })
    turn = stamped.catch(() => undefined)
    return stamped
  }
  const server = createServer((request, response) => {
    const reply = async () => {
      const query = await bodyOf(request)
      const said = answer === null ? await honest(query) : await answer(query, honest)
      if (typeof said === 'number') response.writeHead(said).end()
      else response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(said)
    }
    reply().catch(() => response.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The authority listens on no port')
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    rootFile: at('root.pem'),
    answerWith: (given) => {
      answer = given
    },
    verify: async (token, data) => {
      await Promise.all([writeFile(at('token'), token), writeFile(at('data'), data)])
      return openssl('ts', '-verify', '-token_in', '-in', at('token'), '-data', at('data'), '-CAfile', at('root.pem')).then(
        () => true,
        () => false,
      )
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

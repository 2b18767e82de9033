import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

export interface Question {
  readonly query: string
  readonly variables: object
  /** Of whoever asks, where it is not the target's. */
  readonly cookie?: string
}

export interface Target {
  readonly url: string
  readonly cookie: string
  /** Of the server, whose processor time is counted. */
  readonly pid: number
}

export interface Measured {
  readonly requests: number
  readonly perSecond: number
  readonly medianMs: number
  readonly slowestMs: number
  /** Processor time of the server for one request; null where the system does not tell. */
  readonly processorMs: number | null
}

export interface Load {
  readonly clients: number
  readonly seconds: number
  /** No more requests than this, for what can be done only once. */
  readonly most?: number
}

/** So many clients ask one after the other, each as soon as it was answered. */
export async function load({ url, cookie, pid }: Target, next: (index: number) => Question, { clients, seconds, most = Infinity }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const took: number[] = []
  let asked = 0
  const [since, before] = [performance.now(), processorMs(pid)]
  const client = async (): Promise<void> => {
    while (performance.now() - since < seconds * 1000 && asked < most) {
      const begun = performance.now()
      const { cookie: own = cookie, ...question } = next(asked++)
      await ask(agent, { url, cookie: own }, question)
      took.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const [elapsed, after] = [performance.now() - since, processorMs(pid)]
  agent.destroy()
  took.sort((a, b) => a - b)
  return {
    requests: took.length,
    perSecond: took.length / (elapsed / 1000),
    medianMs: took[Math.floor(took.length / 2)] ?? NaN,
    slowestMs: took[Math.floor(took.length * 0.95)] ?? NaN,
    processorMs: before === null || after === null ? null : (after - before) / took.length,
  }
}

function ask(agent: Agent, { url, cookie }: Pick<Target, 'url' | 'cookie'>, question: Question): Promise<void> {
  const body = JSON.stringify(question)
  const headers = { 'content-type': 'application/json', accept: 'application/json', origin: url, cookie, 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200 && !text.includes('"errors"') && !text.includes('"Refusal"')) resolve()
        else reject(new Error(`Answered with ${String(response.statusCode)}: ${text.slice(0, 400)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const TICK_MS = 10

/** User and system time of a process, as Linux tells it. */
function processorMs(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

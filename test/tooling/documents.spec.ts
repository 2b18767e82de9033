import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configVariables } from '@assent/server/src/config'
import { buildSchema, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const readme = read('README.md')

/** What is committed, or would be. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)))

/** The root fields of the API that no operation of the two sites asks for. */
function onNoPage(): string[] {
  const schema = buildSchema(read('schema.graphql'))
  const offered = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}))
  const asked = files
    .filter((file) => /^packages\/sdk\/operations\/.*\.graphql$/.test(file))
    .flatMap((file) => parse(read(file)).definitions)
    .flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []))
    .map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : ''))
  return offered.filter((name) => !asked.includes(name)).sort()
}

const isText = (text: string) => !text.includes('\0')

/** Every place where a pattern is found in a text file of the repository, as file:line: what. */
function places(pattern: RegExp): string[] {
  return files.flatMap((file) => {
    const text = read(file)
    if (!isText(text)) return []
    return text.split('\n').flatMap((line, index) => [...line.matchAll(pattern)].map(([found]) => `${file}:${String(index + 1)}: ${found}`))
  })
}

describe('the README', () => {
  it('has every variable of the configuration, with its default and meaning as the code has them', () => {
    const table = configVariables.map(({ name, fallback, meaning }) => `| \`${name}\` | ${fallback === null ? 'not set' : `\`${fallback}\``} | ${meaning} |`)
    expect(readme.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line))).toEqual(table)
  })

  it('has every package in its map', () => {
    const mapped = [...readme.matchAll(/^\| \[`packages\/([a-z0-9-]+)`\]/gm)].map(([, name]) => name)
    expect(mapped.sort()).toEqual(readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'package.json'))).sort())
  })

  it('says what the API has and no page asks for', () => {
    const said = /^In the API, and on no page yet: ([^.]*)\./m.exec(readme)?.[1] ?? ''
    expect([...said.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(onNoPage())
  })

  it('shows the demo sign-ins and no password that does not work', () => {
    const credentials = read('packages/server/src/demo/demo-credentials.ts')
    const passwords = [...credentials.matchAll(/^export const DEMO_\w*PASSWORD = '([^']+)'/gm)].map(([, password]) => password)
    expect(passwords).toHaveLength(2)
    expect(passwords.filter((password) => !readme.includes(`\`${String(password)}\``))).toEqual([])
  })
})

describe('the decision records', () => {
  const records = readdirSync(join(root, 'docs/adr')).filter((file) => /^\d{4}-.*\.md$/.test(file))
  const numbers = records.map((file) => file.slice(0, 4))

  it('are found where code and documents name them', () => {
    const named = places(/(?:\bADRs? |\badr\/)\d{4}\b/g)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((place) => !numbers.includes(place.slice(-4)))).toEqual([])
  })

  it('are found where other records name them', () => {
    const named = records.flatMap((file) => [...read(`docs/adr/${file}`).matchAll(/[( ](0\d{3})(?=[),.;])/g)].map(([, number]) => `${file}: ${String(number)}`))
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((place) => !numbers.includes(place.slice(-4)))).toEqual([])
  })

  it('are listed in the index under their own titles', () => {
    const index = read('docs/adr/README.md')
    const entries = records.map((file) => {
      const [title = ''] = read(`docs/adr/${file}`).split('\n')
      return `- [${file.slice(0, 4)}](${file}) ${title.replace(/^# \d{4}\. /, '')}`
    })
    expect(index.split('\n').filter((line) => line.startsWith('- ['))).toEqual(entries)
  })

  it('have a number each', () => {
    expect(numbers).toEqual([...new Set(numbers)])
  })
})

describe('the repository', () => {
  it('has no link in its documents that leads nowhere', () => {
    const broken = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, to]) => ({ file, to: String(to) })))
      .filter(({ file, to }) => !existsSync(join(root, dirname(file), to)))
    expect(broken).toEqual([])
  })

  it('names no folder of the machine that it was written on', () => {
    expect(places(/(?<![\w.~$}-])\/(?:work|root|home|Users|mnt|workspace|private)\/[\w.+-]+|\b[A-Z]:\\Users\\/g)).toEqual([])
  })

  it('names no package registry: which one is used is for the machine to say', () => {
    expect(places(/\b(?:registry\.[a-z0-9.-]+\.[a-z]{2,}|[a-z0-9.-]*(?:npmjs|yarnpkg|npmmirror|jfrog|artifactory|verdaccio|pkg\.github)\.[a-z]{2,}|_auth[T]oken)\b/gi)).toEqual([])
    expect(read('pnpm-lock.yaml')).not.toMatch(/\btarball:/)
  })
})

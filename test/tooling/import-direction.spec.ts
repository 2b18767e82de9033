import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { afterEach, describe, expect, it } from 'vitest'
import config from '../../dependency-cruiser.config.js'

const folders: string[] = []

/** The names of the rules that a small tree of files breaks: file name to the one path it imports. */
async function brokenBy(imports: Record<string, string>): Promise<string[]> {
  const base = await mkdtemp(join(tmpdir(), 'assent-direction-'))
  folders.push(base)
  await writeFile(join(base, 'package.json'), '{ "type": "module" }')
  for (const [file, imported] of Object.entries(imports)) {
    await mkdir(dirname(join(base, file)), { recursive: true })
    await writeFile(join(base, file), `import { it } from '${imported}'\nexport const at = it\n`)
  }
  const { doNotFollow, exclude, tsPreCompilationDeps } = config.options
  const { output } = await cruise(['.'], { doNotFollow, exclude, tsPreCompilationDeps, baseDir: base, validate: true, ruleSet: { forbidden: config.forbidden } })
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map((violation) => violation.rule.name)
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const leaf = 'node:fs'

describe('the import direction', () => {
  it('lets a noun import leftward', async () => {
    const broken = await brokenBy({
      'packages/server/src/orders/order.service.ts': '../customers/customer.entity.js',
      'packages/server/src/customers/customer.entity.ts': leaf,
    })
    expect(broken).toEqual([])
  })

  it.each([
    ['agreements', 'partners'],
    ['partners', 'customers'],
    ['customers', 'relationships'],
    ['relationships', 'invitations'],
    ['invitations', 'acceptances'],
    ['acceptances', 'orders'],
    ['agreements', 'orders'],
  ])('refuses %s that import %s', async (left, right) => {
    const broken = await brokenBy({
      [`packages/server/src/${left}/one.service.ts`]: `../${right}/two.entity.js`,
      [`packages/server/src/${right}/two.entity.ts`]: leaf,
    })
    expect(broken).toEqual([`${left}-imports-leftward`])
  })

  it.each([
    ['domain', 'server', 'domain-imports-no-package'],
    ['i18n', 'domain', 'i18n-imports-no-package'],
    ['proof', 'server', 'proof-imports-no-package'],
    ['sdk', 'server', 'sdk-imports-no-package'],
    ['ui', 'sdk', 'ui-imports-i18n'],
    ['server', 'sdk', 'server-imports-domain-i18n-proof'],
    ['console', 'domain', 'console-imports-sdk-ui-i18n'],
    ['console', 'acceptance', 'console-imports-sdk-ui-i18n'],
    ['acceptance', 'server', 'acceptance-imports-sdk-ui-i18n'],
  ])('refuses the package %s that imports %s', async (from, to, rule) => {
    const broken = await brokenBy({
      [`packages/${from}/src/one.ts`]: `../../${to}/src/two.js`,
      [`packages/${to}/src/two.ts`]: './three.js',
      [`packages/${to}/src/three.ts`]: './two.js',
    })
    expect(broken).toContain(rule)
  })

  it.each([
    ['acceptances', 'mail', 'mail-listens'],
    ['events', 'mail', 'mail-listens'],
    ['jobs', 'orders', 'jobs-know-no-noun'],
    ['log', 'acceptances', 'log-knows-no-noun'],
    ['acceptances', 'verification', 'nothing-needs-verification'],
  ])('refuses the folder %s of the server that imports %s', async (from, to, rule) => {
    const broken = await brokenBy({ [`packages/server/src/${from}/one.ts`]: `../${to}/two.js`, [`packages/server/src/${to}/two.ts`]: leaf })
    expect(broken).toEqual([rule])
  })

  it('refuses any dependency of a rule', async () => {
    expect(await brokenBy({ 'packages/domain/src/decide.ts': leaf })).toEqual(['domain-has-no-dependency'])
  })

  it('refuses a feature that imports another feature of its site, and lets it import its own files', async () => {
    const broken = await brokenBy({
      'packages/console/src/features/orders/order-form.ts': '../customers/customer-name.js',
      'packages/console/src/features/customers/customer-name.ts': './customer-link.js',
      'packages/console/src/features/customers/customer-link.ts': leaf,
    })
    expect(broken).toEqual(['features-are-strangers'])
  })

  it('sees an import of a component and of a type', async () => {
    const broken = await brokenBy({ 'packages/console/src/features/orders/order.ts': '../customers/card.vue', 'packages/console/src/features/customers/card.vue': leaf })
    expect(broken).toEqual(['features-are-strangers'])
  })

  it('refuses a cycle', async () => {
    const broken = await brokenBy({ 'packages/ui/src/one.ts': './two.js', 'packages/ui/src/two.ts': './one.js' })
    expect(broken).toContain('no-cycles')
  })

  it('refuses an import that leads nowhere', async () => {
    expect(await brokenBy({ 'packages/ui/src/one.ts': './gone.js' })).toEqual(['no-unresolvable'])
  })

  it('gives a reason with every rule', () => {
    expect(config.forbidden.filter((rule) => (rule.comment ?? '').length < 40)).toEqual([])
  })
})

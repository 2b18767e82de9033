/**
 * Who may import whom. Nouns of the server stand in one row and import leftward only; a fact on the left that
 * must move something on the right is told to a follower that the noun on the right registers.
 */
const nouns = [['agreements', 'partners'], ['customers'], ['relationships'], ['invitations'], ['acceptances'], ['orders', 'receipts']]

const server = '^packages/server/src/'
const anyNoun = nouns.flat().join('|')
const spec = String.raw`\.spec\.ts$`

/** @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule */

/** Nouns of the same rank are strangers too: neither may lean on the other. */
const forbiddenTo = (/** @type {string} */ noun) => {
  const rank = nouns.findIndex((each) => each.includes(noun))
  return nouns.slice(rank).flat().filter((other) => other !== noun)
}

/** @type {Rule[]} */
const leftward = nouns
  .flat()
  .map((noun) => ({ noun, forbidden: forbiddenTo(noun) }))
  .filter(({ forbidden }) => forbidden.length > 0)
  .map(({ noun, forbidden }) => ({
    name: `${noun}-imports-leftward`,
    comment: `${noun} must not know ${forbidden.join(', ')}: a noun imports leftward only, so that it can be read, changed and tested without what builds on it.`,
    severity: 'error',
    from: { path: `${server}${noun}/` },
    to: { path: `${server}(${forbidden.join('|')})/` },
  }))

/** The packages of ours that each package may import. */
const packages = {
  domain: { allowed: [], why: 'the rules stand alone: whatever they imported could decide with them.' },
  i18n: { allowed: [], why: 'words and formats serve every side and so lean on none.' },
  proof: { allowed: [], why: 'a stranger must be able to read the whole verifier, and run it, without the product that it judges.' },
  sdk: { allowed: [], why: 'a client knows the server by schema.graphql alone, so that a stranger could write it.' },
  ui: { allowed: ['i18n'], why: 'a shared component is told what to show; it neither asks the server nor decides.' },
  server: { allowed: ['domain', 'i18n', 'proof'], why: 'the server must run without any of its clients.' },
  console: { allowed: ['sdk', 'ui', 'i18n'], why: 'the screen never decides (no domain), and the two sites share only what is in sdk, ui and i18n.' },
  acceptance: { allowed: ['sdk', 'ui', 'i18n'], why: 'the screen never decides (no domain), and the two sites share only what is in sdk, ui and i18n.' },
}

/** @type {Rule[]} */
const betweenPackages = Object.entries(packages).map(([name, { allowed, why }]) => ({
  name: `${name}-imports-${allowed.join('-') || 'no-package'}`,
  comment: `${name} may import ${allowed.join(', ') || 'no package of ours'}: ${why}`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: '^(packages/|test/)', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}))

/** @type {Rule[]} */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Files that import each other can only be understood, tested and loaded together.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that leads nowhere hides from every other rule of this file.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: String.raw`^virtual:|\?` },
  },
  {
    name: 'domain-has-no-dependency',
    comment: 'A rule is pure: without clock, database or framework it can be run over its whole cross product.',
    severity: 'error',
    from: { path: '^packages/domain/src/', pathNot: spec },
    to: { pathNot: '^packages/domain/src/' },
  },
  ...betweenPackages,
  ...leftward,
  {
    name: 'mail-listens',
    comment: 'A fact does not know that somebody is written to about it: mail hears of events and reads what they are about.',
    severity: 'error',
    from: { path: `${server}(${anyNoun}|auth|events|jobs|standing|creation|database)/` },
    to: { path: `${server}mail/` },
  },
  {
    name: 'jobs-know-no-noun',
    comment: 'The worker runs whatever handler it is given; one that knew a noun could not serve all of them.',
    severity: 'error',
    from: { path: `${server}jobs/` },
    to: { path: `${server}(${anyNoun}|mail|standing|creation)/` },
  },
  {
    name: 'log-knows-no-noun',
    comment: 'The log orders and signs events whatever they say; one that knew a noun would have to change with it, and what is signed must not.',
    severity: 'error',
    from: { path: `${server}log/` },
    to: { path: `${server}(${anyNoun}|mail|standing|creation|verification)/` },
  },
  {
    name: 'nothing-needs-verification',
    comment: 'Verifying reads every table by itself and is run by a command: what it judges must not lean on it.',
    severity: 'error',
    from: { path: server, pathNot: `${server}(verification|cli)/` },
    to: { path: `${server}verification/` },
  },
  {
    name: 'migrations-are-frozen',
    comment: 'A migration that imports an entity or a rule would change its meaning after it has run somewhere.',
    severity: 'error',
    from: { path: `${server}migrations/`, pathNot: spec },
    to: { path: server, pathNot: `${server}(migrations|database)/` },
  },
  {
    name: 'demo-serves-nobody',
    comment: 'Nothing that a customer relies on may depend on invented data; only the commands that fill it in know it.',
    severity: 'error',
    from: { path: `${server}(${anyNoun}|auth|database|graphql|migrations)/` },
    to: { path: `${server}demo/` },
  },
  {
    name: 'resolvers-only-ask',
    comment: 'A resolver asks a service or a reader; one that talks to the database itself escapes { read, transact }.',
    severity: 'error',
    from: { path: String.raw`\.resolver\.ts$` },
    to: { path: '(^|/)node_modules/typeorm/' },
  },
  {
    name: 'features-are-strangers',
    comment: 'A feature that reaches into another can no longer be changed alone; what two need moves to the package ui or to the page.',
    severity: 'error',
    from: { path: '^packages/(console|acceptance)/src/features/([^/]+)/' },
    to: { path: '^packages/$1/src/features/', pathNot: '^packages/$1/src/features/$2/' },
  },
  {
    name: 'features-know-no-page',
    comment: 'A page is put together from features, never the other way round.',
    severity: 'error',
    from: { path: '^packages/(console|acceptance)/src/features/' },
    to: { path: '^packages/$1/src/pages/' },
  },
  {
    name: 'nothing-imports-a-spec',
    comment: 'A spec that others import runs twice and becomes production code by accident.',
    severity: 'error',
    from: {},
    to: { path: spec },
  },
  {
    name: 'launchers-need-nothing-installed',
    comment: 'scripts/ runs on a fresh machine before anything is installed; only what runs later (scripts/installed/) may import packages.',
    severity: 'error',
    from: { path: '^scripts/', pathNot: '^scripts/installed/' },
    to: { pathNot: ['^scripts/'], dependencyTypesNot: ['core'] },
  },
]

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.vue', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
}

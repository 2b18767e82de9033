import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/** @typedef {import('eslint').Linter.RulesRecord} Rules */

const typed = {
  parserOptions: {
    parser: tseslint.parser,
    projectService: true,
    tsconfigRootDir: import.meta.dirname,
    extraFileExtensions: ['.vue'],
  },
}

const shape = [
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names: a name that is the same everywhere can be searched for.' },
  { selector: 'ExportAllDeclaration[exported=null]', message: 'An index names what it exports, so that the surface of a package can be read.' },
  { selector: 'TSEnumDeclaration', message: 'A code list is an `as const` array and its union: enums are not erasable and reflect badly.' },
]

const filledByConstructor = {
  selector: 'PropertyDefinition[definite=true]',
  message: 'Only what TypeORM or TypeGraphQL fills (*.entity.ts, *.types.ts, graphql/) is declared with `!`.',
}

/**
 * STYLE.md as rules; what a rule cannot see is left to the reader.
 * @type {Rules}
 */
const style = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
  '@typescript-eslint/consistent-type-imports': 'off',
  'no-restricted-syntax': ['error', ...shape, filledByConstructor],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        { name: 'assert', message: 'Specs expect with vitest.' },
        { name: 'node:assert', message: 'Specs expect with vitest.' },
      ],
    },
  ],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  curly: ['error', 'multi-line'],
  'no-console': 'error',
  'no-debugger': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'max-depth': ['error', 3],
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 4],
  complexity: ['error', 15],
}

/**
 * Rules of the strict preset that fight this stack more than they help, each with its reason.
 * @type {Rules}
 */
const relaxed = {
  // TypeGraphQL's classes describe shapes; plain rows with those fields are what readers hand out.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // A class that only carries decorators is how TypeGraphQL and TypeORM declare types.
  '@typescript-eslint/no-extraneous-class': 'off',
  // Numbers and codes read well in a template; objects are still refused.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // `() => Type` of a decorator and one-line arrows calling a void function are clear.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  // A resolver or an interface of promises may answer at once.
  '@typescript-eslint/require-await': 'off',
  // Union texts such as `'' | value` are meant where a column or a form says so.
  '@typescript-eslint/prefer-nullish-coalescing': 'off',
  // TypeORM's repositories and Vue's composables hand out methods that need no `this`.
  '@typescript-eslint/unbound-method': 'off',
  // A text spread into code points is how its letters are counted.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
}

/** @type {Rules} */
const specs = {
  // A describe block is as long as its cases are many.
  'max-lines-per-function': 'off',
  'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
  'no-restricted-properties': [
    'error',
    ...['it', 'test', 'describe'].flatMap((object) =>
      ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'].map((property) => ({
        object,
        property,
        message: 'Every test runs, always: nothing is skipped in silence.',
      })),
    ),
  ],
  'no-restricted-globals': ['error', { name: 'setTimeout', message: 'Wait for the condition, not for a time.' }],
}

/** @type {Rules} */
const vueStyle = {
  'vue/block-lang': ['error', { script: { lang: 'ts' } }],
  'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
  'vue/component-api-style': ['error', ['script-setup']],
  'vue/define-emits-declaration': ['error', 'type-based'],
  'vue/define-props-declaration': ['error', 'type-based'],
  'vue/html-button-has-type': 'error',
  'vue/no-v-html': 'error',
  'vue/multi-word-component-names': 'off',
  'vue/no-template-shadow': 'error',
  'vue/require-explicit-emits': 'error',
  'vue/no-unused-refs': 'error',
  'vue/max-lines-per-block': ['error', { template: 160, script: 160, skipBlankLines: true }],
}

/**
 * ESLint reads the type of a component as unknown where a file imports one; vue-tsc knows it and checks every use.
 * @type {Rules}
 */
const besideComponents = {
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
}

/** Specs of packages for the browser run on Node, so they are typed apart from what they test. */
const browserSpecs = ['packages/sdk/src/**/*.spec.ts', 'packages/ui/src/**/*.spec.ts', 'packages/console/src/**/*.spec.ts', 'packages/acceptance/src/**/*.spec.ts']

const configFiles = ['*.config.ts', '*.config.js', '**/*.config.ts', '**/vite/**/*.ts']

export default tseslint.config(
  {
    ignores: ['**/node_modules/', '**/dist/', '.cache/', 'coverage/', 'data/', 'screenshots/', 'test-results/', '**/generated/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.vue'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: typed,
    rules: { ...style, ...relaxed },
  },
  { files: ['**/*.vue'], extends: [vue.configs['flat/essential']], languageOptions: { parser: vueParser, ...typed }, rules: vueStyle },
  { files: ['packages/ui/**', 'packages/console/**', 'packages/acceptance/**'].flatMap((path) => [`${path}/*.ts`, `${path}/*.vue`]), rules: besideComponents },
  { files: browserSpecs, languageOptions: { parserOptions: { projectService: false, project: './tsconfig.specs.json' } } },
  {
    // Columns are filled by TypeORM and fields by TypeGraphQL, not by a constructor, so they are declared with `!`.
    files: ['**/*.entity.ts', '**/*.types.ts', 'packages/server/src/graphql/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape], 'max-lines-per-function': 'off' },
  },
  { files: ['**/*.spec.ts', 'test/**/*.ts'], rules: specs },
  { files: ['packages/server/src/compiler.spec.ts'], rules: { 'no-restricted-syntax': ['error', ...shape] } },
  { files: configFiles, rules: { 'no-restricted-syntax': 'off' } },
  {
    // Migrations and demo data are long lists, told in order.
    files: ['packages/server/src/migrations/**', 'packages/server/src/demo/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 600 }] },
  },
  {
    // What a person reads on a terminal is what these are for.
    files: ['scripts/**/*.mjs', 'packages/*/scripts/**', 'packages/server/src/cli/**', 'packages/server/src/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { sourceType: 'module' },
    rules: { eqeqeq: 'error', 'prefer-const': 'error', 'object-shorthand': 'error', 'max-depth': ['error', 3], complexity: ['error', 15], 'no-warning-comments': style['no-warning-comments'] },
  },
)

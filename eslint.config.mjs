import tseslint from 'typescript-eslint'

/** Rules with reasons; style beyond them is left to review. */
const clockAndChance = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The core is pure: `now` comes in as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core is pure: `now` comes in as an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'The core is pure: random comes in as an argument.' },
  { selector: "Identifier[name='process']", message: 'The core knows no environment.' },
]
const namedZod = {
  selector: "ImportDeclaration[source.value='zod'] ImportSpecifier[imported.name='z']",
  message: "Use `import * as z from 'zod'` (the named import keeps every locale), or 'zod/mini' in shared/.",
}
const identity = { selector: 'Literal[value=/^(WX_OPENID|WX_UNIONID|WX_APPID_OF_CALLER)$/]', message: 'The caller is read once per call, by getCaller (design §3).' }

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', '.data/**', '**/*.cjs', '**/*.js', '**/*.mjs'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      'no-restricted-syntax': ['error', namedZod],
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
    },
  },
  { files: ['shared/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...clockAndChance], 'no-console': 'error' } },
  { files: ['cloudfunctions/**/*.ts'], ignores: ['cloudfunctions/_runtime/caller.ts', 'cloudfunctions/_deploy/**'], rules: { 'no-restricted-syntax': ['error', identity], 'no-console': 'error' } },
  { files: ['miniapp/**/*.ts', 'miniapp/**/*.tsx'], rules: { 'no-console': 'error' } },
  // A contract is read side by side with its generated page, and compared line by line.
  { files: ['shared/*/contract.ts', 'shared/api/*.api.ts'], rules: { 'max-len': ['error', { code: 140 }] } },
  // A row type per table, drawn from the schema.
  { files: ['cloudfunctions/_database/rows.ts'], rules: { 'max-lines': 'off' } },
  // Commands of a terminal speak to it.
  { files: ['cloudfunctions/_database/migrate.ts', 'cloudfunctions/_database/describe.ts', 'cloudfunctions/_flow/erase-case.ts'], rules: { 'no-console': 'off' } },
)

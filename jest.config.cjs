// One configuration, one project per folder of tests: the folder tells what a test costs (style: tests/README.md).
const swc = ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } }]

const MAPPED = { '\\.scss$': '<rootDir>/tests/support/no-style.ts', '^@shared/(.*)$': '<rootDir>/shared/$1', '^@/(.*)$': '<rootDir>/miniapp/$1' }
/** The automator reads pictures with it, which no journey asks for; loading it took each file 0.6 s of CPU. */
const WITHOUT_PICTURES = { '^jimp$': '<rootDir>/tests/support/no-pictures.ts' }

const project = (name, more = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`, `<rootDir>/tests/${name}/**/*.test.tsx`],
  transform: { '^.+\\.(m?[jt]sx?)$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(@noble|chinese-days)/)'],
  moduleNameMapper: MAPPED,
  setupFilesAfterEnv: ['<rootDir>/tests/support/patience.ts'],
  ...more,
})

/** Projects whose files get databases of their own on the one PostgreSQL of the run. */
const onServer = (name, more = {}) => project(name, { ...more, globalSetup: '<rootDir>/tests/support/postgres/global-setup.ts', globalTeardown: '<rootDir>/tests/support/postgres/global-teardown.ts' })

module.exports = {
  testSequencer: '<rootDir>/tests/longest-first.cjs',
  projects: [
    ...['unit', 'kill', 'miniapp', 'architecture'].map((name) => project(name)),
    ...['emulator', 'functions', 'database', 'plans', 'million', 'weapp'].map((name) => onServer(name)),
    onServer('journeys', { moduleNameMapper: { ...MAPPED, ...WITHOUT_PICTURES } }),
  ],
}

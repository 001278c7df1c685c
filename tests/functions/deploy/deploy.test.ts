import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cloudbaserc, cloudbasercText } from '../../../cloudfunctions/_deploy/cloudbaserc'
import { FUNCTIONS, type FunctionDeclaration } from '../../../cloudfunctions/_deploy/functions'
import { readInputs } from '../../../cloudfunctions/_deploy/inputs'
import { MIGRATIONS, platformMigrations } from '../../../cloudfunctions/_deploy/migrations'
import { ACCOUNT_VARIABLES, FUNCTION_VARIABLES, GIVEN_VARIABLES, NETWORK_VARIABLES, OPTIONAL_VARIABLES } from '../../../cloudfunctions/_deploy/variables'
import { ENVIRONMENT } from './fixtures'

const ROOT = resolve(__dirname, '../../..')
const SCRIPT = 'cloudfunctions/_deploy/deploy.ts'
const functions: [string, FunctionDeclaration][] = Object.entries(FUNCTIONS)

/** Whatever the machine has set must not leak into the result. */
const blank = Object.fromEntries([...FUNCTION_VARIABLES, ...OPTIONAL_VARIABLES, ...NETWORK_VARIABLES, ...ACCOUNT_VARIABLES, 'ENV_ID', 'TENCENTCLOUD_REGION'].map((name) => [name, '']))
const run = (args: string[], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--import', 'tsx', SCRIPT, ...args], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...blank, ...environment } })

const GIVEN = ['--env', 'test-env', '--region', 'ap-shanghai']

describe('the dry run of a deployment', () => {
  const good = run([...GIVEN, '--dry-run'], ENVIRONMENT)
  const lines = good.stdout.split('\n').map((line) => line.trim())

  test('names every step in one line and ends well when everything is set', () => {
    expect(good.stderr).toBe('')
    expect(good.status).toBe(0)
    expect(good.stdout).toContain('All variables of the functions are set.')
    expect(lines.filter((line) => /^(ask|role|migrations|closure|policy|bucket|smoke) {2,}/.test(line))).toHaveLength(7)
    expect(lines.find((line) => line.startsWith('migrations'))).toContain(`${platformMigrations(resolve(ROOT, MIGRATIONS)).length} in ${MIGRATIONS}`)
  })

  test('names every function, timer and push', () => {
    for (const [name, { timeoutSeconds, memoryMb, timer, events = [] }] of functions) {
      expect(lines.some((line) => line.startsWith(`function    ${name}: dist/functions/${name}, ${timeoutSeconds} s, ${memoryMb} MB`))).toBe(true)
      if (timer) expect(lines).toContain(`trigger     ${name}: ${name}-tick "${timer}" (UTC+8)`)
      for (const event of events) expect(lines.some((line) => line.startsWith('by hand') && line.includes(event) && line.includes(`function ${name}`))).toBe(true)
    }
  })

  test('names what a page at a desk needs, and refuses an address that is no https', () => {
    for (const words of ['ICP filing', 'static hosting', '/desk of that domain to the function desk']) expect(lines.filter((line) => line.startsWith('by hand') && line.includes(words))).toHaveLength(1)
    expect(run([...GIVEN, '--dry-run'], { ...ENVIRONMENT, DESK_ORIGIN: 'https://desk.example.gov.cn' }).status).toBe(0)
    const local = run([...GIVEN, '--dry-run'], { ...ENVIRONMENT, DESK_ORIGIN: 'http://127.0.0.1:8080' })
    expect([local.status, local.stdout.includes('DESK_ORIGIN is no https address')]).toEqual([1, true])
    const path = run([...GIVEN, '--dry-run'], { ...ENVIRONMENT, DESK_ORIGIN: 'https://desk.example.gov.cn/' })
    expect([path.status, path.stdout.includes('the functions would not start: DESK_ORIGIN')]).toEqual([1, true])
  })

  test('fails and names what is missing, garbage or without a region, and shows no value', () => {
    const bad = run(['--env', 'test-env', '--dry-run'], { ...ENVIRONMENT, TEMPLATE_IDS: '', PGHOST: '', DATA_KEYS: '{"a":"c2VjcmV0"}' })
    expect(bad.status).toBe(1)
    expect(bad.stdout).toContain('To mend before deploying: not set: TEMPLATE_IDS, PGHOST')
    expect(bad.stdout).toContain('To mend before deploying: wrong, and the functions would not start: DATA_KEYS')
    expect(bad.stdout).toContain('no region')
    for (const secret of ['c2VjcmV0', ENVIRONMENT['HMAC_KEY'] ?? '-', 's3cret']) expect(bad.stdout + bad.stderr).not.toContain(secret)
  })

  test('shows the new password’s step only when one is asked for', () => {
    expect(lines.some((line) => line.startsWith('password'))).toBe(false)
    expect(run([...GIVEN, '--dry-run', '--rotate'], ENVIRONMENT).stdout).toContain('password    mashangban_app: a new password')
  })
})

test('a deployment without an account is refused before anything is done', () => {
  const refused = run(GIVEN, ENVIRONMENT)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY are not set')
})

test('without an environment the usage is printed and nothing done', () => {
  expect(run([]).status).toBe(2)
  expect(execFileSync(process.execPath, ['--import', 'tsx', SCRIPT, '--help'], { cwd: ROOT, encoding: 'utf8' })).toContain('--rollback')
})

describe('what a deployment is told', () => {
  const problems = (changes: Record<string, string | undefined>) => readInputs({ ...ENVIRONMENT, ...changes }, 'env-1').problems.join('\n')

  test('is complete with what the page lists', () => expect(problems({})).toBe(''))

  test.each(GIVEN_VARIABLES)('is refused without %s', (name) => expect(problems({ [name]: '' })).toContain(name))

  test.each<[string, Record<string, string>, RegExp]>([
    ['a template without an id', { TEMPLATE_IDS: '{"task":"T1"}' }, /lacks the id of progress, action/],
    ['the ids of the local platform', { TEMPLATE_IDS: '{"progress":"TPL-CASE-PROGRESS","action":"x","task":"y"}' }, /lacks the id of progress/],
    ['template ids that are no JSON', { TEMPLATE_IDS: 'T1' }, /TEMPLATE_IDS/],
    ['half a network', { PG_SUBNET_ID: '' }, /PG_VPC_ID and PG_SUBNET_ID go together/],
    ['a port that is none', { PGPORT: '0' }, /PGPORT/],
    ['a connection without encryption', { PGSSLMODE: 'disable' }, /PGSSLMODE is not one of no-verify/],
    ['a version of the mini-program that WeChat does not know', { WX_VERSION: 'release' }, /WX_VERSION is not one of formal, trial, develop/],
    ['more variables than the platform takes', { CODE_KEYS: JSON.stringify(Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((key) => [key, 'A'.repeat(160)]))) }, /bytes, the platform allows 4096/],
  ])('is refused with %s', (_, changes, sentence) => expect(problems(changes)).toMatch(sentence))

  test('a password in the environment is not handed on: it lives in the functions only', () => {
    expect(readInputs({ ...ENVIRONMENT, PGPASSWORD: 'mine', PGUSER: 'postgres' }, 'env-1').inputs?.variables).not.toMatchObject({ PGPASSWORD: 'mine' })
    expect(readInputs({ ...ENVIRONMENT, PGUSER: 'postgres' }, 'env-1').inputs?.variables['PGUSER']).toBe('mashangban_app')
  })
})

test('cloudbaserc.json is what the tables say (npx tsx cloudfunctions/_deploy/cloudbaserc.ts writes it)', () => {
  expect(readFileSync(resolve(ROOT, 'cloudbaserc.json'), 'utf8')).toBe(cloudbasercText())
  expect(cloudbaserc().functions.map(({ name }) => name)).toEqual(functions.map(([name]) => name))
  for (const { envVariables } of cloudbaserc().functions) expect(Object.keys(envVariables)).toEqual([...FUNCTION_VARIABLES])
})

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { COLLECTIONS } from '../../../cloudfunctions/_deploy/collections'
import { cloudbaserc, cloudbasercText, FUNCTION_VARIABLES, functionRule } from '../../../cloudfunctions/_deploy/cloudbaserc'
import { FUNCTIONS, type FunctionDeclaration } from '../../../cloudfunctions/_deploy/functions'
import { deploymentPlan } from '../../../cloudfunctions/_deploy/plan'

const ROOT = resolve(__dirname, '../../..')
const SCRIPT = 'cloudfunctions/_deploy/deploy.ts'
const functions: [string, FunctionDeclaration][] = Object.entries(FUNCTIONS)

/** Whatever the machine has set must not leak into the result. */
const blank = Object.fromEntries([...FUNCTION_VARIABLES, 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'ENV_ID'].map((name) => [name, '']))

const run = (args: string[], environment: Record<string, string> = {}) =>
  execFileSync(process.execPath, ['--import', 'tsx', SCRIPT, ...args], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...blank, ...environment }, stdio: 'pipe' })

describe('the dry run of a deployment', () => {
  const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='
  const output = run(['--env', 'test-env', '--dry-run'], { HMAC_KEY: secret })
  const lines = output.split('\n').map((line) => line.trim())

  test('names every collection, closed to clients', () => {
    for (const { name } of COLLECTIONS) {
      expect(lines).toContain(`collection  ${name}: create if absent`)
      expect(lines).toContain(`rule        ${name}: ADMINONLY (functions only, no client reads or writes)`)
    }
  })

  test('names every index with its fields', () => {
    for (const { name, indexes } of COLLECTIONS) {
      for (const index of indexes) {
        const fields = index.keys.map(([field]) => field).join(', ')
        expect(lines).toContain(`index       ${name}.${index.name}: ${fields}${index.unique ? ' (unique)' : ''}`)
      }
    }
  })

  test('names every function, timer and push', () => {
    for (const [name, { timeoutSeconds, memoryMb, timer, events = [] }] of functions) {
      expect(lines).toContain(`function    ${name}: upload dist/functions/${name}/index.js, ${timeoutSeconds} s, ${memoryMb} MB`)
      if (timer) expect(lines).toContain(`trigger     ${name}: ${name}-tick "${timer}" (UTC+8)`)
      for (const event of events) expect(lines.some((line) => line.startsWith('by hand') && line.includes(event) && line.endsWith(`function ${name}`))).toBe(true)
    }
  })

  test('says which variables are missing and never shows one', () => {
    expect(output).toContain(`Variables to set before deploying: ${FUNCTION_VARIABLES.filter((name) => name !== 'HMAC_KEY').join(', ')}`)
    expect(output).not.toContain(secret)
  })
})

test('a deployment without an account is refused before anything is done', () => {
  const attempt = () => run(['--env', 'test-env'])
  expect(attempt).toThrow(/TENCENTCLOUD_SECRETID/)
})

test('every index begins with the tenant and names at most one of the array fields', () => {
  const arrays = new Set(['audience', 'tokens', 'takes', 'areaPath', 'grams', 'memberships.areaId'])
  for (const { indexes } of COLLECTIONS) {
    for (const { keys } of indexes) {
      expect(keys[0]).toEqual(['tenant', 1])
      expect(keys.filter(([field]) => arrays.has(field)).length).toBeLessThanOrEqual(1)
    }
  }
})

test('clients may call exactly the functions declared for them', () => {
  for (const [name, { clients }] of functions) expect(functionRule()[name]).toEqual({ invoke: clients ? 'auth != null' : false })
})

test('data comes before code, code before rules, timers last', () => {
  const order = deploymentPlan().map((step) => step.do)
  expect(order.lastIndexOf('index')).toBeLessThan(order.indexOf('function'))
  expect(order.lastIndexOf('function')).toBeLessThan(order.indexOf('functionRule'))
  expect(order.indexOf('functionRule')).toBeLessThan(order.indexOf('trigger'))
})

test('cloudbaserc.json is what the tables say (npx tsx cloudfunctions/_deploy/cloudbaserc.ts writes it)', () => {
  expect(readFileSync(resolve(ROOT, 'cloudbaserc.json'), 'utf8')).toBe(cloudbasercText())
  expect(cloudbaserc().functions.map(({ name }) => name)).toEqual(functions.map(([name]) => name))
})

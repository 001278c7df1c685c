import { rmSync } from 'node:fs'
import { APP_ROLE } from '../../../cloudfunctions/_database/roles'
import { accessPolicy, POLICY_MARK } from '../../../cloudfunctions/_deploy/access-policy'
import { passwordMark } from '../../../cloudfunctions/_deploy/app-role'
import { FUNCTIONS } from '../../../cloudfunctions/_deploy/functions'
import { deploymentPlan } from '../../../cloudfunctions/_deploy/plan'
import { carryOut } from '../../../cloudfunctions/_deploy/steps'
import { bundles, ENVIRONMENT, MIGRATIONS, worldOf, type TestWorld } from './fixtures'
import type { Recorded } from './recorded-platform'

const names = Object.keys(FUNCTIONS)
const built = bundles('one')
afterAll(() => rmSync(built, { recursive: true }))
const deploy = async (world: TestWorld, options: { rotate?: boolean; bundles?: string } = {}): Promise<TestWorld> => {
  world.platform.writes.length = 0
  await carryOut(deploymentPlan(MIGRATIONS, { bundles: built, ...options }), world)
  return world
}
const attempt = (changes: Partial<Recorded>) => {
  const world = worldOf(changes)
  return { world, done: deploy(world) }
}
const password = ({ platform }: TestWorld) => platform.state.functions.get('case')?.variables['PGPASSWORD'] ?? ''

describe('a first deployment', () => {
  test('sees to the role before the migrations, the closure before the functions, the policy before the functions, and the timers last', async () => {
    const { platform } = await deploy(worldOf())
    expect(platform.writes).toEqual(['role', 'push 2', 'policy', 'bucket', ...names.map((name) => `function ${name}`), 'invoke timer', 'timer import-tick', 'timer print-tick', 'timer timer-tick'])
  })

  test('gives every function the role, a made password, the network and the public network', async () => {
    const world = await deploy(worldOf())
    for (const state of world.platform.state.functions.values()) {
      expect(state.variables).toMatchObject({ PGUSER: APP_ROLE, PGPASSWORD: password(world), PGHOST: '10.0.0.5', STORAGE_URL: 'https://env-1.api.tcloudbasegateway.com', STORAGE_BUCKET: 'mashangban', TEMPLATE_IDS: ENVIRONMENT['TEMPLATE_IDS'] })
      expect(state).toMatchObject({ network: { vpcId: 'vpc-1', subnetId: 'subnet-1' }, publicNetwork: true })
      expect(state.variables).not.toHaveProperty('PG_VPC_ID')
    }
    expect(password(world)).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*-).{32}$/)
  })

  test('never sends or says the password', async () => {
    const world = await deploy(worldOf())
    for (const text of [...world.platform.statements, ...world.said]) expect(text).not.toContain(password(world))
    expect(world.platform.statements.some((statement) => statement.includes('SCRAM-SHA-256$4096:'))).toBe(true)
  })
})

describe('a repeated deployment', () => {
  test('writes nothing and says so', async () => {
    const world = await deploy(worldOf())
    world.said.length = 0
    await deploy(world)
    expect(world.platform.writes).toEqual(['invoke timer'])
    expect(world.said.filter((line) => line.endsWith('unchanged'))).toHaveLength(4 + names.length + 3)
  })

  test('keeps the password that the functions hold; --rotate changes it just before the functions', async () => {
    const world = await deploy(worldOf())
    const first = password(world)
    await deploy(world)
    expect(password(world)).toBe(first)
    await deploy(world, { rotate: true })
    expect(password(world)).not.toBe(first)
    expect(world.platform.writes).toEqual(['role', ...names.map((name) => `function ${name}`), 'invoke timer'])
    expect(world.platform.state.roles?.mark).toBe(passwordMark(password(world)))
  })

  test('after a kill in the middle of a rotation: the password that is the role’s wins', async () => {
    const world = await deploy(worldOf())
    const { functions } = world.platform.state
    const old = functions.get('case')
    await deploy(world, { rotate: true })
    const right = functions.get('directory')?.variables['PGPASSWORD']
    if (old) functions.set('case', old)
    await deploy(world)
    expect(world.platform.writes).toEqual(['function case', 'invoke timer'])
    expect(password(world)).toBe(right)
  })

  test('after a kill between the role and the functions: the role gets the password that functions hold', async () => {
    const world = await deploy(worldOf())
    if (world.platform.state.roles) world.platform.state.roles.mark = passwordMark('lost')
    await deploy(world)
    expect(world.platform.writes).toEqual(['role', 'invoke timer'])
  })

  test('replaces a trigger whose time changed and brings back what somebody changed by hand', async () => {
    const world = await deploy(worldOf())
    const { functions } = world.platform.state
    const timer = functions.get('timer')
    if (timer) functions.set('timer', { ...timer, triggers: [{ name: 'timer-tick', cron: '0 */5 * * * * *' }] })
    const directory = functions.get('directory')
    if (directory) functions.set('directory', { ...directory, publicNetwork: false, variables: { ...directory.variables, EXTRA: '1' } })
    await deploy(world)
    expect(world.platform.writes).toEqual(['function directory', 'invoke timer', 'delete timer timer-tick', 'timer timer-tick'])
    expect(world.said.join('\n')).toContain('updated (EXTRA, publicNetwork)')
  })
})

describe('the deployment stops with a sentence, before anything is uploaded,', () => {
  const uploads = ({ platform }: TestWorld) => platform.writes.filter((write) => write.startsWith('function'))

  test.each<[string, Partial<Recorded>, RegExp]>([
    ['on a classic environment', { postgresql: false }, /no PostgreSQL \(classic mode\).*create an environment in PG mode/],
    ['on a migration that was edited', { applied: [{ Version: '20261126000100', Name: 'schema', Query: 'other' }] }, /checksum_mismatch.*restore its file/],
    ['on a history that this release does not know', { applied: [{ Version: '20250101000000', Name: 'older', Query: '' }] }, /remote_history_not_found_locally/],
    ['on a failed task, which a push alone does not show', { tasks: [{ status: 'Running', phase: 'apply', reason: '' }, { status: 'Failed', phase: 'apply', reason: 'syntax error' }] }, /migrations failed \(apply\): syntax error/],
    ['on a task that never ends', { tasks: [{ status: 'Running', phase: 'apply', reason: '' }] }, /still run after 15 minutes \(task task-1\)/],
    ['when a role of the platform has a right', { open: [{ role: 'service_role', kind: 'relation', name: 'cases' }] }, /not closed: service_role relation cases; revoke/],
    ['when a table answers over HTTP', { status: (path, as) => (as === 'publishableKey' && path.includes('/mashangban/cases') ? 200 : 403) }, /does not refuse: 200 for publishableKey/],
    ['when the gateway does not say no but nothing', { status: () => 503 }, /503 for nobody/],
    ['when migrating left no tables', { tables: [] }, /has no tables/],
    ['on an access policy of somebody else', { policy: 'package authz.user\nallow if true' }, /somebody else.*deploy again/],
    ['when the role has powers', { roles: { powers: 'BYPASSRLS', mark: null, login: 'true', settings: '' } }, /has BYPASSRLS/],
  ])('%s', async (_, changes, sentence) => {
    const { world, done } = attempt(changes)
    await expect(done).rejects.toThrow(sentence)
    expect(uploads(world)).toEqual([])
  })

  test('when a function runs on a runtime that cannot be changed', async () => {
    const world = await deploy(worldOf())
    const { functions } = world.platform.state
    for (const [name, state] of functions) functions.set(name, { ...state, runtime: 'Nodejs16.13' })
    await expect(deploy(world)).rejects.toThrow(/runs on Nodejs16.13, which cannot be changed; delete/)
  })
})

test('migrations are waited for at least ten minutes, asked every three seconds, and a few silent answers do not end it', async () => {
  const { world, done } = attempt({ tasks: [{ status: 'Accepted', phase: '', reason: '' }] })
  await expect(done).rejects.toThrow()
  expect(world.waited()).toBeGreaterThanOrEqual(600_000)
  const patient = worldOf()
  let asked = 0
  const { task } = patient.platform
  patient.platform.task = (id) => { asked += 1; return asked <= 4 ? Promise.reject(new Error('ECONNRESET')) : task(id) }
  await deploy(patient)
  expect(patient.waited()).toBe(4 * 3000)
})

test('smoke: what the functions do not reach is named with what to do; timers are not set then', async () => {
  const { world, done } = attempt({ smoke: { ok: true, database: 'ETIMEDOUT', wechat: 'ok' } })
  await expect(done).rejects.toThrow(/database: ETIMEDOUT \(.*PG_VPC_ID.*--rollback/)
  expect(world.platform.writes).not.toContain('timer timer-tick')
  await expect(attempt({ smoke: { ok: false } }).done).rejects.toThrow(/database: no answer.*wechat: no answer/)
})

test('a public bucket is made private; one that stays public stops the deployment', async () => {
  const world = await deploy(worldOf({ bucket: { public: 'true', size: '1' } }))
  expect(world.platform.state.bucket?.public).toBe('false')
  await expect(attempt({ bucket: { public: 'false', size: '1' } }).done).rejects.toThrow(/not private after writing/)
})

describe('the access policy', () => {
  test('begins with the package the platform asks for, opens what clients may call and denies the rest', () => {
    const text = accessPolicy()
    expect(text.startsWith('package authz.user\n')).toBe(true)
    expect(text).toContain(POLICY_MARK)
    expect(text).toContain('client_functions := {"directory", "case", "rating", "register", "settings", "import", "print", "desk"}')
    expect(text).toContain('closed_functions := {"timer", "events"}')
  })

  test('an empty one, one without rules and an older one of ours are replaced', async () => {
    for (const policy of ['', 'package authz.user\n\n# write rules here\n', `package authz.user\n${POLICY_MARK}\nallow if true`]) {
      expect((await deploy(worldOf({ policy }))).platform.state.policy).toBe(accessPolicy())
    }
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGateway } from '../../../cloudfunctions/_deploy/gateway'
import { readFunction, readPreview, readRow } from '../../../cloudfunctions/_deploy/manager-answers'
import { createPlatform } from '../../../cloudfunctions/_deploy/manager-platform'
import type { FunctionSpec } from '../../../cloudfunctions/_deploy/platform'

type Answer = Record<string, unknown>
type Request = { action: string; service: string; parameters: Answer }

/** The library's one way out: everything before it (checks, packing, parameters) is Tencent's own code. */
const { CloudService } = jest.requireActual<{ CloudService: { prototype: { request(action: string, parameters?: Answer): Promise<unknown> } } }>('@cloudbase/manager-node/lib/utils')

const ENVIRONMENT_INFO = { EnvId: 'env-1', Status: 'NORMAL', Functions: [{ Namespace: 'env-1', Region: 'ap-shanghai' }], Databases: [], Storages: [], LogServices: [{ LogsetId: 'l', TopicId: 't' }] }
const FUNCTION = {
  FunctionName: 'case', Runtime: 'Nodejs20.19', Timeout: 10, MemorySize: 256, Description: 'text', Status: 'Active',
  Environment: { Variables: [{ Key: 'PGHOST', Value: '10.0.0.5' }] }, VpcConfig: { VpcId: 'vpc-1', SubnetId: 'subnet-1' }, PublicNetConfig: { PublicNetStatus: 'ENABLE' },
  Triggers: [{ TriggerName: 'timer-tick', Type: 'timer', TriggerDesc: '{"cron":"0 * * * * * *"}' }],
}

/** Answers in the shapes of the interface's documents; an Error is thrown as the library throws the platform's. */
const ANSWERS: Record<string, Answer | ((parameters: Answer) => Answer)> = {
  DescribeEnvs: { EnvList: [ENVIRONMENT_INFO] },
  DescribeEnvInfo: { EnvInfo: { EnvBaseInfo: { ...ENVIRONMENT_INFO, PostgreSQL: [{ Name: 'pg', Version: '17', Status: 1 }] } } },
  ExecutePGSql: { AffectedRows: 0, Columns: ['id', 'name'], Rows: ['["1",null]'], ExecutionTimeMs: 1 },
  PreviewPGUserMigrations: { Pending: null, Applied: null, Conflicts: [{ Version: '20261126000100', Name: 'schema', Reason: 'checksum_mismatch' }], Executable: false },
  PushPGUserMigrations: { TaskId: 'task-1' },
  DescribeTaskResult: { TaskId: 'task-1', TaskType: 'PGUserMigration', Status: 'Running', Phase: 'apply', Reason: '' },
  ListPGUserMigrations: { Total: 1, LatestVersion: '20261126000100', Migrations: [{ Version: '20261126000100', Name: 'schema' }] },
  DescribeEnvConfig: {},
  ModifyEnvConfig: { AffectedRows: 1 },
  DescribeApiKeyList: { Data: [{ KeyId: 'k', Name: 'publish_key', ApiKey: 'publishable' }], Total: 1 },
  GetFunction: FUNCTION,
  CreateFunction: {},
  BatchCreateTrigger: {},
  DeleteTrigger: {},
  Invoke: { Result: { RetMsg: '{"ok":true,"database":"ok","wechat":"ok"}', ErrMsg: '', InvokeResult: 0 } },
}
const sent: Request[] = []
beforeAll(() => {
  // The library tells the terminal how it uploads.
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  jest.spyOn(CloudService.prototype, 'request').mockImplementation(function (this: unknown, action, parameters = {}) {
    sent.push({ action, service: (this as { service: string }).service, parameters })
    const answer = ANSWERS[action]
    if (answer === undefined) return Promise.reject(new Error(`not recorded: ${action}`))
    const given = typeof answer === 'function' ? answer(parameters) : answer
    return given instanceof Error ? Promise.reject(given) : Promise.resolve({ ...given, RequestId: 'r' })
  })
})
beforeEach(() => { sent.length = 0 })
afterAll(() => jest.restoreAllMocks())

const platform = createPlatform({ envId: 'env-1', region: 'ap-shanghai', secretId: 'id', secretKey: 'key' })
const of = (action: string): Answer => sent.find((each) => each.action === action)?.parameters ?? {}

test('an environment is in PG mode when it has a PostgreSQL', async () => {
  expect(await platform.isPostgresql()).toBe(true)
  const before = ANSWERS['DescribeEnvInfo']
  ANSWERS['DescribeEnvInfo'] = { EnvInfo: { EnvBaseInfo: { ...ENVIRONMENT_INFO, PostgreSQL: [] } } }
  expect(await platform.isPostgresql()).toBe(false)
  if (before) ANSWERS['DescribeEnvInfo'] = before
})

test('a statement goes as one, without a role of its own, and its rows come by name', async () => {
  expect(await platform.sql('select 1')).toEqual([{ id: '1', name: null }])
  expect(of('ExecutePGSql')).toMatchObject({ EnvId: 'env-1', Sql: 'select 1' })
  expect(of('ExecutePGSql')).not.toHaveProperty('Role')
})

test('migrations: preview and push take the complete list, a push gives a task, the task is asked by its id', async () => {
  const all = [{ Version: '20261126000100', Name: 'schema', Query: 'select 1' }]
  expect(await platform.previewMigrations(all)).toEqual({ executable: false, pending: [], conflicts: ['20261126000100_schema checksum_mismatch'] })
  expect(await platform.pushMigrations(all)).toBe('task-1')
  expect(of('PushPGUserMigrations')).toMatchObject({ Migrations: all, LockTimeoutMs: 5000, StatementTimeoutMs: 300_000 })
  expect(await platform.task('task-1')).toEqual({ status: 'Running', phase: 'apply', reason: '' })
  expect(await platform.appliedMigrations()).toEqual([{ Version: '20261126000100', Name: 'schema' }])
})

test('a digit in a migration’s name is refused before anything is sent', async () => {
  await expect(platform.pushMigrations([{ Version: '20261126000100', Name: 'step_2', Query: 'select 1' }])).rejects.toThrow()
  expect(sent.map(({ action }) => action)).not.toContain('PushPGUserMigrations')
})

test('the access policy is read and written under the environment’s own key; none is an empty text', async () => {
  expect(await platform.readPolicy()).toBe('')
  await platform.writePolicy('package authz.user')
  expect(of('ModifyEnvConfig')).toEqual({ EnvId: 'env-1', Key: 'authz.user.rego', Value: 'package authz.user' })
})

test('a function is described with the ids of its network, and absent when the service says so', async () => {
  expect(await platform.describeFunction('case')).toEqual({
    name: 'case', runtime: 'Nodejs20.19', timeoutSeconds: 10, memoryMb: 256, description: 'text', variables: { PGHOST: '10.0.0.5' },
    network: { vpcId: 'vpc-1', subnetId: 'subnet-1' }, publicNetwork: true, triggers: [{ name: 'timer-tick', cron: '0 * * * * * *' }],
  })
  expect(sent.every(({ service }) => service !== 'vpc')).toBe(true)
  ANSWERS['GetFunction'] = () => Object.assign(new Error('no such function'), { code: 'ResourceNotFound.Function' }) as never
  expect(await platform.describeFunction('none')).toBeNull()
  ANSWERS['GetFunction'] = () => Object.assign(new Error('busy'), { code: 'InternalError' }) as never
  await expect(platform.describeFunction('case')).rejects.toThrow('busy')
  ANSWERS['GetFunction'] = FUNCTION
})

test('a function is made with its network, the public network, all variables and no installation of packages', async () => {
  const root = mkdtempSync(join(tmpdir(), 'bundle-'))
  mkdirSync(join(root, 'case'))
  writeFileSync(join(root, 'case', 'index.js'), 'exports.main = () => 1')
  const spec: FunctionSpec = { name: 'case', timeoutSeconds: 10, memoryMb: 256, runtime: 'Nodejs20.19', description: 'text', variables: { PGHOST: '10.0.0.5' }, network: { vpcId: 'vpc-1', subnetId: 'subnet-1' } }
  await platform.putFunction(spec, root)
  expect(of('CreateFunction')).toMatchObject({
    FunctionName: 'case', Handler: 'index.main', Runtime: 'Nodejs20.19', Timeout: 10, MemorySize: 256, Description: 'text', InstallDependency: 'FALSE',
    Environment: { Variables: [{ Key: 'PGHOST', Value: '10.0.0.5' }] }, VpcConfig: { VpcId: 'vpc-1', SubnetId: 'subnet-1' }, PublicNetConfig: { PublicNetStatus: 'ENABLE' },
  })
  expect((of('CreateFunction')['Code'] as { ZipFile: string }).ZipFile).toMatch(/^UEsDB/)
  await platform.putFunction({ ...spec, network: null }, root)
  rmSync(root, { recursive: true })
  expect(sent.filter(({ action }) => action === 'CreateFunction').at(-1)?.parameters).not.toHaveProperty('VpcConfig')
})

test('timers are made and deleted by name; a call from inside gives what the function returned, or its error', async () => {
  await platform.createTimer('timer', 'timer-tick', '0 * * * * * *')
  expect(JSON.parse(of('BatchCreateTrigger')['Triggers'] as string)).toEqual([{ TriggerName: 'timer-tick', Type: 'timer', TriggerDesc: '0 * * * * * *' }])
  await platform.deleteTimer('timer', 'timer-tick')
  expect(of('DeleteTrigger')).toMatchObject({ FunctionName: 'timer', TriggerName: 'timer-tick', Type: 'timer' })
  expect(await platform.invoke('timer', { smoke: {} })).toEqual({ ok: true, database: 'ok', wechat: 'ok' })
  ANSWERS['Invoke'] = { Result: { RetMsg: '', ErrMsg: '{"errorMessage":"Cannot find module"}', InvokeResult: 1 } }
  await expect(platform.invoke('timer', {})).rejects.toThrow('timer failed')
})

describe('what the platform writes in several ways', () => {
  test('rows: arrays, objects, and values that are no text', () => {
    expect(readRow(['a', 'b'], '["x",null]')).toEqual({ a: 'x', b: null })
    expect(readRow([], '{"a":"x","b":false}')).toEqual({ a: 'x', b: 'false' })
  })

  test('previews whose lists are null, functions without network, variables or triggers', () => {
    expect(readPreview({ Executable: true, Pending: null, Conflicts: null })).toEqual({ executable: true, pending: [], conflicts: [] })
    expect(readFunction({ FunctionName: 'x', Runtime: 'r', Timeout: 1, MemorySize: 1, VpcConfig: { VpcId: '', SubnetId: '' }, Environment: null, Triggers: null }))
      .toMatchObject({ network: null, variables: {}, triggers: [], publicNetwork: false, description: '' })
  })
})

describe('strangers at the gateway', () => {
  const seen: { path: string; authorization: string | undefined }[] = []
  let anonymousSignIn = true
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', authorization: request.headers.authorization })
    if (request.url === '/auth/v1/signin/anonymously') {
      response.writeHead(anonymousSignIn ? 200 : 400, { 'content-type': 'application/json' })
      response.end(anonymousSignIn ? '{"access_token":"token-of-nobody"}' : '{"error":"login type is disabled"}')
    } else response.writeHead(403).end()
  })
  beforeAll(() => new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) }))
  afterAll(() => new Promise((resolve) => { server.close(resolve) }))
  const gateway = (key: string | null) => createGateway(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => Promise.resolve(key))

  test('are nobody, the publishable key and an anonymous user, each with what he has', async () => {
    const { strangers, get } = gateway('publishable')
    expect(await strangers()).toEqual(['nobody', 'publishableKey', 'anonymousUser'])
    seen.length = 0
    for (const as of ['nobody', 'publishableKey', 'anonymousUser'] as const) expect(await get('/v1/rdb/rest/cases', as)).toBe(403)
    expect(seen.map(({ authorization }) => authorization)).toEqual([undefined, 'Bearer publishable', 'Bearer token-of-nobody'])
  })

  test('are fewer where signing in without a name is off, or there is no key', async () => {
    anonymousSignIn = false
    expect(await gateway('publishable').strangers()).toEqual(['nobody', 'publishableKey'])
    expect(await gateway(null).strangers()).toEqual(['nobody'])
  })
})

import { join, resolve } from 'node:path'
import CloudBase from '@cloudbase/manager-node'
import { createGateway, gatewayUrl } from './gateway'
import { readFunction, readPreview, readRow } from './manager-answers'
import type { Platform } from './platform'
import { codeBytes } from './releases'

export interface Account {
  envId: string
  region: string
  secretId: string
  secretKey: string
}

/** The key that the platform keeps an environment's own access policy under. */
const POLICY = 'authz.user.rego'
/** What the function service takes inside a request, packed; larger code goes by way of its storage, which not every environment has. */
const ZIP_LIMIT = 1.5 * 1024 * 1024
const MIGRATION_LIMITS = { LockTimeoutMs: 5000, StatementTimeoutMs: 300_000 }

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('ResourceNotFound')

/** The platform through Tencent's own management library, and plain HTTP where a stranger is to be imitated. */
export function createPlatform(account: Account): Platform {
  const app = CloudBase.init(account)
  const { database, env, functions, permission } = app
  const gateway = createGateway(gatewayUrl(account.envId), async () =>
    (await env.describeApiKeyList({ KeyType: 'publish_key' })).Data?.find(({ ApiKey }) => ApiKey)?.ApiKey ?? null)

  return {
    isPostgresql: () => env.isPostgresqlEnv(),
    async sql(statement) {
      const { Columns, Rows } = await database.executePGSql({ Sql: statement })
      return (Rows ?? []).map((row) => readRow(Columns ?? [], row))
    },
    previewMigrations: async (all) => readPreview(await database.previewPGUserMigrations({ Migrations: [...all] })),
    pushMigrations: async (all) => (await database.pushPGUserMigrations({ Migrations: [...all], ...MIGRATION_LIMITS })).TaskId,
    async task(id) {
      const { Status, Phase, Reason } = await database.describeTaskResult({ TaskId: id })
      return { status: Status, phase: Phase, reason: Reason }
    },
    appliedMigrations: async () => (await database.listAllPGUserMigrations()).Migrations,
    readPolicy: async () => ((await permission.describeEnvAuthzConfig({ key: POLICY })) as { Item?: { Value?: string } | null }).Item?.Value ?? '',
    writePolicy: async (value) => void (await permission.modifyEnvAuthzConfig({ key: POLICY, value })),
    async describeFunction(name) {
      // getFunctionDetail replaces the ids of the network by what it finds in another service, or by the word "VpcId" when it may not look there.
      const Namespace = await namespaceOf(app, account.envId)
      try {
        return readFunction(await app.commonService('scf', '2018-04-16').call({ Action: 'GetFunction', Param: { FunctionName: name, Namespace } }))
      } catch (error) {
        if (isAbsent(error)) return null
        throw error
      }
    },
    async putFunction({ name, timeoutSeconds, memoryMb, runtime, description, variables, network }, root) {
      const deployMode = codeBytes(join(root, name)) <= ZIP_LIMIT ? 'zip' : 'cos'
      await functions.createFunction({ force: true, deployMode, functionRootPath: resolve(root), func: {
        name, runtime, description,
        handler: 'index.main',
        timeout: timeoutSeconds,
        memorySize: memoryMb,
        installDependency: false,
        ignore: ['*.map'],
        // Replaced as a whole by the platform, never merged.
        envVariables: { ...variables },
        ...(network ? { vpc: network } : {}),
        // In a private network the public one is a switch of its own; WeChat is reached over it. Passed through, though the types lack it.
        ...{ publicNetConfig: { publicNetStatus: 'ENABLE', eipConfig: { eipStatus: 'DISABLE' } } },
      } })
    },
    createTimer: async (fn, name, cron) => void (await functions.createFunctionTriggers(fn, [{ name, type: 'timer', config: cron }])),
    deleteTimer: async (fn, name) => void (await functions.deleteFunctionTrigger(fn, name)),
    async invoke(fn, event) {
      const { RetMsg, ErrMsg } = await functions.invokeFunction(fn, event)
      if (ErrMsg) throw new Error(`${fn} failed: ${ErrMsg.slice(0, 300)}`)
      return JSON.parse(RetMsg) as unknown
    },
    strangers: gateway.strangers,
    get: gateway.get,
  }
}

/** The function service's name for the environment; it is the environment's id wherever it was seen. */
async function namespaceOf(app: CloudBase, envId: string): Promise<string> {
  const environment = app.currentEnvironment()
  if (!environment.inited) await environment.lazyInit()
  return environment.lazyEnvironmentConfig?.Functions?.[0]?.Namespace ?? envId
}

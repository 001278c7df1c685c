import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readMigrations, type Migration } from '../cloudfunctions/_database/runner'
import { FUNCTIONS, type FunctionDeclaration } from '../cloudfunctions/_deploy/functions'
import { FUNCTIONS_DIR, H5_DIR } from './build/project'
import { createClock, type Clock } from './clock/clock'
import { holdToContract, type Strictness } from './contract/hold'
import { addressOf } from './data/connection-url'
import { openDatabase, type Database, type DatabaseUrls } from './data/database'
import { noticeOlderKind, startOwnServer } from './data/own-server'
import { functionEnvironment, loadSecrets } from './environment'
import { createHost } from './functions/host'
import { createLogs } from './functions/logs'
import { invokeNested } from './functions/nested'
import { adminRoute } from './gateway/admin-route'
import type { FailureEnvelope } from './gateway/envelope'
import { deskRoute } from './gateway/desk-route'
import { functionsRoute, healthRoute } from './gateway/functions-route'
import { pageRoute } from './gateway/page-route'
import { createServer } from './gateway/server'
import { PROJECT_ROOT } from './project-root'
import { createRegistry, type Registry } from './registry'
import type { Seed } from './seed-tools'
import { createSeedTools, runSeed } from './seeding'
import { createStats } from './stats/stats'
import { createFiles } from './storage/files'
import { createStorageActions } from './storage/storage'
import { storageRoutes } from './storage/storage-route'
import { createSigner } from './storage/token'
import { barRoute } from './surface/bar-route'
import { clockRoutes } from './surface/clock-routes'
import { databaseRoute } from './surface/database-route'
import { insightRoutes } from './surface/insight-routes'
import { peopleRoutes } from './surface/people-routes'
import { platformRoutes } from './surface/platform-routes'
import { createTimers, type Fired } from './timers/timers'
import { createPlatform } from './wechat/platform'
import { loadTemplates, type WechatTemplates } from './wechat/templates'
import { wechatRoutes } from './wechat/wechat-routes'

export interface EmulatorOptions {
  /** 0 takes any free port. */
  port: number
  /** Made if absent; a second start with the same directory keeps the data. */
  dataDir: string
  /** Origins of other pages that may call. Default: none but its own. */
  origins?: readonly string[]
  /** A database that is empty or the emulator's own. Absent: one of its own in dataDir. */
  database?: DatabaseUrls
  /** Seed an empty database with the demonstration district, or with another seed. Default false. */
  seed?: boolean | Seed
  /** Where the bundles and the page are. Default: the project's dist/. */
  functionsDir?: string
  h5Dir?: string
  /** Where the clock starts, the past included: for tests, which must not depend on the day they run. Default: where it was left. */
  startsAt?: number
  /** Whether timers also fire by themselves. Default false: tests run them when they mean to. */
  ticking?: boolean
  /** Deliver every timer event twice, as the cloud sometimes does. */
  timersTwice?: boolean
  /** What becomes of replies beyond their contract. Default: counted in the stats. */
  undeclared?: Strictness
  /** Say nothing. Default false: one line per step. */
  quiet?: boolean
  /** Runs after the port is open (health says 503) and before functions are used, e.g. a build. */
  prepare?(say: (line: string) => void): Promise<void>
  /** Runs beside the seed; it serves when both are done, e.g. the build of the page. */
  alongside?(say: (line: string) => void): Promise<void>
  /** Other tables than the project's own, for tests of the emulator itself. */
  functions?: Readonly<Record<string, FunctionDeclaration>>
  migrations?: readonly Migration[]
  templates?: WechatTemplates
  pages?: readonly string[]
}

export type Envelope<T = unknown> = { ok: true; data: T } | FailureEnvelope

export interface Emulator {
  url: string
  /** Calls a function over HTTP as that person (nobody when absent) and gives its envelope. */
  call<T = unknown>(name: string, body: { action: string; input?: unknown; viewing?: unknown }, openid?: string): Promise<Envelope<T>>
  clock: Pick<Clock, 'now' | 'moveTo'>
  /** Runs every timer function once, due or not (or only the due ones), with the pushes they cause. */
  runTimers(options?: { force?: boolean }): Promise<Fired[]>
  /** Resolves when no push of the platform is under way. */
  settle(): Promise<void>
  database: Database
  environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Starts the whole emulator and resolves when it serves. Whatever fails on the way, nothing stays running. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const say = options.quiet ? () => undefined : (line: string) => console.log(line)
  const registry = createRegistry()
  try {
    return await assemble(options, registry, say)
  } catch (error) {
    await registry.stop().catch(() => undefined)
    throw error
  }
}

async function assemble(options: EmulatorOptions, registry: Registry, say: (line: string) => void): Promise<Emulator> {
  const { dataDir, functions = FUNCTIONS, functionsDir = FUNCTIONS_DIR } = options
  const clock = createClock()
  const logs = createLogs()
  const onError = (error: unknown) => {
    const line = error instanceof Error ? (error.stack ?? error.message) : String(error)
    logs.add({ at: clock.now(), function: '(emulator)', requestId: '', line })
    if (!options.quiet) console.error(line)
  }

  noticeOlderKind(dataDir, say)
  const secrets = loadSecrets(dataDir)
  const urls = options.database ?? (await startOwnServer(dataDir, registry, say))
  const migrations = options.migrations ?? readMigrations(join(PROJECT_ROOT, 'cloudfunctions/_database/migrations'))
  const database = await openDatabase({ ...urls, migrations, secret: secrets.hmacKey, say })
  await registry.start(database)
  const filesDir = join(dataDir, 'files')
  if (database.startedOver) await rm(filesDir, { recursive: true, force: true })
  clock.restore(database.state('clock'))
  if (options.startsAt !== undefined) await clock.rewind(options.startsAt)
  say(`Database open: ${options.database ? addressOf(database.ownerUrl) : dataDir}`)

  const server = createServer({ port: options.port, origins: options.origins, onError })
  server.serve([healthRoute(server.isReady)])
  await registry.start(server)
  await options.prepare?.(say)

  const stats = createStats(clock.now)
  const environment = functionEnvironment(server.url(), secrets, database.appUrl)
  const host = createHost({ functions, functionsDir, environment, clock, logs, observe: stats.observe, hold: holdToContract(options.undeclared ?? 'counted', stats.undeclared) })
  await registry.start(host)
  const files = createFiles(filesDir)
  const signer = createSigner(secrets.storageKey, clock.now)
  const storage = createStorageActions({ files, signer, url: server.url })
  const templates = options.templates ?? (await loadTemplates())
  const platform = createPlatform({
    appSecret: secrets.appSecret, state: database.state, functions, host, templates, now: clock.now, url: server.url, onError,
    ...(options.pages ? { pages: options.pages } : {}),
  })
  const { settle } = platform.events
  const timers = createTimers({
    functions, host, clock, onError, state: database.state('timers'),
    ticking: options.ticking ?? false, twice: options.timersTwice ?? false,
  })

  server.serve([
    functionsRoute({ functions, host, onCaller: platform.sawPerson }),
    deskRoute(host),
    adminRoute({
      credentials: secrets,
      onError,
      handlers: {
        storage: (action, params) => storage(action, params),
        functions: (_action, params) => invokeNested(host, params),
      },
    }),
    ...storageRoutes(files, signer),
    ...wechatRoutes(platform),
    ...clockRoutes(clock, timers, settle),
    ...peopleRoutes({ ...platform, templates, personas: database.state('personas'), codes: database.state('codes') }),
    ...platformRoutes(platform.faults, platform.security),
    ...insightRoutes(stats, logs, registry),
    databaseRoute(database.ownerUrl),
    barRoute(),
    pageRoute(options.h5Dir ?? H5_DIR),
  ])

  const alongside = options.alongside?.(say)
  // Awaited below; until then a failure of it must not count as unhandled.
  alongside?.catch(() => undefined)
  if (options.seed && (await database.isEmpty())) {
    say('Seeding the demonstration district …')
    const seed = options.seed === true ? (await import('./seed/index')).seed : options.seed
    const tools = createSeedTools({ ...platform, database, host, timers, clock, environment, onCaller: platform.sawPerson, settle })
    await runSeed(database, seed, tools, clock)
    stats.reset()
  }
  await alongside
  await registry.start(timers)
  server.ready()

  return {
    url: server.url(),
    clock,
    database: { ownerUrl: database.ownerUrl, appUrl: database.appUrl, query: database.query },
    environment,
    settle,
    async call<T>(name: string, body: { action: string; input?: unknown; viewing?: unknown }, openid?: string) {
      const headers = { 'content-type': 'application/json', ...(openid === undefined ? {} : { authorization: `Bearer dev:${openid}` }) }
      const reply = await fetch(`${server.url()}/v1/functions/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return (await reply.json()) as Envelope<T>
    },
    async runTimers({ force = true } = {}) {
      await settle()
      const fired = await timers.run({ force })
      await settle()
      return fired
    },
    stop: () => registry.stop(),
  }
}

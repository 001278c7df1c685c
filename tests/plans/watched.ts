import { randomBytes } from 'node:crypto'
import { chooseFileStore } from '../../cloudfunctions/_adapters/storage-http/choose'
import { createCodeSigner } from '../../cloudfunctions/_adapters/crypto/code-signer'
import { createVault } from '../../cloudfunctions/_adapters/crypto/vault'
import { createSettings } from '../../cloudfunctions/_adapters/settings'
import { createWeChat } from '../../cloudfunctions/_adapters/wechat/wechat'
import { createDatabase, type Database, type Queries } from '../../cloudfunctions/_database/connection'
import { type Statement, valuesOf } from '../../cloudfunctions/_database/statement'
import { receive } from '../../cloudfunctions/events/receive'
import { contracts as caseContracts } from '../../cloudfunctions/case/contracts'
import { routes as caseRoutes } from '../../cloudfunctions/case/routes'
import { contracts as deskContracts } from '../../cloudfunctions/desk/contracts'
import { routes as deskRoutes } from '../../cloudfunctions/desk/routes'
import { contracts as directoryContracts } from '../../cloudfunctions/directory/contracts'
import { routes as directoryRoutes } from '../../cloudfunctions/directory/routes'
import { contracts as ratingContracts } from '../../cloudfunctions/rating/contracts'
import { routes as ratingRoutes } from '../../cloudfunctions/rating/routes'
import { clearFiles } from '../../cloudfunctions/import/export/clear-files'
import { exporting } from '../../cloudfunctions/import/export/worker'
import { importing } from '../../cloudfunctions/import/worker'
import { matchNew } from '../../cloudfunctions/import/match-new'
import { clearOld, wakeLost } from '../../cloudfunctions/import/clear-old'
import { forget } from '../../cloudfunctions/import/forget'
import { refold } from '../../cloudfunctions/import/refold'
import { contracts as importContracts } from '../../cloudfunctions/import/contracts'
import { routes as importRoutes } from '../../cloudfunctions/import/routes'
import { clearFiles as clearPrints } from '../../cloudfunctions/print/clear-files'
import { contracts as printContracts } from '../../cloudfunctions/print/contracts'
import { routes as printRoutes } from '../../cloudfunctions/print/routes'
import { printing } from '../../cloudfunctions/print/worker'
import { contracts as registerContracts } from '../../cloudfunctions/register/contracts'
import { routes as registerRoutes } from '../../cloudfunctions/register/routes'
import { contracts as settingsContracts } from '../../cloudfunctions/settings/contracts'
import { routes as settingsRoutes } from '../../cloudfunctions/settings/routes'
import { workOff } from '../../cloudfunctions/_jobs/work-off'
import { tick } from '../../cloudfunctions/_jobs/tick'
import type { Ports } from '../../cloudfunctions/_ports'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { serve } from '../../cloudfunctions/_runtime/serve'
import { holdToContract } from '../../emulator/contract/hold'
import { toInstant } from '../../shared/kernel/instant'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { functionOf } from '../../shared/access/functions'

type AnyStatement = Statement<never, unknown>
export type Watcher = {
  /** Called before a statement runs by itself. */
  before(statement: AnyStatement, values: readonly unknown[]): Promise<void>
  /** Called after any statement has run, also inside of a transaction. */
  after(statement: AnyStatement, values: readonly unknown[]): void
}

/** The functions in this process, over a database whose statements are watched. */
export interface Watched {
  ports: Ports
  call<A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<Reply<OutputOf<A>>>
  /** The same with another's eyes. */
  view<A extends ActionName>(viewing: string, action: A, input: InputOf<A>, openid: string): Promise<Reply<OutputOf<A>>>
  /** The data of a call that must succeed. */
  must<A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<OutputOf<A>>
  push(event: object): Promise<void>
  /** One minute's jobs, at that moment; `patience`: how often they may ask whether time is up before it is. */
  tick(nowMs?: number, patience?: number): Promise<Record<string, number>>
  close(): Promise<void>
}

const contextOf = (openid: string | null, source: string) => ({
  request_id: 'plans', environment: JSON.stringify({ TCB_SOURCE: source, TCB_SOURCE_IP: '127.0.0.1', ...(openid === null ? {} : { WX_OPENID: openid }) }),
})

export function watch(environment: Readonly<Record<string, string>>, watcher: Watcher): Watched {
  Object.assign(process.env, environment)
  const config = parseConfig(environment)
  const real = createDatabase({ tenant: config.tenant, ...config.database, observe: (statement, values) => watcher.after(statement, values) })
  const database: Database = { ...real, ...watchedQueries(real, config.tenant, watcher) }
  const ports: Ports = {
    tenant: config.tenant, database, settings: createSettings(database), vault: createVault(config), codes: createCodeSigner(config.codeKeys),
    files: chooseFileStore(environment), wechat: createWeChat(config.wechat), templateIds: config.templateIds, deskOrigin: config.deskOrigin,
  }
  const wire = (): Ports => ports
  const mains = {
    case: serve('case', caseContracts, caseRoutes, wire), directory: serve('directory', directoryContracts, directoryRoutes, wire), rating: serve('rating', ratingContracts, ratingRoutes, wire), register: serve('register', registerContracts, registerRoutes, wire), settings: serve('settings', settingsContracts, settingsRoutes, wire), import: serve('import', importContracts, importRoutes, wire), print: serve('print', printContracts, printRoutes, wire), desk: serve('desk', deskContracts, deskRoutes, wire),
  }
  const hold = holdToContract('refused', () => undefined)
  const call = async (action: string, input: unknown, openid: string | null, viewing?: string) => {
    const reply = await mains[functionOf(action) as keyof typeof mains]({ action, input, viewing }, contextOf(openid, 'wx_client'))
    const outcome = hold({ action }, { kind: 'reply', requestId: 'plans', reply: JSON.stringify(reply) })
    if (outcome.kind !== 'reply') throw new Error(outcome.detail)
    return reply
  }
  return {
    ports,
    call: call as Watched['call'],
    view: ((viewing: string, action: string, input: unknown, openid: string) => call(action, input, openid, viewing)) as Watched['view'],
    must: (async (action: string, input: unknown, openid: string | null) => {
      const reply = await call(action, input, openid)
      if (!reply.ok) throw new Error(`${action} as ${openid}: ${JSON.stringify(reply.error)}`)
      return reply.data
    }) as Watched['must'],
    async push(event) {
      const { ok } = await receive(event, contextOf(null, 'other'), () => ports)
      if (!ok) throw new Error(`a push was refused: ${JSON.stringify(event)}`)
    },
    async tick(nowMs = Date.now(), patience = Infinity) {
      let asked = 0
      const run = { ports, now: toInstant(nowMs), salt: () => randomBytes(16).toString('base64url'), timeIsUp: () => asked++ > patience, log: () => undefined }
      const { done, failed } = await tick(run)
      await workOff('import', importing, run)
      await workOff('export', exporting, run)
      await matchNew(run)
      await wakeLost(run)
      await refold(run)
      await forget(run)
      await clearOld(run)
      await clearFiles(run)
      await workOff('print', printing, run)
      await clearPrints(run)
      const [error] = Object.values(failed)
      if (error !== undefined) throw error
      return done
    },
    close: () => real.close(),
  }
}

function watchedQueries(real: Queries, tenant: string, { before }: Watcher): Queries {
  const looked = async <P extends object>(statement: Statement<P, unknown>, parameters: P): Promise<void> => before(statement, valuesOf(statement, parameters, tenant))
  return {
    rows: async (statement, parameters) => { await looked(statement, parameters); return real.rows(statement, parameters) },
    first: async (statement, parameters) => { await looked(statement, parameters); return real.first(statement, parameters) },
    one: async (statement, parameters) => { await looked(statement, parameters); return real.one(statement, parameters) },
  }
}

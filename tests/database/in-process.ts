import { randomBytes } from 'node:crypto'
import { createCodeSigner } from '../../cloudfunctions/_adapters/crypto/code-signer'
import { createVault } from '../../cloudfunctions/_adapters/crypto/vault'
import { createSettings } from '../../cloudfunctions/_adapters/settings'
import { chooseFileStore } from '../../cloudfunctions/_adapters/storage-http/choose'
import { createWeChat } from '../../cloudfunctions/_adapters/wechat/wechat'
import { createDatabase, type DatabaseOptions } from '../../cloudfunctions/_database/connection'
import { tick } from '../../cloudfunctions/_jobs/tick'
import type { Ports } from '../../cloudfunctions/_ports'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { serve } from '../../cloudfunctions/_runtime/serve'
import { contracts as caseContracts } from '../../cloudfunctions/case/contracts'
import { routes as caseRoutes } from '../../cloudfunctions/case/routes'
import { contracts as deskContracts } from '../../cloudfunctions/desk/contracts'
import { routes as deskRoutes } from '../../cloudfunctions/desk/routes'
import { contracts as directoryContracts } from '../../cloudfunctions/directory/contracts'
import { routes as directoryRoutes } from '../../cloudfunctions/directory/routes'
import { contracts as ratingContracts } from '../../cloudfunctions/rating/contracts'
import { routes as ratingRoutes } from '../../cloudfunctions/rating/routes'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { functionOf } from '../../shared/access/functions'
import { toInstant } from '../../shared/kernel/instant'

/** The functions in this process, over a connection that a test chooses; everything else is what the emulator gives its own. */
export interface InProcess {
  ports: Ports
  call<A extends ActionName>(action: A, input: InputOf<A>, openid: string): Promise<Reply<OutputOf<A>>>
  /** As somebody who is not signed in, from that address; null: the platform tells none. */
  from<A extends ActionName>(address: string | null, action: A, input: InputOf<A>): Promise<Reply<OutputOf<A>>>
  /** One minute of the timer. */
  tick(): ReturnType<typeof tick>
  stop(): Promise<void>
}

export function functionsInProcess(environment: Readonly<Record<string, string>>, connection: DatabaseOptions['connection']): InProcess {
  const config = parseConfig(environment)
  const database = createDatabase({ tenant: config.tenant, connection, prepare: 'named' })
  // The SDK reads the environment of its process.
  Object.assign(process.env, environment)
  const ports: Ports = {
    tenant: config.tenant, database, settings: createSettings(database), vault: createVault(config), codes: createCodeSigner(config.codeKeys),
    files: chooseFileStore({}), wechat: createWeChat(config.wechat), templateIds: config.templateIds, deskOrigin: config.deskOrigin,
  }
  const wire = (): Ports => ports
  const mains: Record<string, (event: unknown, context: unknown) => Promise<unknown>> = {
    case: serve('case', caseContracts, caseRoutes, wire), directory: serve('directory', directoryContracts, directoryRoutes, wire), rating: serve('rating', ratingContracts, ratingRoutes, wire), desk: serve('desk', deskContracts, deskRoutes, wire),
  }
  const ask = async (action: ActionName, input: unknown, caller: object): Promise<never> => {
    const main = mains[functionOf(action)]
    if (!main) throw new Error(`${action} is not served here`)
    return (await main({ action, input }, { environment: JSON.stringify(caller) })) as never
  }
  return {
    ports,
    call: (action, input, openid) => ask(action, input, { WX_OPENID: openid, TCB_SOURCE: 'wx_client' }),
    from: (address, action, input) => ask(action, input, { TCB_SOURCE: 'wx_http', ...(address === null ? {} : { WX_CLIENTIP: address }) }),
    tick: () => tick({ ports, now: toInstant(Date.now()), salt: () => randomBytes(16).toString('base64url'), timeIsUp: () => false, log: () => undefined }),
    stop: () => database.close(),
  }
}

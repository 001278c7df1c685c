import { wire } from '../_adapters/wire'
import { getCaller } from '../_runtime/caller'
import { serve } from '../_runtime/serve'
import { contracts as caseContracts } from '../case/contracts'
import { routes as caseRoutes } from '../case/routes'
import { contracts as directoryContracts } from '../directory/contracts'
import { routes as directoryRoutes } from '../directory/routes'
import { contracts as importContracts } from '../import/contracts'
import { quickRoutes as importRoutes } from '../import/quick-routes'
import { contracts as printContracts } from '../print/contracts'
import { quickRoutes as printRoutes } from '../print/quick-routes'
import { contracts as ratingContracts } from '../rating/contracts'
import { routes as ratingRoutes } from '../rating/routes'
import { contracts as registerContracts } from '../register/contracts'
import { routes as registerRoutes } from '../register/routes'
import { contracts as settingsContracts } from '../settings/contracts'
import { routes as settingsRoutes } from '../settings/routes'
import { callAs, type Main, type Mains } from './acts/call'
import { newCode } from './acts/code'
import { leave } from './acts/leave'
import { stateOfCode } from './acts/state'
import { contracts } from './contracts'
import { gate } from './gate'
import { type HttpAnswer, isHttp } from './http-event'
import { routes } from './routes'

const onPhone = serve('desk', contracts, routes, wire)
const mains: Mains = {
  desk: onPhone, directory: serve('directory', directoryContracts, directoryRoutes, wire), case: serve('case', caseContracts, caseRoutes, wire), rating: serve('rating', ratingContracts, ratingRoutes, wire),
  register: serve('register', registerContracts, registerRoutes, wire), settings: serve('settings', settingsContracts, settingsRoutes, wire), import: serve('import', importContracts, importRoutes, wire),
  print: serve('print', printContracts, printRoutes, wire),
}
const atDesk = gate({ code: newCode, state: stateOfCode, call: callAs(mains), leave }, wire)

/** Signing in at a desk: the phone calls actions, the page in a browser comes over HTTP. Whoever is known to the platform is a phone, whatever its event looks like. */
export const main = async (event: unknown, context: unknown): Promise<HttpAnswer | Awaited<ReturnType<Main>>> =>
  (isHttp(event) && getCaller(context).openid === null ? atDesk(event, context) : onPhone(event, context))

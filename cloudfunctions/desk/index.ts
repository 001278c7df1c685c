import { wire } from '../_adapters/wire'
import { getCaller } from '../_runtime/caller'
import { serve } from '../_runtime/serve'
import { routes as caseRoutes } from '../case/routes'
import { routes as directoryRoutes } from '../directory/routes'
import { quickRoutes as importRoutes } from '../import/quick-routes'
import { routes as ratingRoutes } from '../rating/routes'
import { routes as registerRoutes } from '../register/routes'
import { routes as settingsRoutes } from '../settings/routes'
import { callAs, type Main, type Mains } from './acts/call'
import { newCode } from './acts/code'
import { leave } from './acts/leave'
import { stateOfCode } from './acts/state'
import { gate } from './gate'
import { type HttpAnswer, isHttp } from './http-event'
import { routes } from './routes'

const onPhone = serve('desk', routes, wire)
const mains: Mains = {
  desk: onPhone, directory: serve('directory', directoryRoutes, wire), case: serve('case', caseRoutes, wire), rating: serve('rating', ratingRoutes, wire),
  register: serve('register', registerRoutes, wire), settings: serve('settings', settingsRoutes, wire), import: serve('import', importRoutes, wire),
}
const atDesk = gate({ code: newCode, state: stateOfCode, call: callAs(mains), leave }, wire)

/** Signing in at a desk: the phone calls actions, the page in a browser comes over HTTP. Whoever is known to the platform is a phone, whatever its event looks like. */
export const main = async (event: unknown, context: unknown): Promise<HttpAnswer | Awaited<ReturnType<Main>>> =>
  (isHttp(event) && getCaller(context).openid === null ? atDesk(event, context) : onPhone(event, context))

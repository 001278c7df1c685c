import { wire } from '../_adapters/wire'
import { serve } from '../_runtime/serve'
import { contracts } from './contracts'
import { routes } from './routes'

/** The settings: what holds where and from when, as administrators set it; and hand-overs, merges and deeds, for which the function of the register has no room. */
export const main = serve('settings', contracts, routes, wire)

import { serve } from '../_runtime/serve'
import { wire } from '../_adapters/wire'
import { contracts } from './contracts'
import { routes } from './routes'

/** 好差评. A function of its own: its callers and its trust differ from those of the cases. */
export const main = serve('rating', contracts, routes, wire)

import { wire } from '../_adapters/wire'
import { serve } from '../_runtime/serve'
import { contracts } from './contracts'
import { routes } from './routes'

export const main = serve('case', contracts, routes, wire)

import { wire } from '../_adapters/wire'
import { serve } from '../_runtime/serve'
import { routes } from './routes'

export const main = serve('case', routes, wire)

import { wire } from '../_adapters/wire'
import { serve } from '../_runtime/serve'
import { contracts } from './contracts'
import { routes } from './routes'

/** The register: what an administrator looks up and corrects by hand. */
export const main = serve('register', contracts, routes, wire)

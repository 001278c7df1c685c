import { serve } from '../_runtime/serve'
import { wire } from '../_adapters/wire'
import { contracts } from './contracts'
import { routes } from './routes'

/** People, companies, also those that are in no register, codes, files, messages and reminders: the first screen of everybody. */
export const main = serve('directory', contracts, routes, wire)

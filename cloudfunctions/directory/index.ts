import { serve } from '../_runtime/serve'
import { wire } from '../_adapters/wire'
import { routes } from './routes'

/** People, companies, codes, files, messages and reminders: the first screen of everybody. */
export const main = serve('directory', routes, wire)

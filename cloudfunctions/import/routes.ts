import type { Routes } from '../_runtime/use-case'
import { quickRoutes } from './quick-routes'
import { working } from './work'
import { workNow } from './work-now'

/** Action → use case, where imports are worked on too. */
export const routes: Routes<'import'> = { ...quickRoutes, 'import.work': working((call) => workNow(call)) }

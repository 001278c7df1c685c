import type { Routes } from '../_runtime/use-case'
import { quickRoutes } from './quick-routes'
import { printWork } from './work'
import { workNow } from './work-now'

/** Action → use case, where everything is drawn. */
export const routes: Routes<'print'> = { ...quickRoutes, 'print.work': printWork((call) => workNow(call)) }

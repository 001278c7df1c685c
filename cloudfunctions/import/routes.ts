import type { Routes } from '../_runtime/use-case'
import { quickRoutes } from './quick-routes'
import { exportWork } from './export/work'
import { importWork } from './work'
import { workNow } from './work-now'

/** Action → use case, where imports and exports are worked on too. */
export const routes: Routes<'import'> = {
  ...quickRoutes,
  'import.work': importWork((call) => workNow('import', call)),
  'export.work': exportWork((call) => workNow('export', call)),
}

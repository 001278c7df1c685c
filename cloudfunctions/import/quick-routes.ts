import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { begin } from './export/begin'
import { EXPORTS } from './export/list'
import { show as showExport } from './export/show'
import { exportWork } from './export/work'
import { IMPORTS } from './list'
import { returned } from './returned'
import { ROWS } from './rows'
import { step } from './steps'
import { template } from './template'
import { ticket } from './ticket'
import { show } from './show'
import { importWork } from './work'
import { workBriefly } from './work-now'

/** Action → use case, of both contexts, where imports are worked on for some seconds and exports not at all: a function whose answer is waited for must not begin what takes minutes. What moves one on is one of them, by a table of steps. */
export const quickRoutes: Routes<'import'> = {
  'import.ticket': ticket,
  'import.read': step('import.read'),
  'import.apply': step('import.apply'),
  'import.stop': step('import.stop'),
  'import.undo': step('import.undo'),
  'import.work': importWork(workBriefly),
  'import.show': show,
  'import.rows': listed(ROWS),
  'import.list': listed(IMPORTS),
  'import.returned': returned,
  'import.template': template,
  'export.begin': begin,
  'export.work': exportWork(() => Promise.resolve()),
  'export.show': showExport,
  'export.list': listed(EXPORTS),
}

import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { begin } from './export/begin'
import { EXPORTS } from './export/list'
import { show as showExport, work as workExport } from './export/show'
import { IMPORTS } from './list'
import { returned } from './returned'
import { ROWS } from './rows'
import { step } from './steps'
import { ticket } from './ticket'
import { show, work } from './use-cases'

/** Action → use case, of both contexts. What moves an import on is one of them, by a table of steps. */
export const routes: Routes<'import'> = {
  'import.ticket': ticket,
  'import.read': step('import.read'),
  'import.apply': step('import.apply'),
  'import.stop': step('import.stop'),
  'import.undo': step('import.undo'),
  'import.work': work,
  'import.show': show,
  'import.rows': listed(ROWS),
  'import.list': listed(IMPORTS),
  'import.returned': returned,
  'export.begin': begin,
  'export.work': workExport,
  'export.show': showExport,
  'export.list': listed(EXPORTS),
}

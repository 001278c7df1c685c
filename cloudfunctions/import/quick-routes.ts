import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { IMPORTS } from './list'
import { returned } from './returned'
import { ROWS } from './rows'
import { step } from './steps'
import { ticket } from './ticket'
import { show } from './show'
import { waiting } from './work'

/** Action → use case, where imports are asked for and not worked on. What moves one on is one of them, by a table of steps. */
export const quickRoutes: Routes<'import'> = {
  'import.ticket': ticket,
  'import.read': step('import.read'),
  'import.apply': step('import.apply'),
  'import.stop': step('import.stop'),
  'import.undo': step('import.undo'),
  'import.work': waiting,
  'import.show': show,
  'import.rows': listed(ROWS),
  'import.list': listed(IMPORTS),
  'import.returned': returned,
}

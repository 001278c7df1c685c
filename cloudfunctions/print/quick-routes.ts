import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { begin } from './begin'
import { PRINTS } from './list'
import { preview } from './preview'
import { show } from './show'
import { printWork } from './work'
import { workBriefly } from './work-now'

/** Action → use case, where only what is small is drawn: a function whose answer is waited for must not begin what takes minutes. */
export const quickRoutes: Routes<'print'> = {
  'print.preview': preview,
  'print.begin': begin,
  'print.work': printWork(workBriefly),
  'print.show': show,
  'print.list': listed(PRINTS),
}

import type { CASE_LIFECYCLE } from '../../shared/case/lifecycle'
import type { WireAct } from '../../shared/flow/act-input'
import { CASE_LIST } from '../../shared/case/list'
import { summaryOf } from '../../shared/case/view'
import type { SupervisionPersonAct } from '../../shared/supervision/acts'
import type { Routes } from '../_runtime/use-case'
import { actsOn } from '../_flow/act'
import { CASES } from '../_flow/case-rows'
import { keptOf } from '../_flow/flows'
import { listed } from '../_flow/listed'
import { tabList } from '../_flow/tab-list'
import { fileCase } from './use-cases/file-case'
import { getCase, getReceipt, getTrail } from './use-cases/get-case'
import { SUPERVISIONS_OF_CASE } from './supervisions-of-case'
import { openContact } from './use-cases/open-contact'
import { orderSupervision } from './use-cases/order-supervision'
import { routeCase } from './use-cases/route-case'
import { showBoard } from './use-cases/show-board'

/** Action → use case. Acts of the lifecycle share one: what differs is in the table. */
export const routes: Routes<'case'> = {
  ...actsOn<`case.${WireAct<typeof CASE_LIFECYCLE>}`>(CASES),
  'case.file': fileCase,
  'case.route': routeCase,
  ...actsOn<`supervision.${SupervisionPersonAct}`>(keptOf('supervision')),
  'supervision.order': orderSupervision,
  'supervision.list': listed(SUPERVISIONS_OF_CASE),
  'case.openContact': openContact,
  'case.get': getCase,
  'case.trail': getTrail,
  'case.receipt': getReceipt,
  /** 诉求列表 */
  'case.list': listed(tabList(CASES, CASE_LIST, summaryOf)),
  'case.board': showBoard,
}

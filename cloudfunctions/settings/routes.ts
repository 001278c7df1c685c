import type { Routes } from '../_runtime/use-case'
import { listed } from '../_flow/listed'
import { DEEDS } from '../_register/deed-list'
import { decide } from './decide'
import { ofCompany } from './deeds/of-company'
import { carryOut, preview as previewHandover } from './handover/carry-out'
import { handovers, people } from './handover/handovers'
import { close as closeMatter } from './matter/close'
import { find as findMatter } from './matter/find'
import { list as listMatters } from './matter/list'
import { save as saveMatter } from './matter/save'
import { show as showMatter } from './matter/show'
import { solve, unsolve } from './matter/solve'
import { tree as treeOfMatters } from './matter/tree'
import { decide as decideMerge } from './merge/decide'
import { propose as proposeMerge } from './merge/propose'
import { show as showMerge } from './merge/show'
import { preview } from './preview'
import { propose } from './propose'
import { readNotice } from './read-notice'
import { list, show } from './show'
import { endViewing } from './viewing/end'
import { start } from './viewing/start'

/** Action → use case. */
export const routes: Routes<'settings'> = {
  'settings.list': list,
  'settings.show': show,
  'settings.propose': propose,
  'settings.decide': decide,
  'settings.preview': preview,
  'settings.readNotice': readNotice,
  'viewing.start': start,
  'viewing.end': endViewing,
  'merge.propose': proposeMerge,
  'merge.show': showMerge,
  'merge.decide': decideMerge,
  'matter.find': findMatter,
  'matter.show': showMatter,
  'matter.list': listMatters,
  'matter.solve': solve,
  'matter.unsolve': unsolve,
  'matter.tree': treeOfMatters,
  'matter.save': saveMatter,
  'matter.close': closeMatter,
  'deed.list': listed(DEEDS),
  'deed.ofCompany': ofCompany,
  'handover.people': people,
  'handover.preview': previewHandover,
  'handover.carryOut': carryOut,
  'handover.list': handovers,
}

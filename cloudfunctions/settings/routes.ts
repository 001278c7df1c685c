import type { Routes } from '../_runtime/use-case'
import { listed } from '../_flow/listed'
import { DEEDS } from '../_register/deed-list'
import { decide } from './decide'
import { ofCompany } from './deeds/of-company'
import { carryOut, preview as previewHandover } from './handover/carry-out'
import { handovers, people } from './handover/handovers'
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
  'deed.list': listed(DEEDS),
  'deed.ofCompany': ofCompany,
  'handover.people': people,
  'handover.preview': previewHandover,
  'handover.carryOut': carryOut,
  'handover.list': handovers,
}

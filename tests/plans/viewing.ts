import type { InputOf } from '../../shared/api'
import { CASE_BOXES } from '../../shared/case/status'
import { ADMIN, DISPATCHER, OFFICER, SUPERVISOR, WATER_HEAD } from '../support/townspeople'
import type { Watched } from './watched'

const areaId = '370613'

/** An administrator looks with the eyes of four people: the lists of each, searches, the board, a case. */
export async function viewing({ must, view }: Watched): Promise<void> {
  const tabs: readonly (readonly [string, InputOf<'case.list'>['tab']])[] = [
    [OFFICER, { of: 'mine' }], [WATER_HEAD, { of: 'unit', unitId: 'unit-water' }], [DISPATCHER, { of: 'pool', areaId }], [DISPATCHER, { of: 'area', areaId }], [SUPERVISOR, { of: 'supervise', areaId }],
  ]
  for (const [nth, [openid, tab]] of tabs.entries()) {
    const { personId } = await must('directory.me', {}, openid)
    const { viewingId } = await must('viewing.start', { requestId: `plan-view-${nth}`, personId, reason: '核对' }, ADMIN)
    await view(viewingId, 'directory.me', {}, ADMIN)
    for (const box of CASE_BOXES) {
      await view(viewingId, 'case.list', { tab, box }, ADMIN)
      await view(viewingId, 'case.list', { tab, box, search: '怎么办' }, ADMIN)
    }
    if ('areaId' in tab) await view(viewingId, 'case.board', { areaId }, ADMIN)
    const listed = await view(viewingId, 'case.list', { tab, box: 'open' }, ADMIN)
    const caseId = listed.ok ? listed.data.items[0]?.id : undefined
    if (caseId === undefined) continue
    await view(viewingId, 'case.get', { caseId }, ADMIN)
    await view(viewingId, 'case.trail', { caseId, before: 9 }, ADMIN)
    await view(viewingId, 'supervision.list', { caseId }, ADMIN)
  }
  await must('viewing.end', { requestId: 'plan-view-end' }, ADMIN)
}

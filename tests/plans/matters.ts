import { ADMIN, OWNER } from '../support/townspeople'
import type { Watched } from './watched'

let serial = 0
const draw = (): string => `plan-matters-${++serial}`

/** Matters kept by hand, found, read, enough without a request, and named by one. */
export async function matters({ must }: Watched): Promise<void> {
  const named = { areaId: '370613', topic: 'water', name: '示例取水许可', also: ['打井'], unitIds: ['unit-water'], guide: { steps: '到窗口办' } } as const
  const also = [...named.also]
  const unitIds = [...named.unitIds]
  const { id } = await must('matter.save', { requestId: draw(), id: null, ...named, also, unitIds }, ADMIN)
  await must('matter.save', { requestId: draw(), id, seen: 1, ...named, also, unitIds, phone: '0535-1' }, ADMIN)
  await must('matter.save', { requestId: draw(), id: null, ...named, also, unitIds, parentId: id }, ADMIN)
  for (const text of ['厂里想打井取水', '打井', 'shili']) await must('matter.find', { text, areaId: '370613001' }, OWNER)
  for (const openid of [OWNER, null]) await must('matter.show', { matterId: id }, openid)
  for (const asked of [{}, { topic: 'water' }, { parentId: id }] as const) {
    await must('matter.list', asked, OWNER)
    await must('matter.tree', { areaId: '370613', ...asked }, ADMIN)
  }
  const { solvedId } = await must('matter.solve', { requestId: draw(), matterId: id }, OWNER)
  await must('matter.unsolve', { requestId: draw(), solvedId }, OWNER)
  await must('matter.unsolve', { requestId: draw(), solvedId }, OWNER)
  await must('case.route', { companyId: 'company-1', kind: 'consult', matterId: id }, OWNER)
  await must('register.changes', { of: 'matter', id }, ADMIN)
  const { id: alone } = await must('matter.save', { requestId: draw(), id: null, ...named, also, unitIds, name: '示例暂停的事' }, ADMIN)
  await must('matter.close', { requestId: draw(), matterId: alone, seen: 1 }, ADMIN)
}

import type { OutputOf } from '../../shared/api'
import { chinaDay, DAY_MS, MINUTE_MS, toInstant } from '../../shared/kernel/instant'
import { CITY_ADMIN, SECOND_CITY_ADMIN } from '../support/townspeople'
import type { Watched } from './watched'

const [CITY, DISTRICT, NEIGHBOUR, STREET, OTHER_STREET] = ['370600', '370613', '370602', '370613002', '370613001']
let serial = 0
const draw = (): string => `plan-things-${++serial}`

type Thing = OutputOf<'register.thing'>

/** Places and people kept by hand, closed, moved and merged with a past below them: the last that is done here, as nothing lies afterwards where it lay. */
export async function things({ must, call, tick }: Watched): Promise<void> {
  const thing = (of: Thing['of'], id: string): Promise<Thing> => must('register.thing', { of, id }, CITY_ADMIN)
  const version = async (of: Thing['of'], id: string): Promise<number> => (await thing(of, id)).version
  const area = await must('register.saveArea', { requestId: draw(), id: null, areaId: STREET, name: '示例社区', level: 'village', code: '370613002001' }, CITY_ADMIN)
  const unit = await must('register.saveUnit', { requestId: draw(), id: null, areaId: STREET, name: '示例办' }, CITY_ADMIN)
  for (const number of ['1', '2']) await must('register.saveWindow', { requestId: draw(), id: null, areaId: STREET, hallName: '示例大厅', number, name: '综合', unitId: unit.id }, CITY_ADMIN)
  await must('register.saveHall', { requestId: draw(), id: null, areaId: STREET, name: '示例新厅' }, CITY_ADMIN)
  await must('register.saveUnit', { requestId: draw(), id: unit.id, seen: 1, areaId: STREET, name: '示例办公室' }, CITY_ADMIN)
  const person = { areaId: STREET, role: 'officer', unitId: unit.id, name: '示例', phone: '13900008888' } as const
  const office = await must('register.saveOffice', { requestId: draw(), id: null, ...person, until: '2099-01-01' }, CITY_ADMIN)
  await must('register.saveOffice', { requestId: draw(), id: office.id, seen: 1, ...person, phone: undefined, name: '示例二' }, CITY_ADMIN)
  await must('register.saveOffice', { requestId: draw(), id: null, ...person, phone: '13900009999', until: chinaDay(toInstant(Date.now())) }, CITY_ADMIN)
  await must('register.saveOffice', { requestId: draw(), id: null, ...person, phone: '13900009998', from: chinaDay(toInstant(Date.now() + DAY_MS)) }, CITY_ADMIN)
  await must('register.tree', { areaId: CITY }, CITY_ADMIN)
  for (const kind of ['unit', 'hall', 'window', 'office'] as const) {
    const { items, next } = await must('register.things', { of: kind, areaId: CITY, limit: 2 }, CITY_ADMIN)
    await must('register.things', { of: kind, areaId: CITY, search: '示例', cursor: next ?? undefined }, CITY_ADMIN)
    const [first] = items
    if (first) await thing(kind, first.id)
    if (first?.of === 'window') await must('register.closeThing', { requestId: draw(), of: 'hall', id: first.hallId, seen: await version('hall', first.hallId), preview: true }, CITY_ADMIN)
    if (first) await must('register.closeThing', { requestId: draw(), of: kind, id: first.id, seen: first.version, preview: true }, CITY_ADMIN)
  }
  const { version: seen, people: [first] } = await must('register.contacts', { unitId: 'unit-water' }, CITY_ADMIN)
  for (const contacts of [[{ takes: 'matter:water', personId: first?.personId ?? '' }] as const, []]) {
    await call('register.setContacts', { requestId: draw(), unitId: 'unit-water', seen: seen + (contacts.length === 0 ? 1 : 0), contacts: [...contacts] }, CITY_ADMIN)
  }
  await must('register.closeThing', { requestId: draw(), of: 'area', id: area.id, seen: 1 }, CITY_ADMIN)
  await must('register.closeThing', { requestId: draw(), of: 'office', id: office.id, seen: 2 }, CITY_ADMIN)
  const merge = async (of: 'area' | 'unit', id: string, toId: string, ...decisions: readonly ('confirm' | 'refuse')[]): Promise<void> => {
    for (const decision of decisions) {
      await call('merge.propose', { requestId: draw(), of, id, seen: await version(of, id), toId }, CITY_ADMIN)
      const one = await thing(of, id)
      const mergeId = 'merging' in one ? one.merging ?? '' : ''
      await call('merge.show', { areaId: CITY, mergeId }, SECOND_CITY_ADMIN)
      await call('merge.decide', { areaId: CITY, requestId: draw(), mergeId, decision }, SECOND_CITY_ADMIN)
    }
  }
  await merge('unit', 'unit-water', 'unit-market', 'refuse', 'confirm')
  await merge('unit', 'unit-transport', 'unit-industry', 'confirm')
  for (const later of [0, 2]) await tick(Date.now() + later * MINUTE_MS)
  await must('register.moveArea', { requestId: draw(), areaId: '370613003', seen: await version('area', '370613003'), toAreaId: NEIGHBOUR }, CITY_ADMIN)
  for (const later of [4, 6]) await tick(Date.now() + later * MINUTE_MS)
  await merge('area', STREET, OTHER_STREET, 'refuse', 'confirm')
  for (const later of [8, 10]) await tick(Date.now() + later * MINUTE_MS)
  // The last day of an office has gone by.
  await tick(Date.now() + 2 * DAY_MS)
  await must('register.changes', { of: 'area', id: STREET }, CITY_ADMIN)
  await must('register.overview', { areaId: DISTRICT }, CITY_ADMIN)
}

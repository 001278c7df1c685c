import { refuse } from '../../../shared/api/errors'
import type { AskedList } from '../../../shared/api/export.api'
import { formatInChina } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { readInstant } from '../../_database/instants'
import { BY_INSTANT, keyOf } from '../../_flow/keyset'
import { pageOf, viewing } from '../../_flow/listed'
import { type Item, readHandovers } from '../../_handover/list'
import { mayHandOver, placeOf } from '../../_handover/place'
import { readByRight } from '../../_runtime/governed'
import { BATCH, type FileColumn, textsOf } from './columns'
import type { Exported } from './exported'

const named = (name: string | null): string => name ?? '没有给谁，已解除'

/** In the words of the format, as every sheet. */
const COLUMNS: readonly FileColumn<Item>[] = [
  { heading: '时间', width: 20, text: ({ at }) => formatInChina(readInstant(at), 'YYYY-MM-DD HH:mm') },
  { heading: '交接谁的工作', width: 14, text: ({ from }) => from },
  { heading: '谁办的', width: 14, text: ({ by }) => by ?? '没有工作姓名的人' },
  { heading: '交给谁', width: 40, text: ({ to }) => to.map(({ name, companies, cases }) => `${name}（企业 ${companies} 家，诉求 ${cases} 件）`).join('、') },
  { heading: '知会的诉求', width: 12, text: ({ informed }) => String(informed) },
  { heading: '副职的企业', width: 12, text: ({ deputy }) => String(deputy) },
  { heading: '副职交给', width: 16, text: ({ deputy, deputyTo }) => (deputy === 0 ? '' : named(deputyTo)) },
  { heading: '联系领导企业', width: 14, text: ({ leader }) => String(leader) },
  { heading: '联系领导交给', width: 16, text: ({ leader, leaderTo }) => (leader === 0 ? '' : named(leaderTo)) },
  { heading: '状态', width: 12, text: ({ done }) => (done ? '交接完了' : '正在交接') },
]

/** 交接记录 of an area or of a unit, to the first one: to whoever may hand over there. */
export const HANDOVERS_FILE: Exported<Extract<AskedList, { of: 'handovers' }>> = {
  columns: COLUMNS,
  subject: ({ unitId }, path) => (unitId === undefined ? path && { areas: path } : { units: [unitId] }),
  areaOf: (list) => placeOf(list).areaId,
  placesOf: (list) => Object.values(placeOf(list)).flatMap((id) => id ?? []),
  words: (list, names) => Object.values(placeOf(list)).flatMap((id) => (id === null ? [] : [names[id] ?? id])).join(''),
  async batch({ areaId, unitId }, after, reader, limit = BATCH) {
    const key = keyOf(BY_INSTANT, after ?? undefined, true)
    if (!key) return refuse('INPUT_INVALID')
    const { items, ...where } = await reader.ports.database.one(readHandovers, { personId: reader.caller.personId, ...placeOf({ areaId, unitId }), ...key, limit: limit + 1 })
    for (const action of ['export.begin', 'handover.list'] as const) {
      const may = mayHandOver({ ...reader, action }, where, { areaId, unitId })
      if (!may.ok) return may
    }
    readByRight(items)
    const { items: shown, next } = viewing(BY_INSTANT, pageOf(items, limit + 1, ({ at, id }) => [at, id]))((row) => row)
    return ok({ rows: textsOf(COLUMNS, shown), next, partly: false })
  },
}

import type { Actor } from '../../../shared/access/actor'
import { DECISION_SORTS, type DecisionSort } from '../../../shared/api/decision.api'
import type { Names } from '../../../shared/settings/names'
import { SETTINGS } from '../../_database/fragments'
import { type Statement, statement } from '../../_database/statement'
import { afterKey, BY_INSTANT } from '../../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../../_flow/listed'
import { ACTOR } from '../../_flow/reading'
import { HERE, withinReach } from '../../_flow/scope'
import type { ReadSetting } from '../../_ports/settings'
import { allowed } from '../../_runtime/governed'
import { decisionOf, rowsOf } from './sources'

interface Keyed { at: string; nth: string }
interface Read {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  settings: readonly ReadSetting[] | null
  rows: Keyed[] | null
}
interface Found extends Page<Keyed> {
  actor: Read['actor']
  path: string[] | null
  names: Names
}

const reading = (sort: DecisionSort): Statement<{ personId: string; areaId: string; cold: boolean; limit: number }, Read> => statement(`register_decisions_${sort}`, `
  select ${ACTOR} as actor, here.path, ${SETTINGS}, ${withinReach('register.decisionsOf', { areas: 'here.path' }, rowsOf(sort, afterKey(BY_INSTANT, { at: `coalesce(s.at, '-infinity')`, id: 's.nth' }, true), ':limit'))} as rows
  ${HERE}`)
const READS = Object.fromEntries(DECISION_SORTS.map((sort) => [sort, reading(sort)])) as Record<DecisionSort, ReturnType<typeof reading>>

/** One sort of what waits for an administrator, newest first, page by page. One trip. */
export const DECISION_LIST: ListSource<'register.decisionsOf', Found> = {
  keyset: BY_INSTANT,
  newestFirst: () => true,
  async read({ areaId, sort }, after, { caller: { personId }, ports: { database, settings }, now }) {
    const { actor, path, settings: fresh, rows } = await database.one(READS[sort], { ...after, personId, areaId, cold: settings.stale() })
    settings.take(fresh)
    const { names } = await settings.at(now)
    return { actor, path, names, ...(rows === null ? { items: null, next: null } : pageOf(rows, after.limit, ({ at, nth }) => [at, nth])) }
  },
  answer({ actor, path, names }, page, { sort }, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply(page((row) => decisionOf(sort, row, names))) : may
  },
}

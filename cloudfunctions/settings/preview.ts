import type { OutputOf } from '../../shared/api'
import type { Case } from '../../shared/case/schema'
import { recalculate } from '../../shared/flow/record'
import type { Instant } from '../../shared/kernel/instant'
import { type SettingRow, valuesAt } from '../../shared/settings/in-force'
import { settingOf } from '../../shared/settings/table'
import { settingRows } from '../_database/fragments'
import { readSettings } from '../_database/read-settings'
import { statement } from '../_database/statement'
import { CASES } from '../_flow/case-rows'
import { docJson, type ReadDoc } from '../_flow/kept'
import { mayRead, READER, READER_AS_ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { checked } from './checked'
import { type Asked, PLACE, type PlaceRead, spotOf } from './place'

type Preview = OutputOf<'settings.preview'>
interface Open { read: ReadDoc; mine: boolean }
type Read = PlaceRead & { rows: SettingRow[] | null; open: Open[] | null }

/** So many open cases are looked at, those due first, and so many of those that move are named. */
const MOST_OPEN = 1000
const MOST_NAMED = 10
/** A version that nothing has yet. */
const NEXT = Number.MAX_SAFE_INTEGER

const readOpen = statement<Asked & { now: Instant; which: 'all' | 'none' }, Read>('settings_preview', `
  with ${READER}
  select ${READER_AS_ACTOR} as actor, ${PLACE}, ${withinReach('settings.preview', { areas: 'here.path' }, settingRows(''))} as rows, ${withinReach('settings.preview', { areas: 'here.path' }, `(select coalesce(json_agg(json_build_object('read', ${docJson(CASES, 'c')}, 'mine', ${mayRead(CASES, 'c')}) order by w.by_due, w.id), '[]')
      from (select l.id, l.by_due from mashangban.lies_in l where l.tenant = :tenant and l.area = here.id and l.of = 'case' and l.box = 'open' and :which::text = 'all' order by l.by_due, l.id limit ${MOST_OPEN + 1}) w
      join ${CASES.table} c on c.tenant = :tenant and c.id = w.id)`)} as open
  from reader left join mashangban.areas here on here.tenant = :tenant and here.id = :areaId`)

/** Each open case with its date as it is, and as the job of the calendar would make it. */
function movedBy(row: SettingRow, rows: readonly SettingRow[], cases: readonly { current: Case; mine: boolean }[], now: Instant): Pick<Preview, 'same' | 'earlier' | 'later' | 'moved'> {
  const at = row.since > now ? row.since : now
  const found = { same: 0, earlier: 0, later: 0, moved: [] as Preview['moved'] }
  for (const { current, mine } of cases) {
    const change = recalculate(CASES.flow, current, { now, calendar: valuesAt([...rows, row], CASES.under(current), at).calendar, salt: '' })
    const [before, after] = [current.dueAt, change.ok ? change.value.next.dueAt : current.dueAt]
    if (before === null || after === null || before === after) found.same++
    else {
      found[after < before ? 'earlier' : 'later']++
      if (mine && found.moved.length < MOST_NAMED) found.moved.push({ caseId: current.id, number: current.number, before, after })
    }
  }
  return found
}

/** What a value would do to the dates of open cases at its place; nothing is written. Limits are pinned: open cases keep theirs. One trip. */
export const preview: UseCase<'settings.preview'> = async ({ areaId, unitId = null, name, value, from }, anyCall) => {
  const call = signedIn(anyCall)
  const { touches } = settingOf(name)
  const read = await call.ports.database.one(readOpen, { personId: call.caller.personId, areaId, unitId, now: call.now, which: touches === 'words' ? 'none' : 'all' })
  const may = allowed(call, read.actor, read.path && { areas: read.path })
  if (!may.ok) return may
  const spot = spotOf(read, unitId)
  if (!spot.ok) return spot
  const row = checked(name, value, spot.value, from, call.now)
  if (!row.ok) return row
  const open = read.open ?? []
  const cases = open.slice(0, MOST_OPEN).map(({ read: found, mine }) => ({ current: CASES.docOf(found), mine })).filter(({ current }) => unitId === null || current.profile.unitId === unitId)
  const numbers = touches === 'open'
    ? movedBy({ ...row.value, version: NEXT, citation: '' }, readSettings(read.rows ?? []), cases, call.now)
    : { same: cases.length, earlier: 0, later: 0, moved: [] }
  return may.value.reply({ touches, open: cases.length, more: open.length > MOST_OPEN, ...numbers })
}

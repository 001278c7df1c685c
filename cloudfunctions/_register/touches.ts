import { messageOf, refuse, type Refusal } from '../../shared/api/errors'
import type { Touched } from '../../shared/api/things-views'
import { ok, type Result } from '../../shared/kernel/result'
import type { Decision } from '../_runtime/command'

export type Touches = Touched['touches']

/** Requests whose area is told to nobody are counted too: a number says nothing of them. */
const OPEN_IN = (area: string): string => `(select count(*)::int from mashangban.lies_in l where l.tenant = :tenant and l.area = ${area} and l.of = 'case' and l.box <> 'done')`
const each = (area: string, rows: string): string => `(select coalesce(sum(n.many), 0)::int from mashangban.areas b cross join lateral (select count(*) as many from ${rows}) n where b.tenant = :tenant and b.path @> array[${area}])`
const NONE = `'areas', 0, 'units', 0, 'windows', 0, 'companies', 0, 'people', 0, 'openCases', 0`
const touching = (some: string): string => `(json_build_object(${NONE})::jsonb || jsonb_build_object(${some}))`

/** SQL: what hangs on a thing (its id, an expression), as `Touches`; only what is open. */
export const TOUCHES: Record<'area' | 'unit' | 'hall' | 'window' | 'office', (id: string) => string> = {
  area: (id) => touching(`'areas', (select count(*)::int from mashangban.areas b where b.tenant = :tenant and b.path @> array[${id}] and b.state = 'open'),
    'units', ${each(id, `mashangban.units u where u.tenant = :tenant and u.area_id = b.id and u.state = 'open'`)},
    'windows', ${each(id, `mashangban.halls h join mashangban.windows w on w.tenant = :tenant and w.hall_id = h.id where h.tenant = :tenant and h.area_id = b.id and w.state = 'open'`)},
    'companies', ${each(id, `mashangban.companies c where c.tenant = :tenant and c.area_id = b.id and c.state = 'operating'`)},
    'people', (select count(distinct m.person_id)::int from mashangban.areas b join mashangban.offices m on m.tenant = :tenant and m.area_id = b.id where b.tenant = :tenant and b.path @> array[${id}]), 'openCases', ${OPEN_IN(id)}`),
  unit: (id) => touching(`'units', 1, 'windows', (select count(*)::int from mashangban.windows w where w.tenant = :tenant and w.unit_id = ${id} and w.state = 'open'),
    'people', (select count(distinct m.person_id)::int from mashangban.offices m where m.tenant = :tenant and m.unit_id = ${id}), 'openCases', (select count(*)::int from mashangban.cases k where k.tenant = :tenant and k.unit_id = ${id} and k.box <> 'done')`),
  hall: (id) => touching(`'windows', (select count(*)::int from mashangban.windows w where w.tenant = :tenant and w.hall_id = ${id} and w.state = 'open')`),
  window: () => touching(`'windows', 1`),
  office: (id) => touching(`'people', 1, 'companies', (select count(*)::int from mashangban.companies c where c.tenant = :tenant and c.officer_id = split_part(${id}, ':', 1)),
    'openCases', (select count(*)::int from mashangban.cases k where k.tenant = :tenant and k.handler_id = split_part(${id}, ':', 1) and k.box <> 'done')`),
}

const WORDS: Record<keyof Touches, (many: number) => string> = {
  areas: (many) => `区域 ${many} 个`, units: (many) => `单位 ${many} 个`, windows: (many) => `窗口 ${many} 个`, companies: (many) => `企业 ${many} 家`, people: (many) => `人员 ${many} 位`, openCases: (many) => `在办诉求 ${many} 件`,
}

/** What is still open, in words; empty: nothing. */
export const inWords = (touches: Partial<Touches>): string =>
  (Object.keys(WORDS) as (keyof Touches)[]).flatMap((key) => ((touches[key] ?? 0) > 0 ? [WORDS[key](touches[key] ?? 0)] : [])).join('、')

/** Refuses what would be left hanging on a thing; null: nothing is. */
export const inUse = (touches: Partial<Touches>): Result<never, Refusal> | null => {
  const what = inWords(touches)
  return what === '' ? null : refuse('THING_IN_USE', { what })
}

/** Of a refusal, or of none: what a preview says of it. */
export const hinders = (hindrance: Result<never, Refusal> | null): string | null => (hindrance === null || hindrance.ok ? null : messageOf(hindrance.error))

interface Reshaping {
  asked: { preview: boolean; seen: number }
  version: number
  touches: Touches
  hindered: Result<never, Refusal> | null
}

/** What is only asked is answered in numbers, and nothing is written; what is to be done needs the version that was seen, and nothing in its way. Refusals: THING_CHANGED, what hinders. */
export function reshaped({ asked: { preview, seen }, version, touches, hindered }: Reshaping, act: () => Decision<Touched>): Result<Decision<Touched>, Refusal> {
  if (preview) return ok({ reply: { done: false, version, touches, hinders: hinders(hindered) }, write: () => Promise.resolve(true) })
  if (version !== seen) return refuse('THING_CHANGED')
  return hindered ?? ok(act())
}

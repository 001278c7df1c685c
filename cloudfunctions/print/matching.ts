import type { Chosen } from '../../shared/api/print.api'
import { MOST_SIGNS, type PrintedOf } from '../../shared/register/print'
import { usccIn } from '../../shared/register/scanned-text'

/** What a printing is of, as its statements take it: of each only what its way of choosing asks for. */
export interface Asked {
  areaId: string
  which: string
  /** Credit codes. */
  listed: string[]
  importId: string | null
  one: string | null
}

/** Credit codes of a list as it was pasted, in any shape, each once. */
const listedIn = (chosen: Chosen): string[] => (chosen.by === 'list' ? [...new Set(chosen.list.flatMap((line) => usccIn(line) ?? []))] : [])

/** As it was chosen. */
export const askedOf = (areaId: string, chosen: Chosen): Asked => ({
  areaId, which: chosen.by === 'area' ? chosen.which : 'all', listed: listedIn(chosen), importId: chosen.by === 'import' ? chosen.importId : null, one: chosen.by === 'one' ? chosen.id : null,
})

interface Source {
  /** SQL that gives `t`, the thing, and `a`, the area that it lies in. */
  from: string
  where: string
}

const BELOW = `a.tenant = :tenant and a.path @> array[:areaId::text]`
/** Asked thing by thing, never as a join that may read all of them. */
const each = (table: string, alias: string, where: string): string => `cross join lateral (select n.* from mashangban.${table} n where n.tenant = :tenant and ${where} offset 0) ${alias}`
const AREAS = 'mashangban.areas a'
const ONE = '(select :one::text as id) o'

/** What is printed, by the way in which it is chosen: whoever adds one adds its row. */
// prettier-ignore
const SOURCES = {
  'company area':   { from: `${AREAS} ${each('companies', 't', `n.area_id = a.id and n.state = 'operating'`)}`, where: BELOW },
  'company list':   { from: `unnest(:listed::text[]) l(uscc) ${each('companies', 't', `n.uscc = l.uscc and n.state = 'operating'`)} ${each('areas', 'a', 'n.id = t.area_id')}`, where: BELOW },
  'company import': { from: `mashangban.import_rows r ${each('companies', 't', `n.uscc = r.key and n.state = 'operating'`)} ${each('areas', 'a', 'n.id = t.area_id')}`, where: `r.tenant = :tenant and r.run = :importId and r.act in ('new', 'changed', 'same', 'moved', 'kept') and ${BELOW}` },
  'company one':    { from: `${ONE} ${each('companies', 't', `n.id = o.id and n.state = 'operating'`)} ${each('areas', 'a', 'n.id = t.area_id')}`, where: BELOW },
  'window area':    { from: `${AREAS} ${each('halls', 'h', 'n.area_id = a.id')} ${each('windows', 't', `n.hall_id = h.id and n.state = 'open'`)}`, where: BELOW },
  'window one':     { from: `${ONE} ${each('windows', 't', `n.id = o.id and n.state = 'open'`)} ${each('halls', 'h', 'n.id = t.hall_id')} ${each('areas', 'a', 'n.id = h.area_id')}`, where: BELOW },
  'grid area':      { from: `${AREAS} ${each('areas', 't', `n.id = a.id and n.level = 'grid' and n.state = 'open'`)}`, where: BELOW },
  'grid one':       { from: `${ONE} ${each('areas', 't', `n.id = o.id and n.state = 'open'`)} ${each('areas', 'a', 'n.id = t.id')}`, where: BELOW },
  'counter area':   { from: `${AREAS} ${each('halls', 't', `n.area_id = a.id and n.state = 'open'`)}`, where: BELOW },
  'counter one':    { from: `${ONE} ${each('halls', 't', `n.id = o.id and n.state = 'open'`)} ${each('areas', 'a', 'n.id = t.area_id')}`, where: BELOW },
} as const satisfies Partial<Record<`${PrintedOf} ${Chosen['by']}`, Source>>
export type Way = keyof typeof SOURCES
export const WAYS = Object.keys(SOURCES) as Way[]

/** Null: nothing of that kind is chosen in that way. */
export const wayOf = (of: PrintedOf, by: Chosen['by']): Way | null => WAYS.find((way) => way === `${of} ${by}`) ?? null

/** What is printed by a way of choosing. */
export const kindOf = (way: Way): PrintedOf => way.slice(0, way.indexOf(' ')) as PrintedOf

/** How it is called on its sign and in the record, and the order in which people walk: street by street, address by address; window by window. */
const CALLED: Record<PrintedOf, { name: string; order: string }> = {
  company: { name: 't.name', order: 'a.path, t.address, t.name, t.id' },
  window: { name: `h.name || ' ' || t.number || ' ' || t.name`, order: `a.path, h.name, lpad(t.number, 6), t.id` },
  grid: { name: 't.name', order: 't.path, t.name, t.id' },
  counter: { name: 't.name', order: 'a.path, t.name, t.id' },
}

/** SQL: what is meant, in the order of printing, one more at most than there may be: id, name, seq, uscc, and when it was printed before. */
export function matching(way: Way): string {
  const of = kindOf(way)
  const { name, order } = CALLED[of]
  const { from, where } = SOURCES[way]
  return `select t.id, ${name} as name, ${of === 'company' ? 't.uscc' : 'null::text'} as uscc, k.printed_at, row_number() over (order by ${order})::int as seq
      from ${from} left join lateral (select n.* from mashangban.codes n where n.tenant = :tenant and n.of = '${of}' and n.id = t.id offset 0) k on true
      where ${where} and (:which = 'all' or :which = 'unprinted' and k.printed_at is null or :which = 'lost' and k.lost_at is not null)
      order by seq limit ${MOST_SIGNS + 1}`
}

import { createHash } from 'node:crypto'
import { maskPhone } from '../../../shared/kernel/mask'
import { lineOf } from '../../../shared/kernel/phone'
import type { Changes } from '../../../shared/register/changes'
import type { Values } from '../../../shared/register/field'
import { endOfOffice, officeIdOf, type OfficeRole, placeOfOffice, startOfOffice } from '../../../shared/register/office'
import { needed, readRow } from '../../../shared/register/read-row'
import { ROW_KINDS } from '../../../shared/register/row-kinds'
import type { RowProblem } from '../../../shared/register/row-problems'
import { statement } from '../../_database/statement'
import { isOffice, lastAdmin, officeNow } from '../../_register/office-rows'
import { surveyOfficials } from './official-survey'
import { DROPPED_OFFICIALS, type Numbered, type OfficeRow, officeRow, putOfficials } from './official-rows'
import type { Kind, Met, SheetRow, ThingNow, Whose } from './kind'

const rows = (which: string): string => `(select t.*, t.person_id || ':' || t.role || ':' || t.place as id, p.work_name, p.work_phone, p.phone_hash from mashangban.offices t
    join mashangban.persons p on p.tenant = :tenant and p.id = t.person_id where t.tenant = :tenant and ${which} offset 0)`
const day = (instant: string): string => `coalesce(to_jsonb(to_char((${instant}) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')), 'null')`
/** With its first and its last day among the values. */
const now = (t: string): string => `jsonb_set(jsonb_set((${officeNow(t, t)})::jsonb, '{values,until}', ${day(`${t}.until - interval '1 millisecond'`)}), '{values,from}', ${day(`${t}.begins`)})`

/** SQL: is membership m the office of that id by now? A sheet knows its official by the id that he had before he ever signed in. */
const isOfficeNow = (m: string, id: string): string => `${m}.tenant = :tenant and ${m}.role = split_part(${id}, ':', 2) and ${m}.place = split_part(${id}, ':', 3)
    and ${m}.person_id = coalesce((select p.became from mashangban.persons p where p.tenant = :tenant and p.id = split_part(${id}, ':', 1)), split_part(${id}, ':', 1))`

interface Found {
  n: number
  /** Whoever has that number: who has signed in goes before who was only registered. */
  person: { id: string; name: string | null; workPhone: string | null } | null
  /** `begun`: its first day has come. */
  now: (ThingNow & { begun: boolean }) | null
  /** It is that of the last administrator. */
  lone: boolean
}

const readNumbered = statement<{ hashes: string[]; roles: string[]; places: string[] }, Found>('import_officials_numbered', `
  select k.n::int as n, case when w.id is not null then json_build_object('id', w.id, 'name', w.work_name, 'workPhone', w.work_phone) end as person, case when t.id is not null then ${now('t')} end as now, t.id is not null and ${lastAdmin('t')} as lone
  from unnest(:hashes::text[], :roles::text[], :places::text[]) with ordinality k(hash, role, place, n)
    left join lateral (select p.* from mashangban.persons p where p.tenant = :tenant and p.phone_hash = k.hash and p.became is null order by p.openid is null, p.work_name is null, p.id limit 1) w on true
    left join lateral ${rows('t.person_id = w.id and t.role = k.role and t.place = k.place')} t on true`)

/** Of an official whom nobody has met: the same for each of his offices, and told by whoever brought him in. */
const metId = (importId: string, hash: string): string =>
  `of-${createHash('md5').update(importId).digest('hex').slice(0, 8)}${createHash('sha256').update(`${importId}\n${hash}`).digest('base64url').slice(0, 10)}`

/** What speaks against a row, of whose person the register knows something. */
function against(values: Values, { person, now: standing, lone }: Found, { personId, now: at }: Whose): RowProblem[] {
  const { name, workPhone, from, until } = values
  const of = (code: RowProblem['code'], field: string): RowProblem => ({ code, field, value: String(values[field] ?? '') })
  const last = until ?? standing?.values['until']
  const untilMoved = typeof until === 'string' && until !== standing?.values['until']
  return [
    ...(person?.name != null && name !== undefined && name !== person.name ? [of('OFFICE_NAME', 'name')] : []),
    ...(person?.name != null && workPhone !== undefined && workPhone !== (person.workPhone ?? '') ? [of('OFFICE_WORK_PHONE', 'workPhone')] : []),
    ...(person?.id === personId && (standing === null || untilMoved) ? [{ code: 'OFFICE_OWN' as const, field: null, value: '' }] : []),
    ...(typeof from === 'string' && typeof last === 'string' && from > last ? [of('OFFICE_ORDER', 'from')] : []),
    ...(typeof from === 'string' && standing?.begun && startOfOffice(from) > at ? [of('OFFICE_BEGUN', 'from')] : []),
    ...(untilMoved && endOfOffice(until) <= at ? [of('OFFICE_OVER', 'until')] : []),
    ...(lone && untilMoved ? [of('LAST_ADMIN', 'until')] : []),
  ]
}

/** What a row says of an office, in the light of who has its number. */
function metBy({ values: { number, ...said } }: SheetRow, hash: string, found: Found, whose: Whose): Met<ThingNow> {
  const { person, now: standing } = found
  const id = person?.id ?? metId(whose.importId, hash)
  const place = placeOfOffice(said as { role: OfficeRole; unitId: string; areaId: string })
  const whole: Values = { workPhone: person?.workPhone ?? '', head: false, from: null, until: null, ...said, personId: id, state: 'open', ...(person === null && number !== undefined ? { number } : {}) }
  return { key: officeIdOf(id, String(said['role']), place), now: standing, problems: against(said, found, whose), values: standing === null ? whole : said }
}

/**
 * 人员名单: one row is one office of one official, who is told by his mobile number. Name and work phone of whom the register knows are changed on his page, not by a sheet: a mistyped number would
 * give one man's office to another.
 */
export const OFFICIALS: Kind<ThingNow, OfficeRow> = {
  of: 'office',
  rows,
  keyIs: isOffice,
  keyIsNow: isOfficeNow,
  idIs: isOffice,
  keysOf: (ids) => `array(select k.id from unnest(${ids}) k(id) union all select p.id || ':' || split_part(k.id, ':', 2) || ':' || split_part(k.id, ':', 3)
      from unnest(${ids}) k(id) join mashangban.persons p on p.tenant = :tenant and p.became = split_part(k.id, ':', 1))`,
  silent: (h) => `(${h}.run is null and ${h}.what -> 'personId' ->> 0 is not null)`,
  now,
  keyNow: ({ id }) => id,
  beneath: null,
  grows: null,
  isKeyShown: false,
  isMaking: (_version, what) => what['personId']?.[0] === null,
  areaOf: ({ values }) => String(values['areaId']),
  knows: ['units'],
  survey: surveyOfficials,

  read(cells, circumstances, vault) {
    const { contact, ...row } = readRow(ROW_KINDS.office, cells, circumstances)
    const unit = circumstances.units?.find(String(row.values['unitId'])).find(({ id }) => id === row.values['unitId'])
    // A unit's own people are of its area.
    const areaId = row.values['role'] === 'department' ? unit?.within?.[0] : row.values['areaId']
    if (contact === null) return row
    const hash = vault.blind(lineOf(contact.phone))
    const number: Numbered = { phone: vault.seal(contact.phone), masked: maskPhone(contact.phone), hash }
    return { ...row, values: { ...row.values, ...(areaId === undefined ? {} : { areaId }), phone: [{ mark: hash }], number: { ...number } } }
  },
  async meet(database, batch, whose) {
    const asked = batch.flatMap((row) => {
      const number = row.values['number'] as Partial<Numbered> | undefined
      return row.key === null || number?.hash === undefined ? [] : [{ row, hash: number.hash, role: String(row.values['role']), place: placeOfOffice(row.values as { role: OfficeRole; unitId: string; areaId: string }) }]
    })
    const found = await database.rows(readNumbered, { hashes: asked.map(({ hash }) => hash), roles: asked.map(({ role }) => role), places: asked.map(({ place }) => place) })
    const met = new Map<number, Met<ThingNow>>(batch.map(({ line }) => [line, { key: null, now: null, problems: [] }]))
    for (const each of found) {
      const one = asked[each.n - 1]
      if (one !== undefined) met.set(one.row.line, metBy(one.row, one.hash, each, whose))
    }
    return met
  },
  lacks: (values) => needed(ROW_KINDS.office, values),
  hinders: () => Promise.resolve(new Map()),
  absent: null,

  newId: (_salt, key) => key,
  write: (id, standing, what: Changes, { line = 0 }) => officeRow(id, standing, what, line),
  pack: (rows) => rows,
  put: putOfficials,
  dropped: DROPPED_OFFICIALS,
}

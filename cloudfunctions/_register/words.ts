import { AREA_LEVELS } from '../../shared/register/area'
import { COMPANY_SIZES, COMPANY_STATES } from '../../shared/register/company'
import type { Changes } from '../../shared/register/changes'
import type { FieldChange } from '../../shared/api/register-views'
import { TAKES_LABELS } from '../../shared/api/takes'
import type { Value } from '../../shared/register/field'
import { industryName } from '../../shared/register/industries'
import { OFFICE_ROLES } from '../../shared/register/office'
import { RANKS } from '../../shared/register/pairing'
import { KEPT_LABELS, THING_STATES, type ChangedKind } from '../../shared/register/things'
import { type Names as TenantNames, saidBy } from '../../shared/settings/names'
import { UNIT_KINDS } from '../../shared/register/unit'
import { WINDOW_FIELDS } from '../../shared/register/window'

/** Names of areas, officials, units and halls, by id. */
export type Names = Readonly<Record<string, string>>

/** Fields of which a history says that they changed, and nothing of what. */
const SEALED: Partial<Record<ChangedKind, readonly string[]>> = { company: ['contacts'], office: ['phone'] }

/** Is nothing of that field ever shown? */
export const isSealed = (of: ChangedKind, field: string): boolean => SEALED[of]?.includes(field) ?? false

/** What changes with a thing and is not kept of it: who is paired with a company, the hall of a window, whom a unit names to be asked. */
const BESIDES: Readonly<Record<string, string>> = { deputyId: RANKS.deputy, leaderIds: RANKS.leader, hallAddress: WINDOW_FIELDS.hallAddress.zh, contactFor: '事项联系人' }

/** How a field is called, as the tenant says it. */
export const labelOf = (of: ChangedKind, field: string, own: TenantNames): string => saidBy(own, KEPT_LABELS[of][field] ?? BESIDES[field] ?? field)

type Words = (value: Value, names: Names) => string
const from = (words: Readonly<Record<string, string>>): Words => (value) => words[String(value)] ?? String(value)
const yes: Words = (value) => (value === true ? '是' : '否')
/** `matter:tax|p-1`: what it is, and whose (register/unit-contacts.ts). */
const contactFor: Words = (value, names) => (Array.isArray(value) ? value.map((each) => {
  const [takes = '', id = ''] = String(each).split('|')
  return `${TAKES_LABELS[takes] ?? takes} ${names[id] ?? '已离任的人'}`
}).join('、') : '')
const named = (gone: string): Words => (value, names) => names[String(value)] ?? gone
const area = named('已撤销的区域')

const WORDS: Record<ChangedKind, Readonly<Record<string, Words>>> = {
  company: {
    areaId: area, officerId: named('已离任的人'), deputyId: named('已离任的人'),
    leaderIds: (value, names) => (Array.isArray(value) ? value.map((each) => names[String(each)] ?? '已离任的领导').join('、') : ''),
    industry: (value) => `${String(value)} ${industryName(String(value))}`, size: from(COMPANY_SIZES), state: from(COMPANY_STATES), key: yes,
  },
  area: { level: from(AREA_LEVELS), parentId: area, mergedInto: area, state: from(THING_STATES) },
  unit: { areaId: area, kind: from(UNIT_KINDS), takes: (value) => (Array.isArray(value) ? value.map((each) => TAKES_LABELS[String(each)] ?? String(each)).join('、') : ''), contactFor, mergedInto: named('另一个单位'), state: from(THING_STATES) },
  hall: { areaId: area, state: from(THING_STATES) },
  window: { hallId: named('另一个大厅'), unitId: named('另一个单位'), state: from(THING_STATES) },
  rule: {
    areaId: area, industry: (value) => `${String(value)} ${industryName(String(value))}`.trim(), size: from(COMPANY_SIZES), key: yes,
    officers: (value, names) => (Array.isArray(value) && value.length > 0 ? value.map((each) => names[String(each)] ?? '已离任的人').join('、') : '企业所在区域的人，谁手上少给谁'),
  },
  matter: { areaId: area, parentId: named('另一个事项'), also: (value) => (Array.isArray(value) ? value.join('、') : ''), unitIds: (value, names) => (Array.isArray(value) ? value.map((each) => names[String(each)] ?? '另一个单位').join('、') : ''), state: from(THING_STATES) },
  office: { personId: named('已离任的人'), role: from(OFFICE_ROLES), unitId: named('另一个单位'), areaId: area, head: yes, state: (value) => (value === 'open' ? '在任' : '已结束') },
}

/** What stands in a field, in words; null: nothing. */
export function wordsOf(field: string, value: Value, names: Names, of: ChangedKind = 'company'): string | null {
  // A rule that names nobody names everybody.
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0 && of !== 'rule')) return null
  return (WORDS[of][field] ?? String)(value, names)
}

/** Is it a choice of the system's words, and nothing that anybody has written? */
const isOfTheSystem = (of: ChangedKind, field: string): boolean => of === 'office' && field === 'role'

/** What stood in a field, as `wordsOf` said it, in the words of the tenant. */
export const wordsShown = (of: ChangedKind, field: string, words: string | null, own: TenantNames): string | null => (words !== null && isOfTheSystem(of, field) ? saidBy(own, words) : words)

/** Changes as they are shown to a tenant: a sealed field says that it changed, and nothing of what. */
export const changesShown = (what: Changes, names: Names, of: ChangedKind, own: TenantNames): FieldChange[] => Object.entries(what).map(([field, [before, after]]) => {
  const sealed = isSealed(of, field)
  const words = (value: Value): string | null => (sealed ? null : wordsShown(of, field, wordsOf(field, value, names, of), own))
  return { field, label: labelOf(of, field, own), before: words(before), after: words(after), sealed }
})

const ids = (what: string, fields: readonly string[]): string => fields.flatMap((field) => [`${what} -> '${field}' ->> 0`, `${what} -> '${field}' ->> 1`]).join(', ')
const namesFrom = (table: string, name: string, what: string, fields: readonly string[]): string =>
  `select t.id, t.${name} as name from mashangban.${table} t where t.tenant = :tenant and t.${name} is not null and t.id in (${ids(what, fields)})`
/** Leaders of a company, the officers of a rule: each a list of ids before and after, or nothing. */
const PEOPLE = (what: string, field: string): string => `select distinct p.id, p.work_name from jsonb_array_elements(case when ${what} ? '${field}' then ${what} -> '${field}' else '[]' end) l(ids),
      jsonb_array_elements_text(case when jsonb_typeof(l.ids) = 'array' then l.ids else '[]' end) i(id), mashangban.persons p
      where p.tenant = :tenant and p.work_name is not null and p.id = i.id`
/** Whom a unit names, each a list before and after. */
const CONTACTS = (what: string): string => `select distinct p.id, p.work_name from jsonb_array_elements(case when ${what} ? 'contactFor' then ${what} -> 'contactFor' else '[]' end) l(rows), jsonb_array_elements_text(l.rows) i(row), mashangban.persons p
      where p.tenant = :tenant and p.work_name is not null and p.id = split_part(i.row, '|', 2)`
/** Units that are responsible for a matter, each a list before and after. */
const UNITS = (what: string): string => `select distinct u.id, u.name from jsonb_array_elements(case when ${what} ? 'unitIds' then ${what} -> 'unitIds' else '[]' end) l(ids),
      jsonb_array_elements_text(case when jsonb_typeof(l.ids) = 'array' then l.ids else '[]' end) i(id), mashangban.units u where u.tenant = :tenant and u.id = i.id`
const together = (parts: readonly string[]): string => `(select coalesce(jsonb_object_agg(n.id, n.name), '{}') from (
    ${parts.join('\n    union all ')}) n)`

/** SQL: the names of the areas and officials that changes of companies (a jsonb expression, `{ field: [before, after] }`) speak of, by id. */
export const namesIn = (what: string): string => together([namesFrom('areas', 'name', what, ['areaId']), namesFrom('persons', 'work_name', what, ['officerId', 'deputyId']), PEOPLE(what, 'leaderIds')])

/** SQL: the same of changes of any thing. */
export const namesInThing = (what: string): string => together([
  namesFrom('areas', 'name', what, ['areaId', 'parentId', 'mergedInto']), namesFrom('persons', 'work_name', what, ['officerId', 'deputyId', 'personId']), PEOPLE(what, 'leaderIds'), PEOPLE(what, 'officers'), CONTACTS(what), UNITS(what),
  namesFrom('units', 'name', what, ['unitId', 'mergedInto']), namesFrom('halls', 'name', what, ['hallId']), namesFrom('matters', 'name', what, ['parentId']),
])

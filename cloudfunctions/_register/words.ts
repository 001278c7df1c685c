import { COMPANY_KEPT_LABELS, COMPANY_SIZES, COMPANY_STATES, type CompanyKept } from '../../shared/register/company'
import { RANKS } from '../../shared/register/pairing'
import type { Changes } from '../../shared/register/changes'
import type { FieldChange } from '../../shared/api/register-views'
import type { Value } from '../../shared/register/field'
import { industryName } from '../../shared/register/industries'

/** Names of areas and officials, by id. */
export type Names = Readonly<Record<string, string>>

/** Who is paired with a company, besides what is kept of it. */
type PairedField = 'deputyId' | 'leaderIds'
const LABELS: Record<CompanyKept | PairedField, string> = { ...COMPANY_KEPT_LABELS, deputyId: RANKS.deputy, leaderIds: RANKS.leader }

const SEALED: readonly string[] = ['contacts']

const WORDS: Partial<Record<CompanyKept | PairedField, (value: Value, names: Names) => string>> = {
  areaId: (value, names) => names[String(value)] ?? '已撤销的区域',
  officerId: (value, names) => names[String(value)] ?? '已离任的专员',
  deputyId: (value, names) => names[String(value)] ?? '已离任的副专员',
  leaderIds: (value, names) => (Array.isArray(value) ? value.map((each) => names[String(each)] ?? '已离任的领导').join('、') : ''),
  industry: (value) => `${String(value)} ${industryName(String(value))}`,
  size: (value) => COMPANY_SIZES[value as keyof typeof COMPANY_SIZES],
  state: (value) => COMPANY_STATES[value as keyof typeof COMPANY_STATES],
  key: (value) => (value === true ? '是' : '否'),
}

/** What stands in a field, in words; null: nothing. */
export function wordsOf(field: string, value: Value, names: Names): string | null {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null
  return (WORDS[field as CompanyKept | PairedField] ?? String)(value, names)
}

/** Changes as they are shown: a sealed field says that it changed, and nothing of what. */
export const changesShown = (what: Changes, names: Names): FieldChange[] => Object.entries(what).map(([field, [before, after]]) => {
  const sealed = SEALED.includes(field)
  const words = (value: Value): string | null => (sealed ? null : wordsOf(field, value, names))
  return { field, label: LABELS[field as CompanyKept | PairedField] ?? field, before: words(before), after: words(after), sealed }
})

/** SQL: the names of the areas and officials that changes (a jsonb expression, `{ field: [before, after] }`) speak of, by id. */
export const namesIn = (what: string): string => `(select coalesce(jsonb_object_agg(n.id, n.name), '{}') from (
    select a.id, a.name from mashangban.areas a where a.tenant = :tenant and a.id in (${what} -> 'areaId' ->> 0, ${what} -> 'areaId' ->> 1)
    union all select p.id, p.work_name from mashangban.persons p where p.tenant = :tenant and p.work_name is not null and p.id in (${what} -> 'officerId' ->> 0, ${what} -> 'officerId' ->> 1, ${what} -> 'deputyId' ->> 0, ${what} -> 'deputyId' ->> 1)
    union select p.id, p.work_name from jsonb_array_elements(case when ${what} ? 'leaderIds' then ${what} -> 'leaderIds' else '[]' end) l(ids), jsonb_array_elements_text(l.ids) i(id), mashangban.persons p
      where p.tenant = :tenant and p.work_name is not null and p.id = i.id) n)`

import type { DeedView } from '../../shared/api/deed.api'
import { doneWords } from '../../shared/register/deeds'
import { jobWords } from '../../shared/register/jobs'
import { EXPORTED } from '../../shared/register/export'
import { readInstant } from '../_database/instants'
import { CASES } from '../_flow/case-rows'
import { mayRead } from '../_flow/reading'

/** A deed as the statements below give it. */
export interface DeedRow {
  id: string
  at: string
  kind: string
  action: string
  personId: string
  who: string | null
  of: string | null
  thing: string | null
  name: string | null
  list: keyof typeof EXPORTED | null
  many: number | null
  reason: string | null
  caseNumber: string | null
}

/**
 * SQL: what is joined to a deed d, and the columns of DeedRow. Of a look the case is joined only when it is not confidential and goes round nobody the reader is: `SEEN` leaves the others out, and
 * its number is told only to whoever may read the case itself. Asks for the CTE `reader`.
 */
export const JOINED = `left join mashangban.cases k on d.of = 'case' and k.tenant = :tenant and k.id = d.thing and not k.confidential and not (k.closed_to && reader.self)`
export const SEEN = `(d.of is distinct from 'case' or k.id is not null)`
export const DEED_COLUMNS = `d.id, d.at, d.kind, d.action, d.person_id as "personId", d.of, d.thing,
  (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = d.person_id) as who,
  case d.of when 'company' then (select c.name from mashangban.companies c where c.tenant = :tenant and c.id = d.thing)
    when 'import' then (select i.name from mashangban.imports i where i.tenant = :tenant and i.id = d.thing)
    when 'job' then d.detail ->> 'kind'
    when 'area' then (select a.name from mashangban.areas a where a.tenant = :tenant and a.id = d.thing)
    when 'rule' then (select a.name from mashangban.assignment_rules r join mashangban.areas a on a.tenant = :tenant and a.id = r.area_id where r.tenant = :tenant and r.id = d.thing)
    when 'export' then (select case when e.list <> 'cases' then e.words end from mashangban.exports e where e.tenant = :tenant and e.id = d.thing)
    when 'unit' then (select u.name from mashangban.units u where u.tenant = :tenant and u.id = d.thing)
    when 'hall' then (select h.name from mashangban.halls h where h.tenant = :tenant and h.id = d.thing)
    when 'window' then (select w.name from mashangban.windows w where w.tenant = :tenant and w.id = d.thing)
    when 'matter' then (select m.name from mashangban.matters m where m.tenant = :tenant and m.id = d.thing)
    when 'office' then (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = split_part(d.thing, ':', 1))
    when 'person' then (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = d.thing)
    when 'handover' then (select p.work_name from mashangban.handovers o join mashangban.persons p on p.tenant = :tenant and p.id = o.from_id where o.tenant = :tenant and o.id = d.thing)
    when 'case' then (select c.name from mashangban.companies c where c.tenant = :tenant and c.id = d.company_id) end as name,
  case when d.of = 'export' then (select e.list from mashangban.exports e where e.tenant = :tenant and e.id = d.thing) end as list,
  case d.of when 'export' then (select e.rows from mashangban.exports e where e.tenant = :tenant and e.id = d.thing) else (d.detail ->> 'assigned')::int end as many,
  case when d.kind = 'look' then (select x.content ->> 'text' from mashangban.entries e join mashangban.entry_contents x on x.tenant = :tenant and x.of = e.of and x.id = e.id and x.seq = e.seq
    where e.tenant = :tenant and e.of = 'case' and e.id = d.thing and e.kind = 'contactOpened' and e.at = d.at and e.person_id = d.person_id limit 1) end as reason,
  (select one.number from mashangban.cases one where one.tenant = :tenant and one.id = k.id and ${mayRead(CASES, 'one')} offset 0) as "caseNumber"`

const OPENED = ['company', 'import'] as const
const isOpened = (of: string | null): of is (typeof OPENED)[number] => (OPENED as readonly (string | null)[]).includes(of)

function opensOf({ of, thing, name, caseNumber }: DeedRow): DeedView['opens'] {
  if (thing === null) return null
  if (of === 'case') return caseNumber === null ? null : { of, id: thing }
  return isOpened(of) && name !== null ? { of, id: thing } : null
}

/** A deed as a page shows it. Of a list of cases that was exported it says how many there were: by which words they were looked for may tell what stands in them. */
export const deedView = (row: DeedRow): DeedView => ({
  id: row.id, at: readInstant(row.at), kind: row.kind,
  words: doneWords(row.action),
  person: { id: row.personId, name: row.who },
  name: row.of === 'job' && row.name !== null ? jobWords(row.name) : row.list === null ? row.name : row.name === null ? EXPORTED[row.list] : `${EXPORTED[row.list]}：${row.name}`,
  opens: opensOf(row), many: row.many, reason: row.reason, caseNumber: row.caseNumber,
})

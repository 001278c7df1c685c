import type { PrintedOf } from '../../shared/register/print'
import type { NamedPhone } from '../_print/sign'
import { officersOf } from '../_register/officers-of-area'

/** What stands on a sign besides its code and what all signs say, as it is in the register now. */
export interface SignDetails {
  name: string
  /** Of a window: the hall that it is in, and its number there. */
  hall: string | null
  number: string | null
  officer: (NamedPhone & { unit: string }) | null
  standIn: NamedPhone | null
}

const phoneOf = (p: string): string => `json_build_object('name', ${p}.work_name, 'phone', ${p}.work_phone)`
const person = (id: string): string => `(select json_build_object('name', p.work_name, 'phone', p.work_phone, 'unit', coalesce(p.unit_name, '')) from mashangban.persons p
      where p.tenant = :tenant and p.id = ${id} and p.work_name is not null and p.work_phone is not null)`
const details = (name: string, more: string): string => `json_build_object('name', ${name}, ${more})`
const NOBODY = `'hall', null, 'number', null, 'officer', null, 'standIn', null`

/** SQL: `SignDetails` of a thing (an expression of its id); null where it is gone. */
const DETAILS: Record<PrintedOf, (id: string) => string> = {
  company: (id) => `(select ${details('c.name', `'hall', null, 'number', null, 'officer', ${person('c.officer_id')},
      'standIn', (select ${phoneOf('d')} from mashangban.pairings r cross join lateral (select n.* from mashangban.persons n where n.tenant = :tenant and n.id = r.person_id offset 0) d
        where r.tenant = :tenant and r.company_id = c.id and r.rank = 'deputy' and d.work_name is not null and d.work_phone is not null limit 1)`)}
    from mashangban.companies c where c.tenant = :tenant and c.id = ${id} and c.state = 'operating')`,
  window: (id) => `(select ${details('w.name', `'hall', h.name, 'number', w.number, 'officer', null, 'standIn', null`)}
    from mashangban.windows w join mashangban.halls h on h.tenant = :tenant and h.id = w.hall_id where w.tenant = :tenant and w.id = ${id} and w.state = 'open')`,
  // Whoever serves most companies of it.
  grid: (id) => `(select ${details('a.name', `'hall', null, 'number', null, 'standIn', null, 'officer', (select json_build_object('name', o.work_name, 'phone', o.work_phone, 'unit', coalesce(o.unit_name, ''))
      from (${officersOf('a.id', 1)}) o where o.work_phone is not null)`)} from mashangban.areas a where a.tenant = :tenant and a.id = ${id} and a.state = 'open')`,
  counter: (id) => `(select ${details('h.name', NOBODY)} from mashangban.halls h where h.tenant = :tenant and h.id = ${id} and h.state = 'open')`,
}

/** SQL: details by kind (an expression) and id. */
export const detailsOf = (of: string, id: string): string => `case ${of} ${Object.entries(DETAILS).map(([kind, sql]) => `when '${kind}' then ${sql(id)}`).join('\n    ')} end`

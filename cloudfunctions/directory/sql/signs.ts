import type { PairedView } from '../../../shared/api/register-views'
import type { ENTRY_RULES } from '../../../shared/case/entries'
import type { CaseStatus } from '../../../shared/case/status'
import type { CompanyState } from '../../../shared/register/company'
import type { Leave } from '../../../shared/people/schema'
import { pairedJson } from '../../_register/pairings'
import { CASES } from '../../_flow/case-rows'
import { mayRead } from '../../_flow/reading'

/** What stands behind a printed code, as one statement reads it; the statement joins `reader` (reading.ts). Instants are as PostgreSQL writes them. */
export interface CompanySign {
  id: string
  name: string
  areaId: string
  areaName: string
  state: CompanyState
  /** When its state was changed last; null: never since it was brought in. */
  endedAt: string | null
  officer: { id: string; name: string; workPhone: string | null; unitName: string | null; leave: Leave | null } | null
  paired: (Omit<PairedView, 'onDuty'> & { leave: Leave | null })[]
  /** Is the reader a member of it? */
  bound: boolean
  open: { id: string; title: string; status: CaseStatus; dueAt: string | null }[]
}

/** SQL: pairs of a JSON object that say whether a company (alias) has ended, and since when. */
export const companyEnd = (co: string): string => `'state', ${co}.state, 'endedAt', case when ${co}.state in ('closed', 'moved') then
      (select max(h.at) from mashangban.changes h where h.tenant = :tenant and h.of = 'company' and h.id = ${co}.id and h.what ? 'state') end`

/** Open requests shown under a company's code. */
const MOST_OPEN = 10

/**
 * SQL: a company with its area (aliases of companies and areas). Its requests are for its members, and go round the subject of a
 * complaint before they are counted, so that no gap tells of one.
 */
export const companySign = (co: string, a: string): string => `json_build_object('id', ${co}.id, 'name', ${co}.name, 'areaId', ${co}.area_id, 'areaName', ${a}.name, ${companyEnd(co)}, 'bound', ${co}.id = any(reader.companies),
    'officer', (select json_build_object('id', p.id, 'name', p.work_name, 'workPhone', p.work_phone, 'unitName', p.unit_name, 'leave', p.leave)
      from mashangban.persons p where p.tenant = :tenant and p.id = ${co}.officer_id and p.work_name is not null),
    'paired', ${pairedJson(`${co}.id`)},
    'open', (select coalesce(json_agg(json_build_object('id', o.id, 'title', o.title, 'status', o.status, 'dueAt', o.due_at) order by o.by_due, o.id), '[]')
      from (select c.id, c.title, c.status, c.due_at, c.by_due from mashangban.cases c
        where ${co}.id = any(reader.companies) and c.tenant = :tenant and c.company_id = ${co}.id and c.box = 'open' and c.box <> 'done' and c.verified and not c.confidential
          and not (c.closed_to && reader.self) order by c.by_due, c.id limit ${MOST_OPEN}) o))`

export interface WindowSign {
  id: string
  name: string
  number: string
  hallName: string
  unitName: string
}

/** SQL: a window with its hall and unit (aliases). */
export const windowSign = (w: string, h: string, u: string): string =>
  `json_build_object('id', ${w}.id, 'name', ${w}.name, 'number', ${w}.number, 'hallName', ${h}.name, 'unitName', ${u}.name)`

export interface CaseSign {
  id: string
  number: string
  status: CaseStatus
  filedAt: string
  dueAt: string | null
  /** Is that day only assumed? The clock that ends then knows. */
  assumed: boolean
  holder: string | null
  head: string
  steps: { at: string; kind: keyof typeof ENTRY_RULES }[]
  /** May the reader open the case itself? */
  mayOpen: boolean
}

/** Steps shown to whoever holds the slip: the newest, should there be more. */
const MOST_STEPS = 200

/** SQL: progress of a case (alias), without company, words or names. */
export const caseSign = (c: string): string => `json_build_object('id', ${c}.id, 'number', ${c}.number, 'status', ${c}.status, 'filedAt', ${c}.filed_at, 'dueAt', ${c}.due_at,
    'assumed', exists (select from json_each(${c}.face->'clocks') k where k.value->>'assumed' = 'true' and (k.value->>'dueAt')::timestamptz = ${c}.due_at),
    'holder', ${c}.face->'holder'->>'unitName', 'head', ${c}.head, 'mayOpen', coalesce(${mayRead(CASES, c)}, false),
    'steps', (select coalesce(json_agg(json_build_object('at', s.at, 'kind', s.kind) order by s.seq), '[]')
      from (select e.at, e.kind, e.seq from mashangban.entries e where e.tenant = :tenant and e.of = 'case' and e.id = ${c}.id and not e.internal order by e.seq desc limit ${MOST_STEPS}) s))`

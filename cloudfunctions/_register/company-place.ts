import type { Subject } from '../../shared/access/scope'
import type { SubjectSql } from '../_flow/scope'

/** Where a company lies for the table of rights, as a statement with companies c and its area a reads it. */
export interface CompanyPlace {
  id: string
  officer: string | null
  path: string[]
}

/** SQL: a column `place`, null where there is no such company. */
export const COMPANY_PLACE = `case when c.id is not null then json_build_object('id', c.id, 'officer', c.officer_id, 'path', to_json(coalesce(a.path, '{}'))) end as place`
export const COMPANY_SQL: SubjectSql = { companies: 'array[c.id]', handlers: 'array[c.officer_id]', areas: 'a.path' }
export const companySubject = ({ id, officer, path }: CompanyPlace): Subject => ({ companies: [id], handlers: officer === null ? [] : [officer], areas: path })

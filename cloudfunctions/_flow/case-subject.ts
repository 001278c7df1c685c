import { CASES } from './case-rows'
import type { SubjectSql } from './scope'

/** A row of cases (alias) as what `requestOf` makes of it: whose request it is. */
export const requestSubject = (c: string): SubjectSql => ({
  persons: `array[${c}.filer_id]`,
  companies: `(case when ${c}.verified and not ${c}.confidential then array[${c}.company_id] end)`,
  closedTo: `${c}.closed_to`,
})

/** A row of cases (alias) as what `subjectOf` makes of the document. */
export function caseSubject(c: string): SubjectSql {
  const followers = `array(select f.person_id from mashangban.followers f where f.tenant = :tenant and f.of = '${CASES.flow.of}' and f.id = ${c}.id)`
  const areas = `array(select l.area from mashangban.lies_in l where l.tenant = :tenant and l.of = '${CASES.flow.of}' and l.id = ${c}.id)`
  return {
    persons: `(${c}.filer_id || array[${c}.handler_id] || ${followers})`,
    handlers: `(array[${c}.handler_id] || ${followers})`,
    companies: `array[${c}.company_id]`,
    units: `array[${c}.unit_id]`,
    areas: `(${c}.pool_area || ${areas})`,
    closedTo: `${c}.closed_to`,
  }
}

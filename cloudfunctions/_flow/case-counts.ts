import type { Role } from '../../shared/access/roles'
import type { CaseAct } from '../../shared/case/lifecycle'
import type { Case } from '../../shared/case/schema'
import type { Instant } from '../../shared/kernel/instant'
import { type Count, countOf } from '../../shared/settings/quotas'

/** What an act on a case is counted to: notes, to the side that writes them; a word of a supervisor to himself (of the company the case itself knows). */
export function countsOfAct(act: CaseAct, { id, status }: Case, { personId, role }: { personId: string; role: Role }, now: Instant): Count[] {
  if (act === 'urge' && role === 'supervisor') return [countOf('urges', `${id}|${personId}`, now)]
  if (act !== 'note') return []
  return [countOf(status === 'closed' ? 'notesAfterClosing' : 'notes', `${id}|${role === 'company' ? 'company' : 'office'}`, now)]
}

/** What a filing is counted to: the person, and the company; to that apart for who belongs to it, so that strangers can't use up what its own people need. */
export const countsOfFiling = (personId: string, companyId: string, member: boolean, now: Instant): Count[] => [
  countOf('filings', personId, now), countOf('filingsAtOnce', personId, now), countOf('filingsOfCompany', `${companyId}|${member ? 'own' : 'strangers'}`, now),
]

/** The same for a company that is in no register: the person, whoever else writes the same name, and how many new names he has written. */
export const countsOfUnlisted = (personId: string, unlistedId: string, named: boolean, now: Instant): Count[] => [
  countOf('filings', personId, now), countOf('filingsAtOnce', personId, now), countOf('filingsOfUnlisted', unlistedId, now), ...(named ? [] : [countOf('unlistedNames', personId, now)]),
]

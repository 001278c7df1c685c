import type { ReplyError } from '@/cloud/contract'
import type { CaseDetail } from '@shared/case/views'
import { useQuery } from '@/data/use-query'

export interface OpenCase {
  detail: CaseDetail | null
  /** Why the newest read failed; what was read before is kept. */
  error: ReplyError | null
  /** Reads again, unless that is under way already. */
  refresh: () => Promise<CaseDetail | null>
  /** The same after something was done. Answers what it read; null when that failed. */
  reload: () => Promise<CaseDetail | null>
}

/** One case on the screen. Read anew by each page, for its buttons must be those of now; `caseId` null: nothing is read. */
export function useCase(caseId: string | null): OpenCase {
  const { data, error, refresh, reread } = useQuery('case.get', caseId === null ? null : { caseId }, { owner: 'page', keepFor: 'page' })
  return { detail: data, error, refresh, reload: reread }
}

import type { CaseDetail } from '@shared/case/views'
import { useAct as useAnyAct, type ActReply, type ActRun } from '@/form/use-act'
import { ACT_WORDS, type PersonAct } from '@/words/acts'

export interface CaseActOptions {
  detail: Pick<CaseDetail, 'id' | 'version'>
  reload: () => Promise<CaseDetail | null>
  onDone: (reply: ActReply) => void
  requestId?: Parameters<typeof useAnyAct>[0]['requestId']
}

/** Doing an act on a case that needs no sheet. */
export const useAct = ({ detail, requestId, ...rest }: CaseActOptions): ActRun<CaseDetail['trail'][number]> =>
  useAnyAct({
    subject: { of: 'case', id: detail.id, version: detail.version },
    doneWords: (act) => ACT_WORDS[act as PersonAct].done,
    ...(requestId === undefined ? {} : { requestId }),
    ...rest,
  })

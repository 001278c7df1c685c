import type { CaseDetail } from '@shared/case/views'
import type { ActOptions } from '@/form/use-act'
import { ACT_WORDS, type PersonAct } from '@/words/acts'

/** What `useAct` is told of an act on a case. */
export const onCase = ({ id, version }: Pick<CaseDetail, 'id' | 'version'>): Pick<ActOptions<never>, 'subject' | 'doneWords'> => ({
  subject: { of: 'case', id, version },
  doneWords: (act) => ACT_WORDS[act as PersonAct].done,
})

import { CASE_LIFECYCLE } from '@shared/case/lifecycle'
import type { CaseDetail } from '@shared/case/views'
import { ActSheet as Sheet, type ActSheetProps as SheetProps } from '@/form/ActSheet'
import type { ActReply } from '@/form/use-act'
import type { Chosen } from '@/form/values'
import { ACT_WORDS, type PersonAct } from '@/words/acts'
import { COMPANY_ACT_WORDS, type CompanyAct, type CompanyActWords, isCompanyAct } from '@/words/company-acts'
import { entryTold, wantedOf } from '@/words/entries'
import { onCase } from './on-case'

export interface ActSheetProps extends Pick<SheetProps<CaseDetail['trail'][number]>, 'beforeSubmit' | 'onClose'> {
  /** null = closed */
  act: PersonAct | null
  detail: Pick<CaseDetail, 'id' | 'version' | 'trail' | 'matter' | 'status'>
  /** Unit whose members may be chosen, for 指派. */
  unitId?: string | null
  /** What stands in the form when it opens: a suggested target. */
  start?: { target?: Chosen; text?: string }
  side?: 'company' | 'office'
  allowFiles: () => Promise<boolean>
  reload: () => Promise<CaseDetail | null>
  onDone: (reply: ActReply) => void
}

const OFFICE_ONLY = ['visibility']

/** Whoever supplies material reads what was asked for where he writes. */
function companyWords(act: CompanyAct, detail: Pick<CaseDetail, 'status' | 'trail'>): CompanyActWords {
  const wanted = act === 'supplyMaterial' ? wantedOf(detail) : null
  return wanted === null ? COMPANY_ACT_WORDS[act] : { ...COMPANY_ACT_WORDS[act], consequence: `${wanted.who}请您补：${wanted.text}` }
}

/** The form of any act on a case, for either side: the company's words where it reads, and nothing that only the office has. */
export const ActSheet = ({ detail, unitId = null, side = 'office', ...rest }: ActSheetProps) => (
  <Sheet
    rows={CASE_LIFECYCLE}
    subject={onCase(detail).subject}
    words={(act) => (side === 'company' && isCompanyAct(act) ? companyWords(act, detail) : ACT_WORDS[act as PersonAct])}
    without={side === 'company' ? OFFICE_ONLY : []}
    about={{ matter: detail.matter, unitId }}
    tell={(entry) => entryTold(entry, side)}
    {...rest}
  />
)

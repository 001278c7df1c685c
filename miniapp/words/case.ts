import type { Away, CaseDetail, CaseSummary } from '@shared/case/views'
import { CASE_STATUS_LABELS, type CaseBox, type CaseStatus } from '@shared/case/status'
import type { StatusLook } from './tone'

const LOOKS: Record<CaseStatus, Omit<StatusLook, 'word'>> = {
  filed: { icon: 'dot-circle', tone: 'blue' },
  handling: { icon: 'half-circle', tone: 'blue' },
  waiting: { icon: 'pause-square', tone: 'amber' },
  answered: { icon: 'message', tone: 'green' },
  closed: { icon: 'check-circle', tone: 'still' },
  withdrawn: { icon: 'return', tone: 'still' },
}

/** A company's own case waits for the company: say so in the second person. */
const COMPANY_WORDS: Partial<Record<CaseStatus, string>> = { waiting: '等您补材料', answered: '请您确认' }

/** Word, picture and colour of a status, for the side that reads it. */
export const statusLook = (status: CaseStatus, side: 'company' | 'office' = 'office'): StatusLook => ({
  ...LOOKS[status],
  word: (side === 'company' ? COMPANY_WORDS[status] : undefined) ?? CASE_STATUS_LABELS[status],
})

/** The three piles as a company names them. */
export const BOX_LABELS: Record<CaseBox, string> = { open: '正在办', answered: '等我确认', done: '办完的' }

/** 「林知远」, 「区交通运输局」, or 「待分办」 while nobody has it. */
export function holderWords(holder: CaseSummary['holder']): string {
  return holder.handlerName ?? holder.unitName ?? '分办员正在安排'
}

/** Where the person who has it belongs and what he does now, or that he is away: for the line under the name. */
export function holderState(status: CaseStatus, holder: CaseSummary['holder'], side: CaseDetail['side'] = 'company', away?: Away): string {
  const unit = holder.handlerName === null ? '' : (holder.unitName ?? '')
  const doing: Record<CaseStatus, string> = {
    filed: '等待签收', handling: '正在办理', waiting: side === 'company' ? '等您补材料' : '等企业补材料', answered: '已经答复', closed: '已经办结', withdrawn: '不再办理',
  }
  return [unit, away === undefined ? doing[status] : absenceWords(away)].filter((part) => part !== '').join('，')
}

/** That who has it is away, and whether somebody is there for him. */
const absenceWords = ({ standIn }: Away): string => (standIn === null ? '请假中，没有人代办；急的请打服务热线' : '请假中')

import { View } from '@tarojs/components'
import type { CaseStatus } from '@shared/case/status'
import { statusLook } from '@/words/case'
import { type CaseClocks, runningClock } from '@/words/light'
import { dateWords, dueWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { ListItem } from '@/ui/ListItem'
import { Pill } from '@/ui/Status'

export interface CaseRowFacts {
  id: string
  title: string
  status: CaseStatus
  dueAt: string | null
  closedAt?: string | null
  clocks?: CaseClocks
}

const DUE_VERB: Partial<Record<CaseStatus, string>> = { filed: '签收', handling: '办结', waiting: '补齐' }

function whenWords({ status, dueAt, closedAt, clocks }: CaseRowFacts): string {
  if (closedAt != null) return `${dateWords(closedAt)}${status === 'withdrawn' ? '撤回' : '办结'}`
  if (dueAt === null) return status === 'waiting' ? '暂停计时' : ''
  const verb = clocks !== undefined && status === 'filed' && runningClock(clocks).which === 'handling' ? undefined : DUE_VERB[status]
  return `${dueWords(presentInstant(), dueAt)}${verb ?? ''}`
}

/** One request in a company's list: what it is, how it stands, until when. */
export const CaseRow = ({ row, onOpen }: { row: CaseRowFacts; onOpen: () => void }) => {
  const look = statusLook(row.status, 'company')
  return (
    <ListItem
      className="t-case-row"
      title={row.title}
      bottom={<><Pill tone={look.tone} icon={look.icon}>{look.word}</Pill><View className="ms-num">{whenWords(row)}</View></>}
      onPress={onOpen}
    />
  )
}

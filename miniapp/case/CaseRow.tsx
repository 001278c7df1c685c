import { View } from '@tarojs/components'
import { type Instant, toMs } from '@shared/kernel/instant'
import type { CaseStatus } from '@shared/case/status'
import { statusLook } from '@/words/case'
import { type CaseClocks, runningClock } from '@/words/light'
import { dueLine, lateFor } from '@/words/due'
import { dateWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { sessionState } from '@/session/store'
import { ListItem } from '@/ui/ListItem'
import { Light, Pill } from '@/ui/Status'

export interface CaseRowFacts {
  id: string
  title: string
  status: CaseStatus
  dueAt: string | null
  closedAt?: string | null
  clocks?: CaseClocks
}

function whenWords({ status, dueAt, closedAt, clocks }: CaseRowFacts, now: Instant): string {
  if (closedAt != null) return `${dateWords(closedAt)}${status === 'withdrawn' ? '撤回' : '办结'}`
  if (dueAt === null) return status === 'waiting' ? '暂停计时' : ''
  return dueLine({ status, dueAt, ...(clocks === undefined ? {} : { clocks }) }, now)
}

/** 「已超期」, and by how much where the calendar is at hand; what the company is to supply is not late by the office. */
const Late = ({ row: { status, dueAt, clocks }, now }: { row: CaseRowFacts; now: Instant }) => {
  // Asked as it stands: a row among a thousand does not wait for the session.
  const { me } = sessionState()
  if (dueAt === null || toMs(dueAt) > toMs(now) || (status !== 'filed' && status !== 'handling')) return null
  const late = me === null || clocks === undefined ? null : lateFor(me.calendar, runningClock(clocks).clock.limit.unit, dueAt, now)
  return <Light tone="overdue" word="已超期" {...(late === null ? {} : { detail: late })} />
}

/** One request in a company's list: what it is, how it stands, until when. */
export const CaseRow = ({ row, onOpen }: { row: CaseRowFacts; onOpen: () => void }) => {
  const look = statusLook(row.status, 'company')
  const now = presentInstant()
  return (
    <ListItem
      className="t-case-row"
      title={row.title}
      bottom={<><Pill tone={look.tone} icon={look.icon}>{look.word}</Pill><Late row={row} now={now} /><View className="ms-num">{whenWords(row, now)}</View></>}
      onPress={onOpen}
    />
  )
}

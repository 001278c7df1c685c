import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseDetail } from '@shared/case/views'
import { isWorkingUnit } from '@shared/sla/limit'
import type { Me } from '@shared/api/directory-views'
import { calendarOf } from '@/words/calendar'
import { clockTitle, dueSentence, lateBy, lightOf, runningClock, usedWords } from '@/words/light'
import { ASSUMED, dateWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import { DueBar, Light } from '@/ui/Status'
import { DeadlineSheet } from './DeadlineSheet'
import './deadline.scss'

/** How the pill says the light to a company: a full phrase. */
const PILL_WORDS: Record<string, string> = { ample: '时间充足', soon: '快到期', pressing: '马上到期', overdue: '已超期', paused: '暂停计时', done: '' }

const SUPPLY_WORDS = { company: '补齐后继续计时；到时没有补齐，交回经办人接着办', office: '补齐后继续计时；到时没有补齐，回到经办人手上接着办' }

/** 办结期限: one sentence, a light beside it, how much is used, and 怎么算的. Nothing once the case is answered. */
export const DeadlineCard = ({ detail, me }: { detail: CaseDetail; me: Me }) => {
  const [open, setOpen] = useState(false)
  const { which, clock } = runningClock(detail.clocks)
  if (clock.stoppedAt !== null) return null
  const now = presentInstant()
  const calendar = calendarOf(me, detail)
  const light = lightOf(calendar, clock, now, me.lights)
  // What the company is to supply is not late by the office.
  const late = which === 'supply' ? null : lateBy(light)
  const side = detail.side === 'company' ? 'company' : 'office'
  return (
    <Card className="msb-due t-deadline">
      <View className="ms-between">
        <View className="ms-caption">{clockTitle(which)}</View>
        {light === null ? null : <Light pill tone={light.tone} word={PILL_WORDS[light.light] ?? light.word} />}
      </View>
      <View className={`msb-due__when ms-num ${late === null ? '' : 'msb-due__when--late t-late-by'}`}>{late ?? dueSentence(now, clock, side)}</View>
      {light === null ? null : <DueBar tone={light.tone} used={light.used} label={usedWords(light.used)} />}
      {clock.assumed ? <View className="msb-gap t-assumed"><Remark icon="calendar">{ASSUMED}</Remark></View> : null}
      <View className="msb-due__foot">
        <View className="ms-caption">{clock.dueAt === null ? '补齐后继续计时' : which === 'supply' ? SUPPLY_WORDS[side] : [dateWords(clock.dueAt), light === null ? '' : `${light.detail}${isWorkingUnit(clock.limit.unit) ? '工作时间' : ''}`].filter(Boolean).join('，')}</View>
        <TextButton go className="t-deadline-why" onPress={() => setOpen(true)}>怎么算的</TextButton>
      </View>
      <DeadlineSheet open={open} onClose={() => setOpen(false)} calendar={calendar} clock={clock} source={detail.profile.citation} />
    </Card>
  )
}

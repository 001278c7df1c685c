import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { companyMark } from '@shared/case/company-mark'
import type { CaseDetail } from '@shared/case/views'
import type { Me } from '@shared/api/directory-views'
import { CASE_KIND_LABELS, MATTER_LABELS } from '@shared/case/kinds'
import type { Instant } from '@shared/kernel/instant'
import { calendarOf } from '@/words/calendar'
import { statusLook } from '@/words/case'
import { dueSentence, lightOf, runningClock, usedWords } from '@/words/light'
import { stopsWords } from '@/words/row'
import { DueBar, Light, Pill } from '@/ui/Status'

/** What it is and how long there is: light and due moment, title, company, the bar with its ticks where the light changes. */
export const CaseHead = ({ detail, me, now, why }: { detail: CaseDetail, me: Me, now: Instant, why: ReactNode }) => {
  const { clock } = runningClock(detail.clocks)
  const open = detail.box === 'open'
  const light = open ? lightOf(calendarOf(me, detail), clock, now, me.lights) : null
  const mark = companyMark(detail)
  const status = statusLook(detail.status)
  const ticks = [me.lights.soon, me.lights.pressing].map((share) => Math.round(share * 100))
  return (
    <View className="case-head t-case-head">
      <View className="case-head__due">
        {light === null ? <Pill tone={status.tone} icon={status.icon}>{status.word}</Pill> : <Light tone={light.tone} word={light.word} detail={light.detail} />}
        <View className="ms-caption ms-num">{open ? dueSentence(now, clock, 'office') : ''}</View>
      </View>
      <View className="ms-title">{detail.title}</View>
      <View className="ms-small">{`${detail.companyName}，${detail.areaName}`}</View>
      {light === null ? null : <View className="case-head__bar ms-elder-hide"><DueBar tone={light.tone} used={light.used} ticks={ticks} label={usedWords(light.used)} /></View>}
      <View className="case-head__facts">
        {light === null ? null : <Pill tone={status.tone} icon={status.icon}>{status.word}</Pill>}
        {detail.urgent ? <Pill tone="red" icon="alert-triangle">紧急</Pill> : null}
        {mark === null ? null : <Pill tone="amber" icon="info">{mark}</Pill>}
        {detail.flagged === true ? <Pill tone="amber" icon="eye">内容待复核</Pill> : null}
        {detail.stops === undefined ? null : <View className="t-stops"><Pill tone="amber" icon="pause-square">{stopsWords(detail)}</Pill></View>}
        <View className="ms-caption ms-grow">{[CASE_KIND_LABELS[detail.kind], detail.matterName ?? (detail.matter === null ? null : MATTER_LABELS[detail.matter])].filter((part) => part !== null).join('，')}</View>
        {why}
      </View>
    </View>
  )
}

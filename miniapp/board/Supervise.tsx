import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseSummary } from '@shared/case/views'
import { SUPERVISION_ROWS, supervisionWords, usualOrder } from '@/case/supervision-words'
import { askOnce } from '@/data/ask-once'
import { ActSheet } from '@/form/ActSheet'
import { presentInstant } from '@/session/now'
import { platform } from '@/platform/platform'
import { MiniButton, TextButton } from '@/ui/SmallButton'
import { entryTold } from '@/words/entries'
import { Offered } from '@/session/offered'
import { holderLine } from './board-words'

/** Who has it and his telephone, a word to him, and the button that orders a word of his by a day. */
export const Supervise = ({ one, onUrge, onOrder }: { one: CaseSummary, onUrge: (one: CaseSummary) => void, onOrder: (one: CaseSummary) => void }) => {
  const { handlerName, phone } = one.holder
  return (
    <View className="assigning">
      <View className="ms-grow">
        <View>{holderLine(one)}</View>
        {phone === undefined ? null : <TextButton icon="phone" className="t-call-row" label={`打电话 给${handlerName ?? '经办人'}`} onPress={() => platform.callPhone(phone)}>打电话</TextButton>}
      </View>
      {one.actions.includes('urge') ? <MiniButton className="t-urge-row" icon="bell" label={`催办：${one.title}`} onPress={() => onUrge(one)}>催办</MiniButton> : null}
      <Offered to="supervision.order"><MiniButton className="t-supervise-row" icon="flag" label={`督办：${one.title}`} onPress={() => onOrder(one)}>督办</MiniButton></Offered>
    </View>
  )
}

/** The sheet of that order. `one` null: closed. */
export const SuperviseSheet = ({ one, onClose, onDone }: { one: CaseSummary | null, onClose: () => void, onDone: () => void }) => {
  const [last, setLast] = useState(one)
  if (one !== null && one !== last) setLast(one)
  if (last === null) return null
  return (
    <ActSheet
      rows={SUPERVISION_ROWS}
      act={one === null ? null : 'order'}
      subject={{ of: 'supervision', id: last.id, idName: 'caseId', version: last.version }}
      words={supervisionWords}
      start={usualOrder(presentInstant())}
      reload={async () => {
        const reply = await askOnce('case.get', { caseId: last.id })
        if (!reply.ok) return null
        setLast(reply.data)
        return reply.data
      }}
      tell={(entry) => entryTold(entry, 'office')}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
